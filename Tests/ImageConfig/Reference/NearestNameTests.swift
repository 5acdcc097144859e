import Testing

@testable import ImageConfig

struct NearestNameTests {
  static let keys = ["volumes", "ports", "gpu", "network", "build_args", "tag", "name", "cmd", "interactive"]

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let expected: String?

    init(_ name: String, _ text: String, _ expected: String?) {
      self.name = name
      self.text = text
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: slips) func finds(_ item: Case) {
    #expect(NearestName.of(item.text, among: Self.keys) == item.expected)
  }

  static let slips: [Case] = [
    // One slip of the finger.
    .init("a letter missing", "volume", "volumes"),
    .init("a letter too many", "portss", "ports"),
    .init("another letter", "nitwork", "network"),
    .init("two letters swapped", "nmae", "name"),
    .init("another case", "Volumes", "volumes"),
    .init("another joint", "build-args", "build_args"),
    .init("in a short one", "gpus", "gpu"),
    .init("two letters swapped in a short one", "gup", "gpu"),

    // A third of a longer one.
    .init("two in a word of seven", "vollums", "volumes"),
    .init("three in a word of ten", "buildargss", "build_args"),
    .init("four in a word of eleven", "xxxxractive", nil),
    .init("three in a word of eleven", "xxteractivx", "interactive"),

    // Too far.
    .init("two in a word of three", "cat", nil),
    .init("another word", "environment", nil),
    .init("nothing", "", nil),
    .init("a word without end", String(repeating: "a", count: 10_000), nil),
  ]

  @Test func theFewestSlipsWin() {
    #expect(NearestName.of("voluems", among: ["volume", "volumes", "columns"]) == "volumes")
  }

  @Test func theFirstOfEqualsWins() {
    #expect(NearestName.of("bat", among: ["cat", "hat"]) == "cat")
  }

  @Test func nobodyIsNearInNoCompany() {
    #expect(NearestName.of("a", among: [String]()) == nil)
  }
}
