import CommandLine
import ImageConfig

/// `ports=`: a bare port is for the engine's machine alone; docker's own `-p` keeps docker's meaning. Behind `auto` a
/// port that is taken gives way to the next one.
enum Ports {
  /// How far `auto` goes on.
  private static let most = 100

  static func flags(_ inputs: RunInputs) throws -> RunFlags {
    guard let setting = try inputs.setting(.ports) else { return .none }
    var words = try inputs.words(setting)
    let isAutomatic = words.first?.text == "auto"
    if isAutomatic { words.removeFirst() }
    if isAutomatic, words.isEmpty { words = try exposed(inputs) }
    var bare: [PublishedPort] = []
    var flags = try RunFlags(words, key: .ports, missingFlag: "-p", origin: setting.origin) {
      word throws(Setting.Problem) in
      try refuseAuto(word, setting.origin)
      let closed = onLoopback(word)
      if closed != word, let port = PublishedPort(closed.text) { bare.append(port) }
      return closed
    }
    if !inputs.isElsewhere {
      try settle(&flags, isAutomatic, inputs)
    } else if !bare.isEmpty {
      flags.warnings.append(.run(.portsOverThere(bare.map(\.shownPorts), way: wayThere(bare, inputs))))
    }
    return flags
  }

  /// How somebody here reaches ports that answer over there alone.
  private static func wayThere(_ ports: [PublishedPort], _ inputs: RunInputs) -> String? {
    let single = ports.filter { $0.ports.count == 1 && !$0.isUDP }.map(\.shownPorts)
    guard let host = inputs.dockedHost ?? inputs.host.engine.host, single.count == ports.count else {
      return nil
    }
    let forwards = single.flatMap { ["-L", "\($0):127.0.0.1:\($0)"] }
    return ShellText.of(["ssh", "-N"] + forwards + [host])
  }

  /// docker itself refuses other words that are no port.
  private static func refuseAuto(_ word: Word, _ origin: Setting.Origin) throws(Setting.Problem) {
    if word.text == "auto" {
      throw .notAQuantity(word.text, wanted: "a port: it stands once, in front of them", origin)
    }
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
      guard case .flag(let names, let words) = flags.items[index], let name = names.last,
        let asked = value(name, words).flatMap(PublishedPort.init)
      else { continue }
      var published = asked
      if isAutomatic {
        while given.contains(where: published.collides) || taken(published, inputs) != nil {
          guard let next = published.next, next.ports.lowerBound <= asked.ports.lowerBound + most else {
            throw RunProblem.noFreePort(from: asked.ports.lowerBound)
          }
          published = next
        }
        flags.items[index] = .flag(names: [name], words: [Word(name), Word(published.text)])
        flags.warnings.append(.run(.address(published.place)))
      } else if let other = given.first(where: published.collides) {
        throw RunProblem.portTwice(published.ports.clamped(to: other.ports).lowerBound)
      } else if let port = taken(published, inputs) {
        throw RunProblem.portTaken(port, holder: inputs.host.holder(port))
      }
      given.append(published)
    }
  }

  /// Those among other flags, as in `args=`.
  static func refuseTaken(_ others: RunFlags, _ inputs: RunInputs) throws(RunProblem) {
    guard !inputs.isElsewhere else { return }
    for case .flag(let names, let words) in others.items {
      guard let name = names.last, let published = value(name, words).flatMap(PublishedPort.init),
        let port = taken(published, inputs)
      else { continue }
      throw .portTaken(port, holder: inputs.host.holder(port))
    }
  }

  private static func taken(_ published: PublishedPort, _ inputs: RunInputs) -> Int? {
    published.ports.first { inputs.host.isTaken(published.address, $0, published.isUDP) }
  }

  /// Of `-p 80:80`, `-p80:80` and `--publish=80:80`.
  private static func value(_ name: String, _ words: [Word]) -> String? {
    guard ["-p", "--publish"].contains(name), let last = words.last?.text else { return nil }
    if words.count == 2 { return last }
    for start in [name + "=", name] where last.hasPrefix(start) { return String(last.dropFirst(start.count)) }
    return nil
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
