import BuildCore
import Execution
import ImageConfig

/// The records of builds in the user's cache folder: a folder for each reference, a file for each image.
struct BuildRecords {
  private let folder: String

  /// Of one reference: who goes back and forth between two checkouts finds both.
  private static let most = 8

  init(_ folder: String) { self.folder = folder }

  func record(_ reference: ImageReference, _ id: String) -> BuildRecord? {
    place(reference, id).flatMap { try? FileReader.read($0, limit: 256 << 20) }.flatMap { BuildRecord($0) }
  }

  /// Where there is no room for it, the image is built once more than needed.
  func keep(_ kept: Freshness.Kept) {
    guard let place = place(kept.reference, kept.id) else { return }
    _ = CacheFolder.make(self.place(kept.reference))
    guard let file = try? AtomicFile(of: place) else { return }
    guard (try? file.write(kept.record.bytes)) != nil else { return file.discard() }
    try? file.finish()
    prune(self.place(kept.reference))
  }

  func forget(_ reference: ImageReference) {
    let folder = place(reference)
    for name in (try? FileReader.names(in: folder)) ?? [] { CacheFolder.remove("\(folder)/\(name)") }
  }

  private func prune(_ folder: String) {
    let names = (try? FileReader.names(in: folder)) ?? []
    guard names.count > Self.most else { return }
    let byAge = names.map { (name: $0, time: FileReader.modificationTime("\(folder)/\($0)") ?? 0) }
      .sorted { $0.time > $1.time }
    for old in byAge.dropFirst(Self.most) { CacheFolder.remove("\(folder)/\(old.name)") }
  }

  private func place(_ reference: ImageReference) -> String {
    "\(folder)/\(SHA256.hex(reference.description.utf8).prefix(24))"
  }

  private func place(_ reference: ImageReference, _ id: String) -> String? {
    guard let digest = try? Digest(id) else { return nil }
    return "\(place(reference))/\(digest.hexDigits)"
  }
}
