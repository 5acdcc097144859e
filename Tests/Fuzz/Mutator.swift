/// Makes unlikely texts of likely ones.
struct Mutator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func below(_ limit: Int) -> Int {
    limit > 1 ? Int(random.next() % UInt64(limit)) : 0
  }

  mutating func chance(_ one: Int, in many: Int) -> Bool { below(many) < one }

  mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element {
    choices[choices.index(choices.startIndex, offsetBy: below(choices.count))]
  }

  /// One of the texts, changed in a few places: mostly one or two, or hardly any would still be read.
  mutating func bytes(from texts: [[UInt8]], _ tokens: [[UInt8]]) -> [UInt8] {
    var bytes = pick(texts)
    while !chance(2, in: 5) { mutate(&bytes, texts, tokens) }
    return bytes
  }

  /// The same for what only takes text.
  mutating func text(from texts: [[UInt8]], _ tokens: [[UInt8]]) -> String {
    String(decoding: bytes(from: texts, tokens), as: UTF8.self)
  }

  private mutating func mutate(_ bytes: inout [UInt8], _ texts: [[UInt8]], _ tokens: [[UInt8]]) {
    let start = below(bytes.count + 1)
    let end = min(bytes.count, start + below(chance(1, in: 8) ? bytes.count + 1 : 12))
    switch below(16) {
    case 0..<6: bytes.insert(contentsOf: pick(tokens), at: start)
    case 6: bytes.replaceSubrange(start..<end, with: pick(tokens))
    case 7, 8: bytes.removeSubrange(start..<end)
    case 9: bytes.insert(contentsOf: bytes[start..<end], at: below(bytes.count + 1))
    case 10: if start < bytes.count { bytes[start] ^= 1 << UInt8(below(8)) }
    case 11: bytes.insert(UInt8(below(256)), at: start)
    case 12, 13: splice(&bytes, at: start, pick(texts))
    case 14: moveLines(&bytes)
    default: bytes.insert(contentsOf: run(of: pick(tokens)), at: start)
    }
  }

  /// The head of one text and the tail of another.
  private mutating func splice(_ bytes: inout [UInt8], at start: Int, _ other: [UInt8]) {
    bytes.replaceSubrange(start..., with: other[below(other.count + 1)...])
  }

  /// A line goes elsewhere: what was said in one section is said in another.
  private mutating func moveLines(_ bytes: inout [UInt8]) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines.remove(at: below(lines.count))
    lines.insert(line, at: below(lines.count + 1))
    bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// Mostly short; now and then so long that anything but linear time shows.
  private mutating func run(of token: [UInt8]) -> [UInt8] {
    let length = chance(1, in: 200) ? 200_000 : chance(1, in: 10) ? 4_000 : 80
    return Array(repeatElement(token, count: 2 + below(length / max(token.count, 1))).joined())
  }
}
