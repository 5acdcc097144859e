import ImageConfig

/// What a load over there carries among its words: which machine and person sends to it, and in which process.
struct LoadMarker: Equatable {
  let sender: String
  let process: Int32

  static let prefix = "orbyter-load-"
  static let movePrefix = "orbyter-move-"

  init(host: String, user: String, process: Int32) {
    sender = String(SHA256.hex("\(user)@\(host)".utf8).prefix(8))
    self.process = process
  }

  init?(_ text: String, prefix: String = prefix) {
    let parts = text.dropFirst(prefix.count).split(separator: "-")
    guard text.hasPrefix(prefix), parts.count == 2, let process = Int32(parts[1]) else { return nil }
    (sender, self.process) = (String(parts[0]), process)
  }

  var text: String { "\(Self.prefix)\(sender)-\(process)" }
  /// The same of what needs no bytes, and is therefore never ended.
  var move: String { "\(Self.movePrefix)\(sender)-\(process)" }

  /// Of those that run over there, the ones whose sender was we and is gone.
  func stale(among loads: [LoadMarker], isAlive: (Int32) -> Bool) -> [LoadMarker] {
    loads.filter { $0.sender == sender && $0.process != process && !isAlive($0.process) }
  }
}
