import ImageConfig

/// What an engine says of one image.
package struct ImageFacts: Equatable {
  /// The digest of its config or of its manifest, as the engine's store has it.
  package let id: Digest
  package let layers: [Digest]
  /// What a container of it starts with, and where and when it was made: what its config says.
  package let config: JSONValue
  package let architecture: String
  package let system: String
  /// None where podman told of it.
  let variant: String?
  /// Of the engine that told of it, where its driver says so.
  package let store: EngineFacts.Store?
  package let size: UInt64
  /// The steps that made it, the last one first: how much each added, and whether it could have a layer.
  private var past: [(size: UInt64, mayBeEmptyLayer: Bool)] = []

  /// None for what is no line of ours.
  package init?(_ text: String) {
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
    variant = facts["variant"]?.text
    store = facts["driver"]?.text.flatMap { Self.stores[$0] }
    var members: [String: JSONValue] = [
      "os": .string(system), "architecture": .string(architecture), "version": facts["version"] ?? .null,
      "author": facts["author"] ?? .null,
    ]
    if case .object(var config)? = facts["config"] {
      config["Healthcheck"] = config["Healthcheck"]?.significant
      members["config"] = JSONValue.object(config.filter { !Self.ofItsBuild.contains($0.key) }).significant
    }
    // Engines differ in how they say that nobody knows.
    if let created = facts["created"]?.text, !created.isEmpty, !created.hasPrefix("0001-") {
      members["created"] = .string(created)
    }
    config = JSONValue.object(members).significant
  }

  /// What is left there of the container that it was built in, or that somebody made it of: no other container
  /// gets it, and a containerd store does not tell it.
  private static let ofItsBuild: Set = [
    "Hostname", "Domainname", "Image", "AttachStdin", "AttachStdout", "AttachStderr", "Tty", "OpenStdin",
    "StdinOnce", "NetworkDisabled", "MacAddress", "StopTimeout",
  ]

  /// The drivers that only one kind of store has.
  private static let stores: [String: EngineFacts.Store] = ["overlay2": .classic, "overlayfs": .containerd]

  /// Beyond what any disk holds it is no size, and would not do for counting.
  private static func size(_ text: some StringProtocol) -> UInt64? {
    UInt64(text).flatMap { $0 < 1 << 50 ? $0 : nil }
  }

  /// Podman leaves the algorithm away.
  private static func digest(_ text: String) -> Digest? {
    (try? Digest(text)) ?? (try? Digest("sha256:" + text))
  }

  package static func == (one: ImageFacts, other: ImageFacts) -> Bool {
    one.id == other.id && one.isAlike(other)
  }

  /// Whether everything that both engines tell is the same. Of an image for several platforms they tell their own.
  package func isAlike(_ other: ImageFacts) -> Bool {
    let variants = [variant, other.variant].compactMap(\.self)
    return layers == other.layers && config == other.config && Set(variants).count < 2
  }

  /// As docker writes it: `linux/arm/v7`.
  package var platform: String {
    [system, architecture, variant ?? ""].filter { !$0.isEmpty }.joined(separator: "/")
  }

  /// The layers as lists of images have them.
  package var layerNames: [Substring] { Self.names(of: layers) }

  package static func names(of layers: [Digest]) -> [Substring] { layers.map { $0.hexDigits.prefix(32) } }

  package mutating func take(past line: String) {
    let words = line.split(separator: " ", maxSplits: 1)
    guard let size = words.first.flatMap({ Self.size($0) }) else { return }
    let step = words.count > 1 ? words[1] : ""
    let commands = ["RUN ", "COPY ", "ADD ", "WORKDIR "]
    let makesLayer =
      step.hasPrefix("/bin/sh -c #(nop)")
      ? commands.contains { step.dropFirst(17).drop { $0 == " " }.hasPrefix($0) }
      : step.hasPrefix("/bin/sh -c ") || commands.contains { step.hasPrefix($0) }
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
  package func size(behind present: Int) -> UInt64 {
    if present == 0 { return size }
    if let sizes = layerSizes { return sizes.dropFirst(present).reduce(0, &+) }
    return layers.isEmpty ? 0 : size / UInt64(layers.count) * UInt64(layers.count - present)
  }
}

extension ImageFacts {
  /// Which of an image's platforms an engine loses that keeps only this one; none where it loses none.
  package func platforms(lostOf all: [String]) -> String? {
    let kept = Platform.normal(platform)
    let lost = all.filter { Platform.normal($0) != kept }
    return lost.isEmpty ? nil : lost.joined(separator: ", ")
  }
}
