/// A folder beside a build's context, and what is taken of it: `--build-context NAME=FOLDER`.
package struct ContextFolder: Equatable, Sendable {
  package let folder: String
  /// As `Dockerfile.Stage.copiedPaths` has them.
  package let paths: [String]

  /// Those that some stages of a Dockerfile read.
  package static func all(
    readBy stages: [Dockerfile.Stage], of dockerfile: Dockerfile, _ inputs: BuildInputs
  ) -> [ContextFolder] {
    stages.flatMap { stage -> [ContextFolder] in
      let base = (image: dockerfile.base(of: stage, with: inputs.arguments), paths: ["."])
      let sources = stage.sources.map { (image: dockerfile.reference(of: $0), paths: $0.paths) }
      return ([base] + sources).compactMap { item in
        guard case .reference(let name) = item.image, let folder = inputs.folder(behind: name) else {
          return nil
        }
        return ContextFolder(folder: folder, paths: item.paths)
      }
    }
  }
}
