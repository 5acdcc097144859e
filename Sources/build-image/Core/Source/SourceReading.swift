import ImageConfig

/// A place that an image is made from, in the project or beside it.
package struct SourceReading {
  /// As the build reads it.
  package var reading: ContextReading
  /// From the project's root; none outside, where git knows nothing.
  package let place: String?
  package let kind: Kind
  /// The ignore files that count for it, the first that is there.
  package private(set) var ignoreFiles: [String] = []
  /// What is about an image and not in it.
  private var besides: [String] = []

  package enum Kind {
    /// All that is there gets into the image, but for what the ignore file says.
    case context
    /// Files that decide what is built, whatever an ignore file says.
    case named
    /// The image's own folder, of which nothing need be in the image.
    case own
  }

  var folder: String { place ?? reading.folder }
  /// With a slash behind it, or empty.
  var prefix: String { folder.isEmpty ? "" : folder + "/" }
  var paths: ContextPaths { reading.paths }
  /// The one that can keep something out of the image.
  var ignoreFile: String? {
    kind == .context ? reading.ignoreFile ?? prefix + ContextReading.ignoreName : nil
  }

  func passesOver(_ path: String) -> Bool {
    besides.contains { $0.hasSuffix("/") ? path.hasPrefix($0) || path + "/" == $0 : path == $0 }
  }

  /// With what the links stand for that lead a path elsewhere, and are not only copied themselves.
  /// - Parameter words: what a link says, by its path from the project's root.
  package func following(
    _ entries: [FileEntry], _ words: (String) -> String?
  ) -> (reading: SourceReading, links: [FollowedLink]) {
    var copy = self
    var links: [FollowedLink] = []
    for entry in entries where entry.kind == .link {
      let above = entry.path.split(separator: "/").dropLast().map { $0.unicodeScalars.map(\.value) }
      guard paths.place(of: Array(above)) != .inside, let words = words(prefix + entry.path) else { continue }
      let link = FollowedLink(entry.path, to: words)
      copy.reading.paths.add([link.target])
      links.append(link.below(prefix))
    }
    return (copy, links)
  }

  static func of(
    _ target: BuildTarget, _ project: Project, exists: (String) -> Bool
  ) -> [SourceReading] {
    let root = project.files.root
    var readings = target.readings(project, isBuildKit: true, exists: exists)
    if target.takesTriggers(project) { readings[0].paths = .everything }
    var all = readings.filter { !$0.paths.isEmpty }.map { reading in
      let place = ProjectPath.inside(reading.folder, root)
      var source = SourceReading(reading: reading, place: place, kind: .context)
      let isOwn = reading.folder.isEmpty
      source.ignoreFiles =
        (isOwn
          ? ProjectPath.inside(target.dockerfilePath, root).map { [$0 + ContextReading.ignoreName] } ?? []
          : [])
        + (place == nil ? [] : [source.prefix + ContextReading.ignoreName])
      return source
    }
    let folder = project.files.path(target.folder)
    let template =
      project.files.pipTemplate != nil && target.reads(OwnFiles.pipSettings) ? [OwnFiles.pipTemplate] : []
    let beside = [target.dockerfilePath] + target.preScriptFiles.inputs
    let named =
      beside.compactMap { ProjectPath.inside($0, root) } + template + [ImageInputs.attributes]
    // No ignore file keeps these out.
    all.append(SourceReading(reading: .init(folder: "", of: named), place: "", kind: .named))
    var own = SourceReading(reading: .init(folder: "", of: [folder]), place: "", kind: .own)
    own.besides = ["\(folder)/README.md", "\(folder)/test/"]
    return all + [own]
  }

  private init(reading: ContextReading, place: String?, kind: Kind) {
    (self.reading, self.place, self.kind) = (reading, place, kind)
  }
}

extension BuildTarget {
  package func sourceReadings(_ project: Project, exists: (String) -> Bool) -> [SourceReading] {
    SourceReading.of(self, project, exists: exists)
  }
}

enum ProjectPath {
  /// A path from the project's root; empty for the root itself, none for what lies outside.
  static func inside(_ path: String, _ root: String) -> String? {
    if path.isEmpty { return "" }
    let whole = "/" + IgnoreFile.clean(path.hasPrefix("/") ? path : "/\(root)/\(path)")
    if whole == root { return "" }
    return whole.hasPrefix(root + "/") ? String(Substring(whole.utf8.dropFirst(root.utf8.count + 1))) : nil
  }
}
