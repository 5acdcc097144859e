/// A name of an image that docker would accept: `[registry/]path[:tag][@digest]`.
package struct ImageReference: Hashable, Sendable, CustomStringConvertible {
  package let repository: Repository
  package let tag: Tag?
  package let digest: Digest?

  package init(repository: Repository, tag: Tag?, digest: Digest? = nil) {
    self.repository = repository
    self.tag = tag
    self.digest = digest
  }

  package init(_ text: String) throws(Problem) {
    var rest = text
    var digest: Digest?
    if let at = rest.utf8.firstIndex(of: UInt8(ascii: "@")) {
      digest = try Digest(String(rest.utf8[at...].dropFirst()) ?? "")
      rest = String(rest[..<at])
    }
    var tag: Tag?
    let lastSlash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) ?? rest.startIndex
    // A colon left of the last slash belongs to the registry's port.
    if let colon = rest.utf8[lastSlash...].lastIndex(of: UInt8(ascii: ":")) {
      tag = try Tag(String(rest.utf8[colon...].dropFirst()) ?? "")
      rest = String(rest[..<colon])
    }
    self.init(repository: try Repository(rest), tag: tag, digest: digest)
  }

  /// The same image at another tag, where one is given.
  package func with(tag: Tag?) -> ImageReference {
    tag.map { ImageReference(repository: repository, tag: $0) } ?? self
  }

  package var description: String {
    repository.description + (tag.map { ":\($0)" } ?? "") + (digest.map { "@\($0)" } ?? "")
  }

  package enum Problem: Error, Equatable {
    case emptyName
    case nameTooLong(String)
    case badComponent(String, of: String)
    case upperCase(String)
    case badRegistry(String)
    case badTag(String)
    case badDigest(String)
  }
}
