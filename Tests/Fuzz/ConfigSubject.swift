import CommandLine
import ImageConfig

/// A run.cfg among a few folders: everything that the executables read of it.
struct ConfigSubject {
  private let input: [UInt8]
  private let files: (ConfigFile) -> ProjectFiles
  private let world: World
  private let environment: String?
  /// Names that a person may have typed.
  private let operands: [String]

  init(_ mutator: inout Mutator) {
    input = mutator.bytes(from: ConfigSeeds.texts, Tokens.config)
    environment = mutator.pick([nil, "production", "ci", "\u{301}"])
    let odd = mutator.text(from: NameSeeds.texts, Tokens.name)
    operands = ["dev", "shell", "a", "docker/dev/", "postgres", odd]
    world = World.hostile(odd, mutator.pick(["jane", odd]))
    let root = "/projects/" + mutator.pick(["demo", "My Demo", odd])
    let folders = ["base", "dev", mutator.pick(["gpu", "run_image", "postgres", odd])].map { name in
      ProjectFiles.Folder(
        name: name, hasDockerfile: mutator.chance(4, in: 5),
        dockerfile: mutator.pick(DockerfileSeeds.texts), version: mutator.pick(NameSeeds.versions))
    }
    let imagesFolder = mutator.pick(["docker", ".", "images/all"])
    files = { ProjectFiles(root: root, config: $0, imagesFolder: imagesFolder, folders: folders) }
  }

  func check(_ mutator: inout Mutator) throws(Failure) {
    do {
      let config = try ConfigFile(bytes: input, path: "run.cfg")
      try attempt { _ = try ImagesFolder.named(in: config, environment: environment) }
      let project = try Project(files(config), world: world, environment: environment)
      for warning in project.warnings() { try Explanation.check(Warning.config(warning).text, input) }
      for place in ["project", "publish", "run_image"] {
        try SettingsChecker(project, input).check(project.settings(of: place))
      }
      let images = try images(of: project)
      try GraphChecker(project, input).check(images)
    } catch let failure as Failure {
      throw failure
    } catch {
      try Explanation.check(error, input)
    }
  }

  /// A splice may make hundreds; a few of them show what there is to see.
  private static let mostImages = 12

  private func images(of project: Project) throws(Failure) -> [Image] {
    var images: [Image] = []
    for name in (project.allNames.prefix(Self.mostImages) + operands).map(project.imageName) {
      try attempt {
        let image = try project.image(name)
        try ReferenceChecker(input).check(image.reference)
        try SettingsChecker(project, input).check(image.settings)
        images.append(image)
      }
    }
    return images
  }

  private func attempt(_ body: () throws -> Void) throws(Failure) {
    do {
      try body()
    } catch let failure as Failure {
      throw failure
    } catch {
      try Explanation.check(error, input)
    }
  }
}
