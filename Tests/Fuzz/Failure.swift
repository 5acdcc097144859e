/// A promise that an input broke.
struct Failure: Error, CustomStringConvertible {
  let promise: String
  let input: [UInt8]

  init(_ promise: String, _ input: [UInt8]) {
    self.promise = promise
    self.input = input
  }

  init(_ promise: String, _ input: String) {
    self.init(promise, Array(input.utf8))
  }

  var description: String { "\(promise)\n  input: \"\(Self.escaped(input))\"" }

  private static let longest = 1_000

  /// As a Swift string would be written, but for the bytes that no string can have.
  private static func escaped(_ bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes.prefix(longest) {
      switch byte {
      case UInt8(ascii: "\n"): text += "\\n"
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += "\\" + String(UnicodeScalar(byte))
      case 0x20..<0x7F: text += String(UnicodeScalar(byte))
      default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return bytes.count > longest ? text + "... (\(bytes.count) bytes)" : text
  }
}
