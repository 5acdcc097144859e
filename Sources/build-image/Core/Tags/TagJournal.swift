import ImageConfig

/// Tags that stand on the engine while others are moved about. The engine itself keeps them, so what a
/// killed run leaves is found by the next one, from wherever that comes.
package struct TagJournal {
  private static let folder = "orbyter-journal/"
  static let pattern = folder + "*"

  /// The run that moves tags.
  let process: Int32

  package enum Kind: String, CaseIterable {
    /// What the tag stood for, to be given back.
    case was
    /// What it was lent to.
    case now
    /// What a build is about to replace: containerd's store forgets an image with its last tag.
    case kept
  }

  package struct Entry: Equatable {
    let name: String
    package let reference: String
    package let process: Int32
    package let kind: Kind
  }

  /// None for a name that is too long to be written down.
  func name(of reference: String, _ kind: Kind) -> String? {
    let digits = Self.digits(of: reference)
    guard digits.utf8.count + Self.folder.utf8.count <= 255 else { return nil }
    return "\(Self.folder)\(digits):\(process).\(kind.rawValue)"
  }

  /// A reference as a name may hold it.
  static func digits(of reference: String) -> String {
    reference.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// What a tag of that kind says; none for any other.
  static func entry(_ name: String) -> Entry? {
    guard name.hasPrefix(folder) else { return nil }
    let parts = name.dropFirst(folder.count).split(whereSeparator: { $0 == ":" || $0 == "." })
    guard parts.count == 3, let process = Int32(parts[1]), process > 0,
      let kind = Kind(rawValue: String(parts[2])),
      let reference = text(parts[0])
    else { return nil }
    return Entry(name: name, reference: reference, process: process, kind: kind)
  }

  private static func text(_ digits: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = digits.utf8[...]
    while !rest.isEmpty {
      guard rest.count > 1, let byte = UInt8(String(Substring(rest.prefix(2))), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    // Nothing but a reference is ever written down, nor taken for one.
    guard let text = String(validating: bytes, as: UTF8.self), (try? ImageReference(text)) != nil else {
      return nil
    }
    return text
  }
}
