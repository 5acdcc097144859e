import Testing

@testable import TransferCore

/// What an engine remembers of a layer, as lines of JSON.
struct TarSplitTests {
  private func parts(_ text: String, pieces: Int = 1 << 20) throws -> [TarSplit.Part] {
    var split = TarSplit()
    var parts: [TarSplit.Part] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      try split.push(rest.prefix(pieces)) { parts.append($0) }
      rest = rest.dropFirst(pieces)
    }
    try split.finish()
    return parts
  }

  static let two = """
    {"type":2,"payload":"Zm9v","position":0}
    {"type":1,"name":"a/","payload":null,"position":1}
    {"type":1,"name":"a/b","size":7,"payload":"rLv8gBiycB0=","position":2}
    {"type":2,"payload":"AAAA","position":3}
    {"type":2,"payload":"Zm8=","position":0}

    """

  @Test(arguments: [1, 7, 4096]) func layersAreMadeOfBytesAndFiles(_ pieces: Int) throws {
    let all: [TarSplit.Part] = [
      .start, .bytes(Array("foo".utf8)), .file("a/b", size: 7), .bytes([0, 0, 0]), .start,
      .bytes(Array("fo".utf8)),
    ]
    #expect(try parts(Self.two, pieces: pieces) == all)
    #expect(all.map(\.size) == [0, 3, 7, 3, 0, 2])
  }

  @Test(arguments: [
    ("no JSON", "x\n"), ("no type", "{}\n"), ("a type of another day", #"{"type":3}"# + "\n"),
    ("no end", #"{"type":2,"payload":"AAAA"}"#), ("no bytes", #"{"type":2,"payload":"AAA"}"# + "\n"),
    ("bytes that are none", #"{"type":2,"payload":null}"# + "\n"),
    ("a name that is no text", #"{"type":1,"name_raw":"//8=","size":3}"# + "\n"),
    ("a negative size", #"{"type":1,"name":"a","size":-1}"# + "\n"),
    ("a size beyond any disk", #"{"type":1,"name":"a","size":18446744073709551615}"# + "\n"),
  ]) func refuses(_ name: String, _ text: String) {
    #expect(throws: TarSplit.Problem.self, "\(name)") { try parts(text) }
  }
}
