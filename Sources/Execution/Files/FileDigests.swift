import ImageConfig

/// The digests of files' contents, kept from run to run by what tells that a file has not changed: its inode, size
/// and times. Where the file is lost or damaged, files are read again, and nothing else.
package struct FileDigests {
  private let place: String?
  /// Of the last run, one behind the other in the order of their stamps.
  private let kept: [UInt8]
  private var fresh: [FileStamp: BlobID] = [:]
  /// Those that were asked for; the others are of files that are gone.
  private var used: [FileStamp: BlobID] = [:]
  /// In nanoseconds since 1970: what changed at this time or later may change again unseen.
  private let start: Int64

  package struct Unreadable: Error, CustomStringConvertible {
    package let description: String
  }

  private static let mark = Array("orbyter files 1\n".utf8)
  private static let width = 64
  /// A clock's tick, as coarse as a file system may have it.
  private static let tick: Int64 = 2_000_000_000

  /// - Parameter place: the file that keeps them; none where there is no room for one.
  package init(_ place: String?) {
    self.place = place
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    start = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    let bytes = place.flatMap { try? FileReader.read($0, limit: 256 << 20) } ?? []
    kept = Self.checked(bytes) ?? []
  }

  package mutating func content(of path: String, _ stamp: FileStamp) throws(Unreadable) -> BlobID {
    if let known = used[stamp] { return known }
    if let known = find(stamp) {
      used[stamp] = known
      return known
    }
    let content = try Self.read(path, stamp)
    if stamp.changed < start - Self.tick, stamp.modified < start - Self.tick {
      fresh[stamp] = content
      used[stamp] = content
    }
    return content
  }

  private static func read(_ path: String, _ stamp: FileStamp) throws(Unreadable) -> BlobID {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw Unreadable(description: SystemError.text(errno)) }
    defer { close(file) }
    var hash = SHA1(blobOf: stamp.size)
    var buffer = [UInt8](repeating: 0, count: Int(min(stamp.size, (1 << 17) - 1)) + 1)
    while true {
      let count = buffer.withUnsafeMutableBytes { Posix.read(file, $0) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Unreadable(description: SystemError.text(errno))
      }
      if count == 0 { break }
      hash.add(buffer[..<count])
    }
    var status = stat()
    guard fstat(file, &status) == 0, FileStamp(status) == stamp else {
      throw Unreadable(description: "it changes while it is read")
    }
    return hash.digest()
  }

  /// What a next run has to read again is what it finds no digest of.
  package func save() {
    guard let place, !fresh.isEmpty || used.count * 2 < kept.count / Self.width else { return }
    var bytes = Self.mark
    bytes.reserveCapacity(Self.mark.count + (used.count + 1) * Self.width)
    for (stamp, content) in used.sorted(by: {
      Self.order($0.key).lexicographicallyPrecedes(Self.order($1.key))
    }) {
      let (first, second, third) = content.words
      for word in Self.order(stamp) + [first, second, UInt64(third)] {
        withUnsafeBytes(of: word.littleEndian) { bytes += $0 }
      }
    }
    let sum = Self.sum(bytes[Self.mark.count...])
    withUnsafeBytes(of: sum.littleEndian) { bytes += $0 }
    // Another run is writing its own, or the disk is full: that costs time, and nothing else.
    guard let file = try? AtomicFile(of: place) else { return }
    guard (try? file.write(bytes)) != nil else { return file.discard() }
    try? file.finish()
  }

  private static func order(_ stamp: FileStamp) -> [UInt64] {
    [
      stamp.device, stamp.inode, stamp.size, UInt64(bitPattern: stamp.modified),
      UInt64(bitPattern: stamp.changed),
    ]
  }

  private func find(_ stamp: FileStamp) -> BlobID? {
    if kept.isEmpty { return nil }
    let wanted = Self.order(stamp)
    return kept.withUnsafeBytes { bytes in
      let word = { (record: Int, index: Int) in
        UInt64(
          littleEndian: bytes.loadUnaligned(
            fromByteOffset: record * Self.width + index * 8, as: UInt64.self))
      }
      var (low, high) = (0, bytes.count / Self.width)
      while low < high {
        let middle = (low + high) / 2
        var isBefore = false
        var isEqual = true
        for index in 0..<5 {
          let here = word(middle, index)
          if here == wanted[index] { continue }
          (isBefore, isEqual) = (here < wanted[index], false)
          break
        }
        if isEqual {
          return BlobID(word(middle, 5), word(middle, 6), UInt32(truncatingIfNeeded: word(middle, 7)))
        }
        if isBefore { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  /// The records of a file that is whole.
  private static func checked(_ bytes: [UInt8]) -> [UInt8]? {
    let size = bytes.count - mark.count - 8
    guard size >= 0, size.isMultiple(of: width), bytes.starts(with: mark) else { return nil }
    let records = bytes[mark.count..<mark.count + size]
    let told = bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: mark.count + size, as: UInt64.self))
    }
    return sum(records) == told ? Array(records) : nil
  }

  private static func sum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { bytes in
      var sum: UInt64 = 0xcbf2_9ce4_8422_2325
      for offset in stride(from: 0, to: bytes.count, by: 8) {
        sum = (sum ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x100_0000_01b3
        sum ^= sum >> 29
      }
      return sum
    }
  }
}
