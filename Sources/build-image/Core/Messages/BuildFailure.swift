import CommandLine
import ImageConfig

/// Why an image could not be built, as far as its builder's words tell.
package struct BuildFailure: Equatable, Sendable {
  /// One; several where the words fit several.
  package let images: [String]
  /// The instruction that failed.
  package let place: SourceLocation?
  package let reason: String

  package init(images: [String], place: SourceLocation?, reason: String) {
    (self.images, self.place, self.reason) = (images, place, reason)
  }

  /// Of those that failed: what the engine has, on which the rest could be built.
  package struct WayOut: Equatable, Sendable {
    package let references: [String]
    package let command: String

    package init(references: [String], command: String) {
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
