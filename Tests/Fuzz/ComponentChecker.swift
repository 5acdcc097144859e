import ImageConfig

/// Names made of anything are names that docker takes.
enum ComponentChecker {
  static func check(_ text: String) throws(Failure) {
    if let name = ComponentName.repository(from: text) {
      // Longer ones are refused where they are used, with the project's name in front.
      if name.utf8.count <= 255, (try? Repository(name))?.description != name {
        throw Failure("\(name.debugDescription) is no part of an image's name", text)
      }
      if ComponentName.repository(from: name) != name { throw Failure("\(name) is not kept", text) }
    }
    if let name = ComponentName.container(from: text) {
      let bytes = name.utf8
      let isLegal = bytes.allSatisfy(isContainerByte) && bytes.first.map(isAlphanumeric) == true
      // Docker's pattern asks for two characters.
      if !isLegal || bytes.count < 2 {
        throw Failure("\(name.debugDescription) is no container's name", text)
      }
    }
  }

  private static func isContainerByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "_.-".utf8.contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
