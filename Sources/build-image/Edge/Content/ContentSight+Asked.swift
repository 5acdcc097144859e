import BuildCore
import CommandLine
import Execution
import ImageConfig

extension ContentSight {
  init(_ project: Project, _ files: SeenFiles, _ session: Session) {
    self.init(environment: session.world.environment, exists: FileReader.exists, entries: files.entries)
    dockerSettings = CurrentBuilder.proxies(session.world)
  }
}

/// What was seen of each folder: images that read the same of it look once.
final class SeenFiles {
  private var digests: FileDigests
  private var seen: [(ContextReading, (entries: [FileEntry], problem: String?))] = []

  private let root: String

  init(_ project: Project, _ session: Session) {
    root = project.files.root
    let folder = CacheFolder.path("files", session.world)
    digests = FileDigests(folder.map { "\($0)/\(SHA256.hex(project.files.root.utf8).prefix(24))" })
  }

  private func place(_ path: String) -> String {
    path.hasPrefix("/") ? path : path.isEmpty ? root : root + "/" + path
  }

  func entries(_ reading: ContextReading) -> (entries: [FileEntry], problem: String?) {
    if let known = seen.first(where: { $0.0 == reading }) { return known.1 }
    let rules = rules(reading)
    var found = FileWalk.entries(
      place(reading.folder), without: rules ?? .none, of: reading.paths, &digests)
    if rules == nil, let path = reading.ignoreFile { found.problem = "\(path) can't be read" }
    seen.append((reading, found))
    return found
  }

  /// What its ignore file says; none where that can't be read.
  func rules(_ reading: ContextReading) -> IgnoreFile? {
    guard let path = reading.ignoreFile else { return IgnoreFile.none }
    // Docker does not follow one that leads out, and then ignores nothing.
    if let target = FileReader.link(place(path)), target.hasPrefix("/") || target.hasPrefix("..") {
      return IgnoreFile.none
    }
    guard let bytes = try? FileReader.read(place(path), limit: 1 << 20) else { return nil }
    return IgnoreFile(bytes: bytes) ?? IgnoreFile.none
  }

  func save() { digests.save() }
}

/// What docker's client keeps of its user's choices.
enum CurrentBuilder {
  /// Whether no other builder was chosen than the one that every engine has.
  static func isStandard(_ world: World) -> Bool {
    let folder = world.environment["BUILDX_CONFIG"]?.nonEmpty ?? world.dockerFolder + "/buildx"
    guard FileReader.exists(folder + "/current") else { return true }
    let bytes = try? FileReader.read(folder + "/current", limit: 1 << 16)
    return bytes.flatMap { JSONValue($0) }?["Name"]?.text == ""
  }

  static func proxies(_ world: World) -> String {
    let bytes = try? FileReader.read(world.dockerFolder + "/config.json", limit: 1 << 20)
    let proxies = bytes.flatMap { JSONValue($0) }?["proxies"]
    return proxies.map { SHA256.hex($0.compact.utf8) } ?? ""
  }
}
