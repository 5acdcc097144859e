import ImageConfig

/// Ports of this machine that a container is to answer at: `127.0.0.1:8888:80`, `[::1]:53:53/udp`, `8000-8010:8000-8010`.
struct PublishedPort: Equatable {
  /// Without brackets; empty for all of the machine's addresses.
  let address: String
  private(set) var ports: ClosedRange<Int>
  let isUDP: Bool
  private let container: String

  /// None for what can't be looked at: one that docker picks, be it out of a range; another protocol.
  init?(_ text: String) {
    var rest = text.utf8[...]
    var address = rest[..<rest.startIndex]
    if rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) {
      address = rest[..<end].dropFirst()
      rest = rest[end...].dropFirst()
      guard rest.popFirst() == UInt8(ascii: ":"), address.contains(UInt8(ascii: ":")) else { return nil }
    } else if rest.filter({ $0 == UInt8(ascii: ":") }).count == 2 {
      address = rest.prefix { $0 != UInt8(ascii: ":") }
      rest = rest[address.endIndex...].dropFirst()
      guard address.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) else { return nil }
    }
    let sides = rest.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard sides.count == 2, let ports = Self.range(sides[0]) else { return nil }
    let inner = sides[1].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let answered = inner.first.flatMap(Self.range), answered.count == ports.count else { return nil }
    let kind = inner.dropFirst().map { String(Substring($0)) }
    guard kind.isEmpty || kind == ["tcp"] || kind == ["udp"] else { return nil }
    self.address = String(Substring(address))
    self.ports = ports
    isUDP = kind == ["udp"]
    container = String(Substring(sides[1]))
  }

  private static func range(_ text: Substring.UTF8View) -> ClosedRange<Int>? {
    let ends = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let numbers = ends.compactMap { $0.allSatisfy(\.isDigit) ? Int(Substring($0)) : nil }
    guard numbers.count == ends.count, let first = numbers.first, let last = numbers.last, numbers.count <= 2,
      first <= last, (1...65535).contains(first), last <= 65535
    else { return nil }
    return first...last
  }

  /// Whether both want the same port of the same address.
  func collides(with other: PublishedPort) -> Bool {
    let all = ["", "0.0.0.0", "::"]
    return isUDP == other.isUDP && ports.overlaps(other.ports)
      && (address == other.address || all.contains(address) || all.contains(other.address))
  }

  /// None where there are no more ports.
  var next: PublishedPort? {
    guard ports.upperBound < 65535 else { return nil }
    var next = self
    next.ports = ports.lowerBound + 1...ports.upperBound + 1
    return next
  }

  var text: String { (address.isEmpty ? "" : written(address) + ":") + "\(shownPorts):\(container)" }

  /// Where it is found on this machine: by a browser, where it is one port that a browser can ask.
  var place: String {
    let everywhere = address.isEmpty || address == "0.0.0.0"
    let place = "\(everywhere ? "127.0.0.1" : written(address)):\(shownPorts)"
    return isUDP ? place + "/udp" : ports.count > 1 ? place : "http://" + place
  }

  var shownPorts: String {
    ports.count == 1 ? "\(ports.lowerBound)" : "\(ports.lowerBound)-\(ports.upperBound)"
  }

  private func written(_ address: String) -> String {
    address.utf8.contains(UInt8(ascii: ":")) ? "[\(address)]" : address
  }
}
