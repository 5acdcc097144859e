import ImageConfig

/// What an engine says of one image.
struct ImageFacts: Equatable {
  /// The digest of its config or of its manifest, as the engine's store has it.
  let id: Digest
  let layers: [Digest]
  /// What a container of it starts with, and where and when it was made: what its config says.
  let config: JSONValue
  let architecture: String
  let system: String
  let size: UInt64
  /// The steps that made it, the last one first: how much each added, and whether it could have a layer.
  private var past: [(size: UInt64, mayBeEmptyLayer: Bool)] = []

  /// None for what is no line of ours.
  init?(_ text: String) {
    guard let facts = JSONValue(text.utf8), let id = facts["id"]?.text.flatMap(Self.digest),
      let root = facts["rootfs"], let layers = root["Layers"].map({ $0 == .null ? [] : $0.texts }) ?? []
    else { return nil }
    let digests = layers.compactMap(Self.digest)
    guard digests.count == layers.count else { return nil }
    self.id = id
    self.layers = digests
    architecture = facts["architecture"]?.text ?? ""
    system = facts["os"]?.text ?? ""
    if case .number(let text)? = facts["size"] { size = Self.size(text) ?? 0 } else { size = 0 }
    var members: [String: JSONValue] = ["architecture": .string(architecture), "os": .string(system)]
    if case .object(let config)? = facts["config"] {
      members["config"] = .object(config.filter { !Self.ofItsBuild.contains($0.key) })
    }
    // Engines differ in how they say that nobody knows.
    if let created = facts["created"]?.text, !created.isEmpty, !created.hasPrefix("0001-") {
      members["created"] = .string(created)
    }
    config = JSONValue.object(members).significant
  }

  /// What old builders leave there of the container that they built in: not every engine tells it, and no other
  /// container gets it.
  private static let ofItsBuild: Set = ["Hostname", "Domainname", "Image"]

  /// Beyond what any disk holds it is no size, and would not do for counting.
  private static func size(_ text: some StringProtocol) -> UInt64? {
    UInt64(text).flatMap { $0 < 1 << 50 ? $0 : nil }
  }

  /// Podman leaves the algorithm away.
  private static func digest(_ text: String) -> Digest? {
    (try? Digest(text)) ?? (try? Digest("sha256:" + text))
  }

  static func == (one: ImageFacts, other: ImageFacts) -> Bool {
    one.id == other.id && one.isSame(as: other)
  }

  /// Whether both are the same image, whatever their stores call it.
  func isSame(as other: ImageFacts) -> Bool { layers == other.layers && config == other.config }

  /// The layers as lists of images have them.
  var layerNames: [Substring] { layers.map { $0.description.dropFirst(7).prefix(32) } }

  mutating func take(past line: String) {
    let words = line.split(separator: " ", maxSplits: 1)
    guard let size = words.first.flatMap({ Self.size($0) }) else { return }
    let deed = words.count > 1 ? words[1] : ""
    let commands = ["RUN ", "COPY ", "ADD ", "WORKDIR "]
    let makesLayer =
      deed.hasPrefix("/bin/sh -c #(nop)")
      ? commands.contains { deed.dropFirst(17).drop { $0 == " " }.hasPrefix($0) }
      : deed.hasPrefix("/bin/sh -c ") || commands.contains { deed.hasPrefix($0) }
    past.append((size, makesLayer))
  }

  /// What each layer adds, from the first, where the image's history tells; the size of files, which is
  /// less than that of an archive of them.
  var layerSizes: [UInt64]? {
    let counted = past.filter { $0.size > 0 || $0.mayBeEmptyLayer }
    if counted.count == layers.count { return counted.map(\.size).reversed() }
    let full = past.filter { $0.size > 0 }
    return full.count == layers.count ? full.map(\.size).reversed() : nil
  }

  /// About how many bytes the layers behind the first few have.
  func size(behind present: Int) -> UInt64 {
    if present == 0 { return size }
    if let sizes = layerSizes { return sizes.dropFirst(present).reduce(0, &+) }
    return layers.isEmpty ? 0 : size / UInt64(layers.count) * UInt64(layers.count - present)
  }
}
