@testable import ImageConfig

extension Project {
  /// A project of the tests: what its run.cfg says, and its folders; one that ends in a slash has no
  /// Dockerfile.
  init(
    _ config: String, folders: [String] = ["base", "dev"], imagesFolder: String = "docker",
    root: String = "/srv/demo", user: String = "jane", variables: [String: String] = [:],
    in environment: String? = nil
  ) throws {
    let folders = folders.map { name in
      ProjectFiles.Folder(name: name.filter { $0 != "/" }, hasDockerfile: !name.hasSuffix("/"))
    }
    try self.init(
      ProjectFiles(
        root: root, config: try ConfigFile(config), imagesFolder: imagesFolder, folders: folders),
      world: World(user: user, variables: variables), environment: environment)
  }
}

extension World {
  init(user: String, variables: [String: String] = [:]) {
    self.init(
      environment: variables, workingDirectory: "/srv/demo", user: user, home: "/home/\(user)",
      time: LocalTime(year: 2024, month: 1, day: 2, hour: 3, minute: 4, second: 5), processID: 42,
      terminal: Terminal(
        inputIsOpen: true, inputIsTerminal: false, outputIsTerminal: false, errorIsTerminal: false))
  }
}
