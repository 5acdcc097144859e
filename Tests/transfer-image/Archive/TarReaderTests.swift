import Testing

@testable import TransferCore

struct TarReaderTests {
  static let long = String(repeating: "long/", count: 40) + "name"

  /// Name, size and kind of what is read, of archives made in every way that engines and tar programs use.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let expected: [String]
    var testDescription: String { name }

    init(_ name: String, _ expected: [String], _ make: (inout Tar) -> Void) {
      var tar = Tar()
      make(&tar)
      (self.name, self.expected, bytes) = (name, expected, tar.ended)
    }
  }

  static let cases: [Case] = [
    Case("nothing", []) { _ in },
    Case("files of sizes around a block", ["a 0", "b 511", "c 512", "d 513"]) { tar in
      for (name, size) in [("a", 0), ("b", 511), ("c", 512), ("d", 513)] {
        tar.add(name, [UInt8](repeating: 7, count: size))
      }
    },
    Case("a folder and links", ["d/ 0 folder", "l 0 ->../x", "h 0 =>x"]) { tar in
      tar.add("d/", [], type: TarHeader.folder)
      tar.add("l", [], type: TarHeader.symbolicLink, link: "../x")
      tar.add("h", [], type: TarHeader.hardLink, link: "x")
    },
    Case("GNU's long names", ["\(long) 1", "short 2"]) { tar in
      tar.add("././@LongLink", Array(long.utf8) + [0], type: UInt8(ascii: "L"))
      tar.add(String(long.prefix(100)), "1")
      tar.add("short", "22")
    },
    Case("GNU's long link", ["l 0 ->\(long)"]) { tar in
      tar.add("././@LongLink", Array(long.utf8) + [0], type: UInt8(ascii: "K"))
      tar.add("l", [], type: TarHeader.symbolicLink, link: "cut")
    },
    Case("pax names and times", ["\(long) 3", "b 1"]) { tar in
      let path = "\(long.utf8.count + 10) path=\(long)\n"
      tar.add("PaxHeaders/x", Array("30 mtime=1700000000.123456789\n\(path)".utf8), type: UInt8(ascii: "x"))
      tar.add("cut", "abc")
      tar.add("b", "x")
    },
    Case("a pax size is the size", ["a 3"]) { tar in
      tar.add("x", Array("10 size=3\n".utf8), type: UInt8(ascii: "x"))
      tar.bytes += TarHeader(name: "a", type: TarHeader.file, size: 0).block ?? []
      tar.bytes += Array("abc".utf8) + [UInt8](repeating: 0, count: 509)
    },
    Case("pax for all that follows", ["a 1"]) { tar in
      tar.add("g", Array("19 comment=commit x\n".utf8), type: UInt8(ascii: "g"))
      tar.add("a", "1")
    },
    Case("a pax header of exactly a block", ["a 1"]) { tar in
      tar.add("x", Array("512 comment=\(String(repeating: "c", count: 499))\n".utf8), type: UInt8(ascii: "x"))
      tar.add("a", "1")
    },
    Case("a folder that claims a size", ["d 0 folder", "a 1"]) { tar in
      tar.bytes += TarHeader(name: "d", type: TarHeader.folder, size: 4096).block ?? []
      tar.add("a", "1")
    },
  ]

  @Test(arguments: cases) func reads(_ item: Case) throws {
    for pieces in [1, 7, 511, 512, 513, 1 << 20] {
      let entries = try Tar.entries(item.bytes, pieces: pieces)
      #expect(entries.map { Self.text($0.0) } == item.expected, "in pieces of \(pieces)")
      #expect(entries.allSatisfy { $0.0.size == UInt64($0.1.count) })
    }
  }

  private static func text(_ entry: TarReader.Entry) -> String {
    switch entry.kind {
    case .file: "\(entry.name) \(entry.size)"
    case .folder: "\(entry.name) \(entry.size) folder"
    case .link(let target, let isHard): "\(entry.name) \(entry.size) \(isHard ? "=>" : "->")\(target)"
    case .other: "\(entry.name) \(entry.size) other"
    }
  }

  /// Over 8 GB a size is in base 256; what is behind the file is found all the same.
  @Test(arguments: [8_589_934_591, 8_589_934_592, 20_000_000_001] as [UInt64]) func largeFiles(_ size: UInt64)
    throws
  {
    var reader = TarReader()
    var names: [String] = []
    var count: UInt64 = 0
    let take: (TarReader.Event) -> Void = { event in
      if case .entry(let entry) = event { names.append("\(entry.name) \(entry.size)") }
      if case .data(let bytes) = event { count += UInt64(bytes.count) }
    }
    let header = try #require(TarHeader(name: "large", type: TarHeader.file, size: size).block)
    try reader.push(header[...]) { (event) throws(Never) in take(event) }
    let piece = [UInt8](repeating: 1, count: 1 << 26)
    var left = size + TarReader.padding(behind: size)
    while left > 0 {
      let count = Int(min(left, UInt64(piece.count)))
      try reader.push(piece[..<count]) { (event) throws(Never) in take(event) }
      left -= UInt64(count)
    }
    var rest = Tar()
    rest.add("small", "x")
    try reader.push(rest.ended[...]) { (event) throws(Never) in take(event) }
    try reader.finish()
    #expect(names == ["large \(size)", "small 1"])
    #expect(count == size + 1)
  }

  @Test func everyTruncationIsNoticed() throws {
    var tar = Tar()
    tar.add("a", [UInt8](repeating: 1, count: 700))
    tar.add("b", "x")
    let whole = tar.ended
    for count in stride(from: 0, to: whole.count - 1, by: 13) {
      #expect(throws: TarReader.Problem.truncated(atByte: UInt64(count))) {
        try Tar.entries(Array(whole[..<count]))
      }
    }
  }

  static let lies: [(name: String, damage: @Sendable (inout [UInt8]) -> Void)] = [
    ("a checksum that is wrong", { $0[0] ^= 1 }),
    ("no number for a size", { $0.replaceSubrange(124..<127, with: Array("9z9".utf8)) }),
    ("a negative size", { $0.replaceSubrange(124..<136, with: [UInt8](repeating: 0xFF, count: 12)) }),
    (
      "a size of exabytes",
      { $0.replaceSubrange(124..<136, with: [0x80, 0, 0, 0, 0x7F] + [UInt8](repeating: 0xFF, count: 7)) }
    ),
    ("text", { $0 = Array("error: no space left on device\n".utf8) + [UInt8](repeating: 0x20, count: 2000) }),
  ]

  @Test(arguments: lies.indices) func refuses(_ index: Int) throws {
    var tar = Tar()
    tar.add("a", "contents")
    var bytes = tar.ended
    Self.lies[index].damage(&bytes)
    if index > 0, index < 4 { Self.mendChecksum(&bytes) }
    #expect(throws: TarReader.Problem.notTar(atByte: 0), "\(Self.lies[index].name)") {
      try Tar.entries(bytes)
    }
  }

  private static func mendChecksum(_ bytes: inout [UInt8]) {
    bytes.replaceSubrange(148..<156, with: Array("        ".utf8))
    let digits = String(bytes[..<512].reduce(0) { $0 + Int($1) }, radix: 8)
    bytes.replaceSubrange(
      148..<155, with: Array((String(repeating: "0", count: 6 - digits.count) + digits + "\0").utf8))
  }

  static let records = [
    "", "x", "5 a=b\n", "99 path=x\n", "0 a=b\n", "7 path\n\n", "12 size=-1xx\n", "11 path=abcd",
  ]

  @Test(arguments: records) func refusesRecords(_ text: String) throws {
    var tar = Tar()
    tar.add("x", Array(text.utf8), type: UInt8(ascii: "x"))
    tar.add("a", "1")
    #expect(throws: TarReader.Problem.self) { try Tar.entries(tar.ended) }
  }
}
