import ImageConfig

/// `ports=`: a bare port is for this machine alone; docker's own `-p` keeps docker's meaning.
enum Ports {
  static func flags(_ inputs: RunInputs) throws(Setting.Problem) -> RunFlags {
    guard let setting = try inputs.setting("ports") else { return .none }
    // Who asks for an engine elsewhere by its address means to reach it there.
    let isOpen = inputs.isDocked
    return try RunFlags(
      inputs.words(setting), key: "ports", missingFlag: "-p", origin: setting.origin
    ) { isOpen ? $0 : onLoopback($0) }
  }

  /// `8888` and `8888:8888`; whatever says more stays as it is.
  static func onLoopback(_ word: Word) -> Word {
    let sides = word.text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard sides.count <= 2, sides.allSatisfy(isPort) else { return word }
    var outer = "127.0.0.1:"
    if sides.count == 1, let port = sides.first {
      outer += "\(Substring(port.prefix { $0 != UInt8(ascii: "/") })):"
    }
    return Word(parts: [.literal(outer)] + word.parts, isFromVariable: word.isFromVariable)
  }

  /// `8888`, `8000-8010`, `53/udp`.
  private static func isPort(_ text: Substring.UTF8View) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let range = parts.first, parts.count <= 2 else { return false }
    let numbers = range.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return (1...2).contains(numbers.count)
      && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isDigit) }
      && parts.dropFirst().allSatisfy { ["tcp", "udp", "sctp"].contains(Substring($0)) }
  }
}
