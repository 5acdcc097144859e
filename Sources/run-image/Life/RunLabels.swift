import CommandLine
import ImageConfig

/// By what containers of ours are found again: neither another's, nor another clone's.
enum RunLabels {
  static let folder = "orbyter.run.folder"
  static let image = "orbyter.run.image"
  static let user = "orbyter.run.user"

  static func flags(_ inputs: RunInputs) -> [String] {
    labels(inputs.project, inputs.world, image: inputs.image.name).flatMap { ["--label", $0] }
  }

  static func filters(_ inputs: RunInputs) -> [String] {
    filters(inputs.project, inputs.world, image: inputs.image.name)
  }

  /// - Parameter image: none for those of all.
  static func filters(_ project: Project, _ world: World, image: String?) -> [String] {
    labels(project, world, image: image).flatMap { ["--filter", "label=\($0)"] }
  }

  private static func labels(_ project: Project, _ world: World, image: String?) -> [String] {
    ["\(folder)=\(project.files.root)"] + (image.map { ["\(Self.image)=\($0)"] } ?? [])
      + ["\(user)=\(world.user)"]
  }
}
