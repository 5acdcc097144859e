import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

@Suite struct BuildRecordTests {
  static var record: BuildRecord {
    var facts = BuildFacts()
    facts.add(.init(.file, "a name\nof two lines", "file 644 1"))
    facts.add(.init(.argument, "X", ""))
    return BuildRecord(facts, labels: "labels")
  }

  @Test func isReadAsItWasWritten() { #expect(BuildRecord(Self.record.bytes) == Self.record) }

  @Test func isRefusedWhereAnythingIsMissingOrAnother() {
    let bytes = Self.record.bytes
    for count in 0..<bytes.count { #expect(BuildRecord(Array(bytes.prefix(count))) == nil) }
    let labels = Self.record.labels.utf8.count
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 1
      // Another word for the labels is another record: then they are written anew.
      if let read = BuildRecord(damaged) { #expect(read.labels != Self.record.labels && labels > 0) }
    }
  }

  @Test func namesTheNearestReason() {
    var now = BuildFacts()
    now.add(.init(.argument, "X", "1", shown: "1"))
    #expect(BuildReason.difference(Self.record, now)?.text == "build argument X  → 1")
    #expect(
      BuildReason.difference(BuildRecord(now, labels: ""), BuildFacts())?.text == "build argument X is gone")
    #expect(BuildReason.difference(BuildRecord(now, labels: ""), now) == nil)
  }

  static let builds: [(step: [String], asks: Bool)] = [
    (["buildx", "bake", "-f", "-"], true), (["buildx", "build", "."], true),
    (["build", "."], false), (["buildx", "inspect", "a"], false), (["tag", "a", "b"], false),
  ]

  @Test(arguments: builds) func asksForAReceipt(_ words: [String], _ asks: Bool) {
    let steps = Receipts.asking([.scope([.run(.docker(words))]), .run(Command("bake", words))], in: "/r")
    let asked = asks ? words.prefix(2) + ["--metadata-file", "/r/0"] + words.dropFirst(2) : words[...]
    #expect(steps == [.scope([.run(.docker(Array(asked)))]), .run(Command("bake", words))])
  }

  static let receipts = [
    #"{"containerimage.digest":"sha256:1","image.name":"docker.io/library/a:1,docker.io/library/b:2"}"#,
    #"{"a":{"containerimage.config.digest":"sha256:1","image.name":"docker.io/library/a:1"},"b":{"containerimage.digest":"sha256:1","image.name":"docker.io/library/b:2"}}"#,
  ]

  @Test(arguments: receipts) func knowsWhatWasMade(_ text: String) throws {
    var receipts = Receipts()
    receipts.add(Array(text.utf8))
    for name in ["a:1", "b:2"] {
      #expect(receipts.holds(try ImageReference(name), "sha256:1"))
      #expect(!receipts.holds(try ImageReference(name), "sha256:2"))
    }
    #expect(!receipts.holds(try ImageReference("c:1"), "sha256:1"))
  }

  @Test(arguments: ["", "{", "[]", "{\"a\":1}", "null"]) func takesNothingFromNonsense(_ text: String) throws
  {
    var receipts = Receipts()
    receipts.add(Array(text.utf8))
    #expect(!receipts.holds(try ImageReference("a:1"), ""))
  }
}
