import ImageConfig

/// By what containers of ours are found again: neither another's, nor another clone's.
enum RunLabels {
  static let folder = "orbyter.run.folder"
  static let image = "orbyter.run.image"
  static let user = "orbyter.run.user"
  /// The one that was asked for; older versions had no such label, and their containers count as those of none.
  static let environment = "orbyter.run.environment"
  static let config = "orbyter.run.config"
  static let options = "orbyter.run.options"

  /// - Parameter image: none for those of all. Of all environments: no filter of docker's finds what lacks a label.
  static func filters(_ project: Project, _ world: World, image: String?) -> [String] {
    labels(project, world, image: image).flatMap { ["--filter", "label=\($0)"] }
  }

  static func labels(_ project: Project, _ world: World, image: String?) -> [String] {
    ["\(folder)=\(project.files.root)"] + (image.map { ["\(Self.image)=\($0)"] } ?? [])
      + ["\(user)=\(world.user)"]
  }
}
