import ImageConfig

/// A reference that is one: its text makes an equal one again, and docker can't take it for a flag.
struct ReferenceChecker {
  private let input: [UInt8]

  init(_ input: [UInt8]) { self.input = input }

  func check(_ reference: ImageReference) throws(Failure) {
    let text = reference.description
    let again = try? ImageReference(text)
    if again != reference { throw Failure("\(text.debugDescription) is another reference", input) }
    let isLegal = text.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && !"\"'\\$`;&|<>(){}*?!#~^=,+%".utf8.contains(byte)
    }
    if !isLegal || text.utf8.first == UInt8(ascii: "-") {
      throw Failure("\(text.debugDescription) is no reference", input)
    }
  }
}
