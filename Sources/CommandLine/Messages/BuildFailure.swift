import ImageConfig

/// Why an image could not be built, as far as its builder's words tell.
public struct BuildFailure: Equatable, Sendable {
  /// One; several where the words fit several.
  public let images: [String]
  /// The instruction that failed.
  public let place: SourceLocation?
  public let reason: String

  public init(images: [String], place: SourceLocation?, reason: String) {
    (self.images, self.place, self.reason) = (images, place, reason)
  }

  /// Of those that failed: what the engine has, on which the rest could be built.
  public struct WayOut: Equatable, Sendable {
    public let references: [String]
    public let command: String

    public init(references: [String], command: String) {
      (self.references, self.command) = (references, command)
    }
  }

  var text: String {
    let names =
      images.count > 2
      ? "one of " + VisibleText.list(images) : "image " + images.map(named).joined(separator: " or ")
    return "\(place.map { $0.text + ": " } ?? "")\(names): \(line(reason))"
  }
}
