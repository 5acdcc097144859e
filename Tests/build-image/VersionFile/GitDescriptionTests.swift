import Testing

@testable import BuildCore
@testable import ImageConfig

/// What git says, and what is read of it.
struct GitDescriptionTests {
  @Test(arguments: [
    ("1.0-0-gabc", "", GitDescription.tagged(tag: "1.0", distance: 0, hash: "abc", isDirty: false)),
    ("v1.0-12-gabc-dirty", "v", .tagged(tag: "1.0", distance: 12, hash: "abc", isDirty: true)),
    ("v2-dirty-0-gabc", "v", .tagged(tag: "2-dirty", distance: 0, hash: "abc", isDirty: false)),
    ("v2-2-gabc-3-gdef", "v", .tagged(tag: "2-2-gabc", distance: 3, hash: "def", isDirty: false)),
    ("v3\"q'$(id)é-1-gabc", "v", .tagged(tag: "3\"q'$(id)é", distance: 1, hash: "abc", isDirty: false)),
    (
      "orbyter-ml-dev-5.0.0-1-gabc", "orbyter-ml-dev-",
      .tagged(tag: "5.0.0", distance: 1, hash: "abc", isDirty: false)
    ),
    ("abcdef0", "v", .untagged(isDirty: false)),
    ("abcdef0-dirty", "", .untagged(isDirty: true)),
    ("v1-0-gabc", "v*", .unusable("tag 'v1' doesn't start with prefix 'v*'")),
    ("e\u{301}1-0-gabc", "é", .unusable("tag 'e\u{301}1' doesn't start with prefix 'é'")),
    ("a-b", "", .unusable("unable to parse git-describe output: 'a-b'")),
    ("-1-gabc", "", .unusable("unable to parse git-describe output: '-1-gabc'")),
    ("1-gabc", "", .unusable("unable to parse git-describe output: '1-gabc'")),
    (
      "1-99999999999999999999-ga", "",
      .unusable("unable to parse git-describe output: '1-99999999999999999999-ga'")
    ),
    ("1-1-gABC-dirty", "", .unusable("unable to parse git-describe output: '1-1-gABC-dirty'")),
  ]) func isRead(_ text: String, _ prefix: String, _ expected: GitDescription) {
    #expect(GitDescription(text, tagPrefix: prefix) == expected)
  }

  @Test(arguments: [
    ("(HEAD detached at abc)\n  main\n  master", true), ("* (HEAD detached at abc)\n  feature/master", false),
    ("* (no branch)", false), ("", false), ("x master", true), ("a(b\n  master", true), ("master", false),
  ]) func findsMaster(_ list: String, _ isMaster: Bool) {
    #expect(GitBranch.isMaster(among: list) == isMaster)
  }

  @Test(arguments: [("master", true), ("heads/master", false), ("main", false)])
  func isMaster(_ branch: String, _ expected: Bool) {
    #expect(GitBranch.isMaster(branch) == expected)
  }

  @Test(arguments: [
    ("2022-08-09 10:11:12 -0800", "2022-08-09T10:11:12-0800"),
    ("gpg: good\n2022-08-09 10:11:12 +0000\n", "2022-08-09T10:11:12+0000"),
    ("", nil), (" \n", nil),
  ]) func readsDates(_ text: String, _ expected: String?) {
    #expect(CommitDate.normalized(text) == expected)
  }

  @Test func takesNoOtherBytes() {
    #expect(throws: VersionProblem.answerNotUTF8(question: "git describe")) {
      try GitAnswer.text([0x31, 0xFF], to: "git describe")
    }
  }
}
