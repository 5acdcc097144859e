import ImageConfig

/// The name of a load over there, in which its list of processes shows it: which machine and person sends to it, and
/// in which process.
package struct LoadMarker: Equatable {
  let sender: String
  package let process: Int32

  package static let prefix = "orbyter-load-"
  static let movePrefix = "orbyter-move-"
  /// Ends each of our scripts. In a list of processes the script's name stands behind it, and only what stands there
  /// is one: a marker may be among the words of others, as of whoever looks for it.
  package static let sign = "\n#"

  package init(host: String, user: String, process: Int32) {
    sender = String(SHA256.hex("\(user)@\(host)".utf8).prefix(8))
    self.process = process
  }

  package init?(_ text: String, prefix: String = prefix) {
    let parts = text.dropFirst(prefix.count).split(separator: "-")
    guard text.hasPrefix(prefix), parts.count == 2, let process = Int32(parts[1]) else { return nil }
    (sender, self.process) = (String(parts[0]), process)
  }

  package var text: String { "\(Self.prefix)\(sender)-\(process)" }
  /// The same of what needs no bytes, and is therefore never ended.
  package var move: String { "\(Self.movePrefix)\(sender)-\(process)" }

  /// Of those that run over there, the ones whose sender was we and is gone.
  package func stale(among loads: [LoadMarker], isAlive: (Int32) -> Bool) -> [LoadMarker] {
    loads.filter { $0.sender == sender && $0.process != process && !isAlive($0.process) }
  }
}
