import CommandLine
import RemoteEngineCore

/// How much may come of an image: what was announced, with a margin, and never more than there is room for.
package struct Allowance {
  package let image: String
  package let place: String
  package let announced: UInt64
  package let limit: UInt64

  /// An archive of many small files is several times as large as they are, and one of a containerd store holds each
  /// platform that it has, while the size is one's.
  private static let factor: UInt64 = 16
  private static let margin: UInt64 = 256 << 20

  /// - Parameter free: bytes where the images are kept, when that is known.
  package init(_ image: String, from place: String, announced: UInt64, free: UInt64?) {
    (self.image, self.place, self.announced) = (image, place, announced)
    let likely = min(announced, 1 << 50) * Self.factor + Self.margin
    // A load needs the archive's room and the layers'.
    limit = min(likely, free.map { $0 / 2 } ?? likely)
  }

  package func check(_ bytes: UInt64) throws(TransferProblem) {
    if bytes > limit {
      throw .tooMuchSent(image, place: place, announced: announced, limit: limit)
    }
  }
}
