import CommandLine
import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore

/// How long docker may show no sign of life while it saves or loads an image.
struct StallLimit {
  let image: String
  let transfer: Transfer
  let limit: Double

  /// A classic store unpacks all layers when it has the whole archive, and writes them all out before it sends one.
  private static let slowestDisk = 2e6
  private static let least = 600.0
  /// Who announces more than any disk holds gets no more time for it.
  private static let most = 6 * 3600.0

  init(with image: String, of size: UInt64, _ transfer: Transfer) {
    (self.image, self.transfer, limit) = (image, transfer, Self.limit(for: size))
  }

  static func limit(for size: UInt64) -> Double { min(least + Double(size) / slowestDisk, most) }

  var stallWatch: StallWatch {
    StallWatch(limit: limit) { waiting in
      let isLoading = waiting == .last
      transfer.tell(.quiet(image, place: place(isLoading), isLoading: isLoading, limit: limit))
    }
  }

  /// What came of it.
  func check(_ answer: Exchange.Answer) throws(TransferProblem) {
    guard let waiting = answer.stalled else { return }
    let isLoading = waiting == .last
    throw .silent(image, place: place(isLoading), isLoading: isLoading, limit: limit)
  }

  private func place(_ isLoading: Bool) -> String {
    (isLoading ? transfer.target : transfer.source).location.name
  }
}
