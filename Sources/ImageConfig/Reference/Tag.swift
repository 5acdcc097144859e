/// The part of a reference behind the colon.
package struct Tag: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  private static let lengthLimit = 128

  package init(_ text: String) throws(ImageReference.Problem) {
    let isLegal =
      (1...Self.lengthLimit).contains(text.utf8.count) && text.utf8.allSatisfy(Self.isLegal)
      && text.utf8.first.map(Self.isLegalFirst) == true
    guard isLegal else { throw .badTag(text) }
    description = text
  }

  /// The tag nearest to a name from outside that somebody's account happens to have.
  package init?(madeLegal name: String) {
    let legal = name.utf8.map { Self.isLegal($0) ? $0 : UInt8(ascii: "-") }
    let start = legal.drop { !Self.isLegalFirst($0) }
    guard let tag = try? Tag(String(decoding: start.prefix(Self.lengthLimit), as: UTF8.self)) else {
      return nil
    }
    self = tag
  }

  private static func isLegalFirst(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "_")
  }

  private static func isLegal(_ byte: UInt8) -> Bool {
    isLegalFirst(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}
