import ImageConfig

/// The files of a project that an image is made from: its folder, and what its Dockerfile copies.
package struct ImageInputs: Equatable {
  /// Relative to the root: files, folders, and beginnings of names where a pattern stands for the rest.
  private var paths: Set<String> = []
  private var beginnings: [String] = []
  /// The image's own.
  private let folder: String
  private(set) var isEverything = false

  package init(_ target: BuildTarget, _ project: Project) {
    folder = project.files.path(target.folder)
    let file = target.dockerfile
    // It may lie elsewhere.
    if !target.dockerfilePath.hasPrefix("/"), !target.dockerfilePath.hasPrefix("../") {
      add(target.dockerfilePath)
    }
    for path in file.stages.flatMap(\.copiedPaths) + target.preScriptFiles.inputs { add(path) }
    for context in ContextFolder.all(readBy: file.stages, of: file, target.inputs(project)) {
      let parts = context.folder.split(separator: "/", omittingEmptySubsequences: false)
      // Git knows nothing of what lies outside.
      guard parts.first?.isEmpty == false, !parts.contains("..") else { continue }
      for path in context.paths { add("\(context.folder)/\(path)") }
    }
  }

  private mutating func add(_ path: String) {
    guard !path.utf8.contains(where: { $0 == UInt8(ascii: ":") }) else { return }
    let parts = path.split(separator: "/").filter { $0 != "." }
    let isPlain = { (byte: UInt8) in !"*?[$\\".utf8.contains(byte) }
    let plain = parts.prefix { $0.utf8.allSatisfy(isPlain) }
    let start = plain.joined(separator: "/")
    if plain.count == parts.count {
      if parts.isEmpty { isEverything = true } else { paths.insert(start) }
    } else {
      let rest = parts[plain.count].utf8.prefix(while: isPlain)
      let beginning = (start.isEmpty ? "" : start + "/") + String(Substring(rest))
      if beginning.isEmpty { isEverything = true } else { beginnings.append(beginning) }
    }
  }

  package func contains(_ path: String) -> Bool {
    if isEverything || beginnings.contains(where: { path.utf8.starts(with: $0.utf8) }) { return true }
    if path.hasPrefix(folder + "/"), !isBesideTheImage(path) { return true }
    // The path itself, or a folder around it.
    var end = path.endIndex
    while true {
      if paths.contains(String(path[..<end])) { return true }
      guard let slash = path[..<end].utf8.lastIndex(of: UInt8(ascii: "/")) else { return false }
      end = slash
    }
  }

  /// What is about an image and not in it, unless its Dockerfile copies it.
  private func isBesideTheImage(_ path: String) -> Bool {
    path == folder + "/README.md" || path.hasPrefix(folder + "/test/")
  }

  /// Folders and files that hold all of it.
  var places: Set<String> {
    if isEverything { return ["."] }
    return paths.union([folder]).union(
      beginnings.map { beginning in
        beginning.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(beginning[..<$0]) } ?? "."
      })
  }
}
