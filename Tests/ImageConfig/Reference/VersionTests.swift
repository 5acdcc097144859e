import Testing

@testable import ImageConfig

struct VersionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let numbers: [Int]
    let prerelease: [String]

    init(_ name: String, _ text: String, _ numbers: [Int], _ prerelease: [String] = []) {
      self.name = name
      self.text = text
      self.numbers = numbers
      self.prerelease = prerelease
    }

    var testDescription: String { name }
  }

  @Test(arguments: versions) func reads(_ item: Case) throws {
    let version = try Version(item.text)
    #expect([version.major, version.minor, version.patch].compactMap(\.self) == item.numbers)
    #expect(version.prerelease == item.prerelease)
    #expect(version.description == item.text)
  }

  static let versions: [Case] = [
    .init("three numbers", "5.1.0", [5, 1, 0]),
    .init("two numbers", "5.1", [5, 1]),
    .init("zeros", "0.0.0", [0, 0, 0]),
    .init("a year", "2024.10", [2024, 10]),
    .init("the largest number", "9223372036854775807.0", [.max, 0]),
    .init("a pre-release", "5.1.0-rc.1", [5, 1, 0], ["rc", "1"]),
    .init("a pre-release of two numbers", "5.1-beta", [5, 1], ["beta"]),
    .init("a pre-release with dashes", "1.2.3-a-b.-.0", [1, 2, 3], ["a-b", "-", "0"]),
    .init(
      "a pre-release of 122 letters", "1.2.3-" + String(repeating: "a", count: 122), [1, 2, 3],
      [String(repeating: "a", count: 122)]),
  ]

  @Test(arguments: [
    "1", "1.", ".1", "1..2", "1.2.3.4", "1.2.", "01.2", "1.02", "1.2.03", "1.2.x", "a.b", "-1.2", "1.-2",
    "1,2",
    "1.2.3+4", "1.2.3-", "1.2.3-a..b", "1.2.3-a.", "1.2.3-.a", "1.2.3-a_b", "1.2.3-ü", "1.2.3 ", " 1.2.3",
    "1.2\n",
    "latest", "1.2.3-a b", "１.２", "9223372036854775808.0", "1.2.3-" + String(repeating: "a", count: 123),
    "$(id)",
    "\u{FEFF}1.2.3", "1.2.3\0", "=1.2.3", "1.2.3;x",
  ]) func refuses(_ text: String) {
    #expect(throws: Version.Problem.illegal(text)) { try Version(text) }
  }

  @Test(arguments: ["v1.2.3", "V1.2", "v"]) func refusesALeadingV(_ text: String) {
    #expect(throws: Version.Problem.leadingV(text)) { try Version(text) }
  }

  @Test(arguments: ["1.2.3", "1.2.3\n", "1.2.3\r\n", "\n 1.2.3 \t\n\n"]) func readsAFile(_ text: String)
    throws
  {
    #expect(try Version(file: Array(text.utf8)).description == "1.2.3")
  }

  @Test(
    arguments: zip(
      ["", "\n \n", "1.2.3\n1.2.4\n", "1.2.3\r1.2.4", "# version\n1.2.3", "v1.2.3\n"],
      [.empty, .empty, .severalLines, .severalLines, .severalLines, .leadingV("v1.2.3")] as [Version.Problem])
  )
  func refusesAFile(_ text: String, _ problem: Version.Problem) {
    #expect(throws: problem) { try Version(file: Array(text.utf8)) }
  }

  @Test func refusesAFileThatIsNoText() {
    #expect(throws: Version.Problem.illegal("")) { try Version(file: [0x31, 0x2E, 0xFF]) }
  }

  /// As semver orders them, from the lowest.
  static let ordered = [
    "0.0.1-a", "0.0.1", "0.1", "0.9", "0.10", "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.2", "1.0.0-alpha.10", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-rc", "1.0.0-rc.1", "1.0.0",
    "1.0.1-0", "1.0.1", "1.1-rc.1", "1.1", "1.1.1", "1.2-99999999999999999999", "1.2-100000000000000000000",
    "1.2",
    "1.10", "9.0", "10.0",
  ]

  @Test func areOrdered() throws {
    let versions = try Self.ordered.map { try Version($0) }
    for (i, left) in versions.enumerated() {
      for (j, right) in versions.enumerated() {
        #expect((left < right) == (i < j), "\(left) \(right)")
      }
    }
  }

  @Test func aMissingPatchIsZeroInOrder() throws {
    #expect(try !(Version("1.2") < Version("1.2.0")) && !(Version("1.2.0") < Version("1.2")))
    #expect(try Version("1.2") < Version("1.2.1") && Version("1.2.0-rc.1") < Version("1.2"))
  }
}
