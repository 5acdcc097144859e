import ImageConfig

/// What makes an image the one it is, whichever store or registry tells it: its layers, and how it starts.
package struct ImageContent: Equatable {
  let platform: String
  let layers: [String]
  /// Without what says nothing: stores differ in how they write that.
  let config: [String: JSONValue]
  /// A hash of what made it beside its commit, which is no part of what it is; none where it was built without.
  let inputs: String?
  /// Built on something of which nobody knew what it is made of.
  let hasUnknownInputs: Bool
  /// What an engine calls it: in containerd's store the digest that a registry has of it, too.
  let identifier: String?
  /// When its last layer was made, as the registry or the engine writes it.
  let created: String?

  package static func == (one: ImageContent, other: ImageContent) -> Bool {
    one.platform == other.platform && one.layers == other.layers && one.config == other.config
  }

  private static let keys = [
    "Cmd", "Entrypoint", "Env", "ExposedPorts", "Healthcheck", "Labels", "OnBuild", "Shell", "StopSignal",
    "User", "Volumes", "WorkingDir",
  ]

  /// As `docker image inspect` tells it.
  package init?(local image: JSONValue) {
    self.init(
      image, platform: ["Os", "Architecture", "Variant"], layers: image["RootFS"]?["Layers"], image["Config"])
  }

  /// As a registry keeps it.
  init?(published image: JSONValue) {
    self.init(
      image, platform: ["os", "architecture", "variant"], layers: image["rootfs"]?["diff_ids"],
      image["config"])
  }

  private init?(
    _ image: JSONValue, platform keys: [String], layers: JSONValue?, _ config: JSONValue?
  ) {
    let parts = keys.map { image[$0]?.text ?? "" }
    guard !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    platform = Platform.normal(parts.filter { !$0.isEmpty }.joined(separator: "/"))
    self.layers = layers?.texts ?? []
    identifier = image["Id"]?.text
    var said: [String: JSONValue] = [:]
    for key in Self.keys {
      if let value = config?[key], !Self.saysNothing(value) { said[key] = value }
    }
    let told = config?["Labels"]?[ImageLabel.inputs]?.text
    inputs = told?.nonEmpty
    hasUnknownInputs = told == ""
    if case .object(var labels) = said["Labels"] {
      labels[ImageLabel.inputs] = nil
      said["Labels"] = labels.isEmpty ? nil : .object(labels)
    }
    self.config = said
    created = image["created"]?.text ?? image["Created"]?.text
  }

  private static func saysNothing(_ value: JSONValue) -> Bool {
    [.null, .string(""), .list([]), .object([:])].contains(value)
  }

  func label(_ name: String) -> String? {
    config["Labels"]?[name]?.text
  }

  /// A build elsewhere of the same commit has other time stamps in its layers, and is the same all the same.
  func isTheSame(as other: ImageContent) -> Bool {
    if self == other { return true }
    return platform == other.platform && isOfTheSameCommit(as: other)
  }

  private func isOfTheSameCommit(as other: ImageContent) -> Bool {
    guard let revision, ImageLabel.isCommit(revision) else { return false }
    return revision == other.revision && Self.agree(inputs, other.inputs)
      && [ImageLabel.version, ImageLabel.image].allSatisfy { label($0) == other.label($0) }
  }

  /// Of an image that does not tell its inputs, its commit must do.
  static func agree(_ inputs: String?, _ others: String?) -> Bool {
    inputs == nil || others == nil || inputs == others
  }

  /// Whether it is among these images, and where it was built for several platforms, they are those. An engine
  /// tells of its own platform alone, so what the others are the commit must say.
  func isTheSame(asIn images: [ImageContent]) -> Bool {
    guard images.contains(where: isTheSame) else { return false }
    let platforms = Set((label(ImageLabel.platforms) ?? "").split(separator: ",").map(String.init))
    if platforms.count < 2 { return true }
    return Set(images.map(\.platform)) == Set(platforms.map(Platform.normal))
      && images.allSatisfy(isOfTheSameCommit)
  }

  /// Built by build-image, whose labels are every image's own; others have those of what they stand on.
  private var isOurs: Bool { label(ImageLabel.image) != nil }

  /// Built from changes that no commit has.
  var isDirty: Bool { label(ImageLabel.revision)?.hasSuffix(ImageLabel.dirty) ?? false }

  /// What it is made of, where that is known.
  var revision: String? { isOurs ? label(ImageLabel.revision) : nil }

  var version: Version? {
    isOurs ? label(ImageLabel.version).flatMap { try? Version($0) } : nil
  }
}
