import Testing

@testable import ImageConfig

struct DockerfileLimitTests {
  private let tooLong = Dockerfile.Problem.lineTooLong(
    limit: 65_535, at: ImageConfig.SourceLocation(file: "Dockerfile", line: 2))

  /// A carriage return counts, a line feed does not.
  @Test(arguments: [("", 65_534), ("\nRUN x", 65_534), ("\r\nRUN x", 65_533)])
  func longestLine(_ end: String, _ count: Int) throws {
    let comment = "FROM a\n#" + String(repeating: "x", count: count)
    #expect(try Dockerfile(comment + end).stages.count == 1)
    #expect(throws: tooLong) { try Dockerfile(comment + "x" + end) }
  }

  @Test func anEndlessLineIsRefusedAtOnce() {
    let bytes = Array("FROM a\n".utf8) + [UInt8](repeating: 0x78, count: 10_000_000)
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(throws: tooLong) { try Dockerfile(bytes: bytes, file: "Dockerfile") }
    }
    #expect(time < .milliseconds(500))
  }

  @Test func joinedLinesMayBeLonger() throws {
    let text = "FROM a\nRUN x" + String(repeating: " xxxxxxxxx\\\n", count: 20_000) + "x\nFROM b"
    #expect(try Dockerfile(text).stages.count == 2)
  }

  /// One more level than the cap, and very many more.
  @Test(arguments: [31, 32, 33, 10_000]) func nestedDefaults(_ depth: Int) throws {
    let base =
      String(repeating: "${A:-", count: depth) + "x" + String(repeating: "}", count: depth)
    let file = try Dockerfile("FROM \(base)\nRUN echo \(base)")
    let stage = try #require(file.stages.first)
    let resolved = file.base(of: stage, with: [:])
    #expect(resolved == (depth <= 32 ? .reference("x") : .unresolved(base)))
  }

  @Test func nestedDefaultsBeforeAHeredoc() throws {
    let deep = String(repeating: "${A:-", count: 10_000)
    #expect(try Dockerfile("FROM a\nRUN echo \(deep) <<E\nFROM b").stages.count == 2)
  }

  @Test func doubledValuesAreCapped() throws {
    var text = "ARG A0=xxxxxxxx\n"
    for index in 1...64 { text += "ARG A\(index)=$A\(index - 1)$A\(index - 1)\n" }
    let file = try Dockerfile(text + "FROM $A13\nFROM $A14\nFROM b$A64\n")
    let bases = file.stages.map { file.base(of: $0, with: [:]) }
    #expect(bases.first == .reference(String(repeating: "x", count: 65_536)))
    #expect(bases.dropFirst() == [.unresolved("$A14"), .unresolved("b$A64")])
  }
}
