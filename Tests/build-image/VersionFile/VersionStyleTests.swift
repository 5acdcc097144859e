import Testing

@testable import BuildCore
@testable import ImageConfig

/// Each style as a column of versions, one for each state of a checkout.
struct VersionStyleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let pieces: VersionStyle.Pieces
    /// In the order of the styles.
    let versions: [String]
    var testDescription: String { name }

    init(
      _ name: String, _ tag: String?, _ distance: Int, dirty: Bool = false, master: Bool = false,
      _ versions: [String]
    ) {
      self.name = name
      self.versions = versions
      pieces = .init(tag: tag, distance: distance, hash: "abc", isDirty: dirty, isMaster: master)
    }
  }

  static let cases: [Case] = [
    Case("at a tag", "1.2", 0, ["1.2", "1.2", "1.2", "1.2", "1.2", "1.2", "1.2", "1.2-0-gabc"]),
    Case(
      "dirty at a tag", "1.2", 0, dirty: true,
      [
        "1.2+0.gabc.dirty", "1.2.dev0+0.gabc.dirty", "1.2", "1.2.post0.dev0+gabc",
        "1.2.post0.dev0+gabc.dirty",
        "1.2.post0.dev0", "1.2-dirty", "1.2-0-gabc-dirty",
      ]),
    Case(
      "behind a tag", "1.2", 3,
      [
        "1.2+3.gabc", "1.2.dev0+3.gabc", "1.2.post0.dev3", "1.2.post3+gabc", "1.2.post3.dev0+gabc",
        "1.2.post3",
        "1.2-3-gabc", "1.2-3-gabc",
      ]),
    Case(
      "dirty behind a tag, on master", "1.2", 3, dirty: true, master: true,
      [
        "1.2+3.gabc.dirty", "1.2+3.gabc.dirty", "1.2.post0.dev3", "1.2.post3.dev0+gabc",
        "1.2.post3+gabc.dirty",
        "1.2.post3.dev0", "1.2-3-gabc-dirty", "1.2-3-gabc-dirty",
      ]),
    Case(
      "a tag with a local part", "1.2.0+local.7", 2,
      [
        "1.2.0+local.7.2.gabc", "1.2.0+local.7.dev0.2.gabc", "1.2.0+local.7.post0.dev2",
        "1.2.0+local.7.post2.gabc",
        "1.2.0+local.7.post2.dev0.gabc", "1.2.0+local.7.post2", "1.2.0+local.7-2-gabc",
        "1.2.0+local.7-2-gabc",
      ]),
    Case(
      "no tag", nil, 5, dirty: true,
      [
        "0+untagged.5.gabc.dirty", "0.dev0+untagged.5.gabc.dirty", "0.post0.dev5", "0.post5.dev0+gabc",
        "0.post5.dev0+gabc.dirty", "0.post5.dev0", "abc-dirty", "abc-dirty",
      ]),
    Case(
      "no tag, on master", nil, 5, master: true,
      [
        "0+untagged.5.gabc", "0+untagged.5.gabc", "0.post0.dev5", "0.post5+gabc", "0.post5+gabc", "0.post5",
        "abc", "abc",
      ]),
    Case(
      "a prefix that is all of the tag", "", 5,
      [
        "0+untagged.5.gabc", "0.dev0+untagged.5.gabc", "0.post0.dev5", "0.post5+gabc", "0.post5.dev0+gabc",
        "0.post5",
        "abc", "abc",
      ]),
  ]

  @Test(arguments: cases) func writes(_ item: Case) throws {
    #expect(try VersionStyle.allCases.map { try $0.version(item.pieces) } == item.versions)
  }

  @Test(arguments: [
    ("1.0.post2", "1.0.post3"), ("1.0.post", "1.0.post1"), ("1.0.post9", "1.0.post10"),
    ("1.0.post007", "1.0.post8"),
    ("1.0.post1.post2", "1.0.post0"), ("1.0.post1_0", "1.0.post11"), ("1.0.post-1", "1.0.post0"),
    ("1.0.post-10", "1.0.post-9"), ("1.0.post+1", "1.0.post2"), ("1.0.post-0", "1.0.post1"),
    ("1.0.post٣", "1.0.post4"),
    ("1.0.post99999999999999999999", "1.0.post100000000000000000000"),
  ]) func countsPostReleases(_ tag: String, _ expected: String) throws {
    let pieces = VersionStyle.Pieces(tag: tag, distance: 2, hash: "abc", isDirty: false, isMaster: false)
    #expect(try VersionStyle.pre.version(pieces) == expected + ".dev2")
  }

  @Test(arguments: ["1.0.postx", "1.0.post1rc1", "1.0.post_1", "1.0.post1_", "1.0.post1__0", "1.0.post-"])
  func refusesOtherPostReleases(_ tag: String) {
    let pieces = VersionStyle.Pieces(tag: tag, distance: 2, hash: "abc", isDirty: false, isMaster: false)
    #expect(throws: VersionProblem.badPostRelease(tag: tag)) { try VersionStyle.pre.version(pieces) }
  }

  @Test(arguments: [("", VersionStyle.pep440), ("default", .pep440), ("git-describe-long", .describeLong)])
  func isNamed(_ name: String, _ style: VersionStyle) throws {
    #expect(try VersionStyle(Setting(commandLine: name, key: "style")) == style)
  }

  @Test func refusesOtherNames() {
    let place = ImageConfig.SourceLocation(file: "run.cfg", line: 3)
    let setting = Setting(
      text: "Pep440", origin: .init(location: place, section: "versioneer", key: "style"))
    #expect(
      throws: Setting.Problem.notAllowed(
        "Pep440", allowed: VersionStyle.allCases.map(\.rawValue), setting.origin)
    ) { try VersionStyle(setting) }
  }
}
