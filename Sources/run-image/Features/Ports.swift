import CommandLine
import ImageConfig

/// `ports=`: a bare port is for this machine alone; docker's own `-p` keeps docker's meaning. Behind `auto` a
/// port that is taken gives way to the next one.
enum Ports {
  /// How far `auto` goes on.
  private static let most = 100

  static func flags(_ inputs: RunInputs) throws -> RunFlags {
    guard let setting = try inputs.setting("ports") else { return .none }
    var words = try inputs.words(setting)
    let isAutomatic = words.first?.text == "auto"
    if isAutomatic { words.removeFirst() }
    if isAutomatic, words.isEmpty { words = try exposed(inputs) }
    // Who asks for an engine elsewhere by its address means to reach it there.
    let isOpen = inputs.isDocked
    var flags = try RunFlags(words, key: "ports", missingFlag: "-p", origin: setting.origin) { word in
      isOpen ? word : onLoopback(word)
    }
    if !inputs.isElsewhere { try settle(&flags, isAutomatic, inputs) }
    return flags
  }

  private static func exposed(_ inputs: RunInputs) throws -> [Word] {
    guard let content = inputs.host.image.content else { return [] }
    if content.ports.isEmpty { throw RunProblem.nothingExposed(inputs.image.name) }
    return content.ports.map { Word($0) }
  }

  /// Each port that the machine is to give must be free.
  private static func settle(_ flags: inout RunFlags, _ isAutomatic: Bool, _ inputs: RunInputs) throws {
    var given: [PublishedPort] = []
    for index in flags.items.indices {
      guard case .flag(let names, var words) = flags.items[index],
        names.last == "-p" || names == ["--publish"],
        words.count == 2, let published = PublishedPort(words[1].text)
      else { continue }
      let isOurs = { (port: Int) in given.contains { $0.port == port && $0.shares(published) } }
      let isFree = { (port: Int) in !isOurs(port) && !inputs.host.isTaken(published.address, port) }
      var port = published.port
      if isAutomatic {
        while !isFree(port) {
          port += 1
          if port > published.port + most || port > 65535 {
            throw RunProblem.noFreePort(from: published.port)
          }
        }
        words[1] = Word(published.text(at: port))
        flags.items[index] = .flag(names: names, words: words)
        flags.warnings.append(.run(.address("http://\(published.shownAddress):\(port)")))
      } else if isOurs(port) {
        throw RunProblem.portTwice(port)
      } else if !isFree(port) {
        throw RunProblem.portTaken(port, holder: inputs.host.holder(port))
      }
      if let last = PublishedPort(words[1].text) { given.append(last) }
    }
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
