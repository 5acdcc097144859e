import ImageConfig

/// What the engine says of an image under one of its names.
package struct EngineImage: Equatable {
  package let id: String
  /// A digest of what it is, whatever its labels say: its layers, and how it starts.
  let content: String
  /// What it does to images that start from it.
  let hasTriggers: Bool
  let platform: String
  /// What it says of itself.
  package let origin: ImageOrigin?
  package let platforms: [Platform]?

  /// Docker's words for several at once; it answers for those that it has, in any order.
  package static func question(_ references: [String]) -> [String] {
    ["image", "inspect", "--format", "{{json .}}"] + references
  }

  /// By their familiar names.
  package static func all(_ answer: [UInt8]) -> [String: EngineImage] {
    var images: [String: EngineImage] = [:]
    for line in answer.split(separator: .lineFeed) {
      let bytes = Array(line)
      guard let value = JSONValue(bytes), let image = EngineImage(value, ParentPlatforms.read(bytes)) else {
        continue
      }
      let names = (value["RepoTags"]?.texts ?? []) + (value["RepoDigests"]?.texts ?? [])
      for name in names { images[ImageReference.familiar(name)] = image }
    }
    return images
  }

  private static let keys = [
    "Cmd", "Entrypoint", "Env", "ExposedPorts", "Healthcheck", "OnBuild", "Shell", "StopSignal", "User",
    "Volumes", "WorkingDir",
  ]

  private init?(_ image: JSONValue, _ platforms: [Platform]?) {
    guard let id = image["Id"]?.text, let layers = image["RootFS"]?["Layers"] else { return nil }
    self.id = id
    self.platforms = platforms
    origin = ImageOrigin(image)
    let config = image["Config"] ?? .null
    let parts = [layers] + Self.keys.map { config[$0] ?? .null }
    content = SHA256.hex(parts.map(\.compact).joined(separator: "\n").utf8)
    hasTriggers = !(config["OnBuild"]?.texts ?? []).isEmpty
    platform = ["Os", "Architecture"].map { image[$0]?.text ?? "" }.joined(separator: "/")
  }
}
