import Testing

@testable import ImageConfig

/// Whatever the bytes, there is a Dockerfile or a problem, and never a trap.
struct DockerfileFuzzTests {
  @Test func mutationsDoNotTrap() {
    var random = SplitMix64(state: 20_240_601)
    var read = 0
    for _ in 0..<5_000 {
      let bytes = Self.mutated(&random)
      guard let file = try? Dockerfile(bytes: bytes, file: "Dockerfile") else { continue }
      read += 1
      _ = file.dependencies(with: ["A": "x"], platform: ["TARGETARCH": "arm64"])
    }
    #expect((500..<4_900).contains(read), "the mutations must be neither harmless nor hopeless")
  }

  private static func mutated(_ random: inout SplitMix64) -> [UInt8] {
    var bytes = seeds[random.below(seeds.count)]
    for _ in 0...random.below(4) {
      let start = random.below(bytes.count + 1)
      let end = min(bytes.count, start + random.below(6))
      switch random.below(4) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(UInt8(random.below(256)), at: start)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: random.below(bytes.count + 1))
      default: bytes.insert(contentsOf: pieces[random.below(pieces.count)], at: start)
      }
    }
    return bytes
  }

  private static let seeds = [
    "ARG A=1 B=\"$A c\"\nFROM --platform=$TARGETARCH r/${A:-${B:+x}}:1 AS build\nCOPY --from=0 x y\n",
    "# escape=`\n# syntax=x\nFROM a `\n# c\n\n AS b\nRUN --mount=\"type=bind,from=c\" x <<E <<-'F'\nE\n\tF\n",
    "\u{FEFF}FROM a\r\nONBUILD COPY <<E /x\r\nFROM b\r\nE\r\nCOPY [\"a\\u00e4\", \"/x\"]\r\nADD 'ä' $b c\r\n",
  ].map { Array($0.utf8) }

  private static let pieces = [
    "FROM ", "ARG ", "RUN ", "COPY ", "ADD ", "ONBUILD ", " AS ", "${", "}", "$", ":-", "#", "\\", "\\\n",
    "`", "\"", "'", "<<", "<<-", "<<E", "\nE\n", "[\"", "\"]", "\\ud83d", "--from=", "--mount=from=", ",",
    "=", "\u{A0}", "\u{2003}", "\u{FEFF}", "\r", "\n", "\0", " ",
  ].map { Array($0.utf8) }
}

/// The same numbers on every machine and in every run.
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ limit: Int) -> Int {
    Int(next() % UInt64(max(limit, 1)))
  }
}
