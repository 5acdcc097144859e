import CommandLine
import Execution
import ImageConfig
import PublishCore

extension OtherImage {
  /// Of the repository's other projects, as they are checked out.
  static func asked(_ project: Project, _ effects: Effects) throws -> [OtherImage] {
    let git = { (words: [String]) in
      Command("git", ["-C", project.files.root] + words, input: .nothing)
    }
    let answers = effects.ask(
      [
        git(["rev-parse", "--show-cdup"]), git(["rev-parse", "--show-prefix"]),
        git(["ls-files", "-z", "--full-name", ":(top,glob)**/VERSION"]),
      ], without: Effects.foreignRepository)
    let texts = answers.map { answer in
      answer.flatMap { $0.exitCode == 0 ? String(decoding: $0.output, as: UTF8.self) : nil }
    }
    guard let up = texts[0]?.line, let own = texts[1]?.line, let paths = texts[2] else { return [] }
    let top = join(project.files.root, up)
    let folder = join(own, project.files.imagesFolder)
    return imagesFolders(paths.split(separator: "\0").map(String.init)).filter { $0 != folder }.flatMap {
      (try? read(top, $0, effects)) ?? []
    }
  }

  /// None where that is no project's folder of images.
  private static func read(_ top: String, _ imagesFolder: String, _ effects: Effects) throws -> [OtherImage] {
    let standard = try effects.environment() ?? PublishedName.standardEnvironment
    let place = join(top, imagesFolder)
    let files = try ProjectReader(environment: standard, reading: [.versions]).read(from: place)
    guard join(files.root, files.imagesFolder) == place else { return [] }
    let environment = files.config.environments.contains(standard) ? standard : nil
    return all(of: try Project(files, world: effects.world, environment: environment), in: imagesFolder)
  }

  private static func join(_ folder: String, _ path: String) -> String {
    let parts = [folder, path].map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    return parts.filter { !$0.isEmpty && $0 != "." }.joined(separator: "/")
  }
}

extension String {
  fileprivate var line: String? {
    split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init)
  }
}
