/// Names of projects and folders, which may hold anything, as parts of image and container names.
package enum ComponentName {
  /// Lower-cased, with a dash for what docker would refuse; none where nothing is left.
  package static func repository(from name: String) -> String? {
    let legal = joined(name.lowercased()) { $0.isLowercaseLetter || $0.isDigit }
    return legal.isEmpty ? nil : legal
  }

  /// What a container may be called; letters keep their case. None where nothing is left, or so little
  /// that docker refuses it: one character.
  package static func container(from name: String) -> String? {
    let legal = name.utf8.map { isContainerByte($0) ? $0 : UInt8(ascii: "-") }
    let start = legal.drop { !$0.isAlphanumeric }
    return start.count < 2 ? nil : String(decoding: start, as: UTF8.self)
  }

  private static func isContainerByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || "_.-".utf8.contains(byte)
  }

  /// Words kept, and between two of them the joint that was there if it is legal, else a dash.
  private static func joined(_ name: String, isWord: (UInt8) -> Bool) -> String {
    var result: [UInt8] = []
    var joint: [UInt8] = []
    for byte in name.utf8 {
      guard isWord(byte) else {
        joint.append(byte)
        continue
      }
      if !result.isEmpty, !joint.isEmpty { result += isLegalJoint(joint) ? joint : [UInt8(ascii: "-")] }
      joint = []
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isLegalJoint(_ joint: [UInt8]) -> Bool {
    joint == [UInt8(ascii: ".")] || joint == [UInt8(ascii: "_")]
      || joint == [UInt8(ascii: "_"), UInt8(ascii: "_")] || joint.allSatisfy { $0 == UInt8(ascii: "-") }
  }
}
