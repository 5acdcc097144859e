import ImageConfig

/// The files of a project that an image is made from: its folder, and all that its build reads.
package struct ImageInputs: Equatable {
  /// Relative to the root: files, folders, and beginnings of names where a pattern stands for the rest.
  private var paths: Set<String> = []
  private var beginnings: Set<String> = []
  /// The folders around them.
  private var around: Set<String> = []
  /// The image's own.
  private let folder: String
  private(set) var isEverything = false

  /// - Parameters:
  ///   - exists: whether a path from the root leads to something.
  ///   - links: what stands for something else, as it was found where the build reads.
  package init(
    _ target: BuildTarget, _ project: Project, exists: (String) -> Bool = { _ in false },
    links: [FollowedLink] = []
  ) {
    folder = project.files.path(target.folder)
    let file = target.dockerfile
    addAround(folder)
    add(target.dockerfilePath, below: "", project)
    // Of all stages, so that it is the same whichever of them is built.
    let read = file.stages.flatMap { $0.copiedPaths + $0.mountedPaths }
    for path in read where !ContextPaths.isRemote(path) { add("/" + path) }
    if !read.isEmpty {
      // Be it there or not: one that goes changes what is read.
      let own = target.dockerfilePath + ContextReading.ignoreName
      add(own, below: "", project)
      if !exists(own) { add("/" + ContextReading.ignoreName) }
    }
    if project.files.pipTemplate != nil, target.reads(OwnFiles.pipSettings) {
      add("/" + OwnFiles.pipTemplate)
    }
    for path in target.preScriptFiles.inputs { add(path, below: "", project) }
    for context in ContextFolder.all(readBy: file.stages, of: file, target.inputs(project)) {
      for path in context.paths + [ContextReading.ignoreName] {
        add(path, below: context.folder, project)
      }
    }
    if target.takesTriggers(project) { isEverything = true }
    for link in links { add(link.target) }
  }

  /// - Parameter folder: a context beside the project, or empty for the project itself.
  private mutating func add(_ path: String, below folder: String, _ project: Project) {
    let inside = folder.isEmpty ? path : IgnoreFile.clean("/" + path)
    let isAbsolute = (folder.isEmpty ? path : folder).hasPrefix("/")
    let whole = folder.isEmpty ? path : "\(folder)/\(inside)"
    let root = project.files.root
    let place = "/" + IgnoreFile.clean(isAbsolute ? whole : "\(root)/\(whole)")
    // Git knows nothing of what lies outside.
    if place == root {
      isEverything = true
    } else if place.hasPrefix(root + "/") {
      add(String(place.utf8.dropFirst(root.utf8.count)) ?? "/")
    }
  }

  /// - Parameter path: in the project, which nothing leaves.
  private mutating func add(_ path: String) {
    let isKnown = !ContextPaths.hidesItsPlace(path)
    let path = isKnown ? IgnoreFile.clean(path) : ""
    let parts = path.split(separator: "/").filter { $0 != "." }
    let isPlain = { (byte: UInt8) in !"*?[$\\".utf8.contains(byte) }
    let plain = parts.prefix { $0.utf8.allSatisfy(isPlain) }
    let start = plain.joined(separator: "/")
    if plain.count == parts.count {
      if parts.isEmpty { isEverything = true } else { paths.insert(start) }
    } else {
      let rest = parts[plain.count].utf8.prefix(while: isPlain)
      let beginning = (start.isEmpty ? "" : start + "/") + String(Substring(rest))
      if beginning.isEmpty { isEverything = true } else { beginnings.insert(beginning) }
    }
    addAround(start + (plain.count == parts.count ? "" : "/"))
  }

  private mutating func addAround(_ path: String) {
    for (index, byte) in zip(path.utf8.indices, path.utf8) where byte == UInt8(ascii: "/") {
      around.insert(String(path[..<index]))
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

  /// Whether a change of it may change what is read: it is one of them, a submodule or a link that they are in, or
  /// tells what git makes of them.
  package func concerns(_ path: String) -> Bool {
    if contains(path) || path == folder || around.contains(path) { return true }
    let name =
      path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
    guard path[name...] == Self.attributes else { return false }
    return name == path.startIndex || around.contains(String(path[..<path.utf8.index(before: name)]))
  }

  static let attributes = ".gitattributes"

  /// What is about an image and not in it, unless its Dockerfile copies it.
  private func isBesideTheImage(_ path: String) -> Bool {
    path == folder + "/README.md" || path.hasPrefix(folder + "/test/")
  }

  /// What of the root holds all that concerns it.
  var places: Set<String> {
    if isEverything || beginnings.contains(where: { !$0.utf8.contains(UInt8(ascii: "/")) }) { return ["."] }
    let all = paths.union(beginnings).union([folder, Self.attributes])
    return Set(all.map { String($0.prefix { $0 != "/" }) })
  }
}

/// A link in a path that a build reads.
package struct FollowedLink: Equatable {
  /// From the top of what is read.
  let target: String

  /// - Parameters:
  ///   - path: of the link.
  ///   - words: what it says.
  package init(_ path: String, to words: String) {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    self.init(target: words.hasPrefix("/") ? words : "/\(folder)/\(words)")
  }

  private init(target: String) { self.target = target }

  /// The same from the project's root.
  /// - Parameter folder: with a slash behind it, or empty.
  func below(_ folder: String) -> FollowedLink {
    FollowedLink(target: "/" + folder + IgnoreFile.clean(target))
  }
}
