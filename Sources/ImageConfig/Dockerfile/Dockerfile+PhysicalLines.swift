extension Dockerfile {
  /// The file's lines, one by one, without what ends them.
  struct PhysicalLines {
    /// Docker's limit, of which the line feed is no part.
    static let longest = 65_535
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let bytes: [UInt8]
    private let file: String
    private var start = 0
    /// Of the line last read, counted from one.
    private(set) var number = 0

    init(bytes: [UInt8], file: String) {
      self.bytes = bytes
      self.file = file
    }

    var location: SourceLocation { SourceLocation(file: file, line: number) }

    mutating func next() throws(Problem) -> Bytes? {
      guard start < bytes.endIndex else { return nil }
      number += 1
      // Looking no further than the limit is what makes one endless line cost nothing.
      let window = bytes[start...].prefix(Self.longest + 1)
      let end = window.firstIndex(of: UInt8(ascii: "\n")) ?? window.endIndex
      guard end - start <= Self.longest else {
        throw .lineTooLong(limit: Self.longest, at: location)
      }
      var line = bytes[start..<end]
      start = end + 1
      if number == 1, line.starts(with: Self.byteOrderMark) {
        line = line.dropFirst(Self.byteOrderMark.count)
      }
      while line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      return line
    }
  }
}
