import CommandLine
import ImageConfig

extension BuildRequest {
  /// The images to build that are asked for, each once; the base in front with `-f`.
  func names(_ project: Project) throws -> [String] {
    var names: [String]
    switch work {
    case .build(let asked): names = try ImageSelection.names(asked, project)
    case .buildAll: names = project.folderNames
    case .clean, .graph, .versionFile, .docker, .folder: names = []
    }
    if name != nil, names.count > 1 { throw Self.oneNameForSeveral }
    if forcesBase, project.hasImageFolder("base"), !names.contains("base") {
      names.insert("base", at: 0)
    }
    return names
  }
}
