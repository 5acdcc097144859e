import CommandLine
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

  static func flags(_ inputs: RunInputs) -> [String] {
    labels(inputs.project, inputs.world, image: inputs.image.name).flatMap { ["--label", $0] }
      + varying(inputs).flatMap { name, value -> [String] in
        // An image that was made of a container has its labels.
        let isInherited = inputs.host.image.content?.labels[name] != nil
        return value.isEmpty && !isInherited ? [] : ["--label", "\(name)=\(value)"]
      }
  }

  /// Labels that not every container has. How it was made is asked only of one that is kept.
  private static func varying(_ inputs: RunInputs) -> [(name: String, value: String)] {
    let keeps = inputs.request.keeps
    return [
      (environment, inputs.project.environment ?? ""), (config, keeps ? ConfigHash.of(inputs) : ""),
      (options, keeps ? inputs.request.options.map(\.label).joined(separator: " ") : ""),
    ]
  }

  static func filters(_ inputs: RunInputs) -> [String] {
    filters(inputs.project, inputs.world, image: inputs.image.name)
  }

  /// - Parameter image: none for those of all. Of all environments: no filter of docker's finds what lacks a label.
  static func filters(_ project: Project, _ world: World, image: String?) -> [String] {
    labels(project, world, image: image).flatMap { ["--filter", "label=\($0)"] }
  }

  private static func labels(_ project: Project, _ world: World, image: String?) -> [String] {
    ["\(folder)=\(project.files.root)"] + (image.map { ["\(Self.image)=\($0)"] } ?? [])
      + ["\(user)=\(world.user)"]
  }
}
