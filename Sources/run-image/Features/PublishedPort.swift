import ImageConfig

/// One TCP port of this machine that a container is to answer at: `127.0.0.1:8888:80`, `8888:80`.
struct PublishedPort: Equatable {
  /// Empty for all of the machine's addresses.
  let address: String
  let port: Int
  private let container: String

  /// None for what can't be looked at: a range, one that docker picks, another protocol.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let inner = parts.last, !Substring(inner).hasSuffix("/udp"),
      !Substring(inner).hasSuffix("/sctp"), let port = Int(Substring(parts[parts.count - 2])),
      (1...65535).contains(port)
    else { return nil }
    address = parts.count == 3 ? String(Substring(parts[0])) : ""
    guard address.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) else { return nil }
    self.port = port
    container = String(Substring(inner))
  }

  /// Whether one of the machine's addresses is meant by both.
  func shares(_ other: PublishedPort) -> Bool {
    let all = ["", "0.0.0.0"]
    return address == other.address || all.contains(address) || all.contains(other.address)
  }

  func text(at port: Int) -> String { (address.isEmpty ? "" : address + ":") + "\(port):\(container)" }

  /// Where a browser on this machine finds it.
  var shownAddress: String { address.isEmpty || address == "0.0.0.0" ? "127.0.0.1" : address }
}
