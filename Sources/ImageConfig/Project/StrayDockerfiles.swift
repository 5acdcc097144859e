/// Dockerfiles where no project has them, as somebody has who does not know yet how a project looks.
package struct StrayDockerfiles: Equatable, Sendable {
  /// What a file like that is called.
  package static let names = ["Dockerfile", "Containerfile"]
  package static let none = StrayDockerfiles([], in: ".")

  /// Relative to the folder that was looked through.
  private let paths: [String]
  private let folder: String
  package let imagesFolder: String

  /// - Parameters:
  ///   - folder: the one that was looked through, from the root.
  ///   - imagesFolder: where images would lie.
  package init(_ paths: [String], in folder: String, imagesFolder: String = ImagesFolder.standard) {
    self.paths = paths.sorted()
    self.folder = folder
    self.imagesFolder = imagesFolder
  }

  /// What makes images of them.
  package enum Cure: Equatable, Sendable {
    /// These lie in one folder, as images do.
    case images(folder: String, [String])
    case move(String, to: String)
  }

  /// Those that lie together go first; none where there are none at all.
  package var cure: Cure? {
    var groups: [String: [String]] = [:]
    for path in paths {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count > 1, parts.last == Self.names[0] else { continue }
      groups[parts.dropLast(2).joined(separator: "/"), default: []].append(parts[parts.count - 2])
    }
    if let group = groups.min(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
      return .images(folder: place(group.key), group.value)
    }
    guard let path = paths.first else { return nil }
    let isBeside = !path.utf8.contains(UInt8(ascii: "/"))
    let right = imagesFolder == "." ? "NAME/" : imagesFolder + "/NAME/"
    let here = place(path)
    let parent = String(here[..<(here.lastIndex(of: "/").map(here.index(after:)) ?? here.startIndex)])
    return .move(here, to: (isBeside ? right : parent) + Self.names[0])
  }

  private func place(_ path: String) -> String {
    folder == "." ? (path.isEmpty ? "." : path) : path.isEmpty ? folder : "\(folder)/\(path)"
  }
}
