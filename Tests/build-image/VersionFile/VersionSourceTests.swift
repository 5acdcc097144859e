import Testing

@testable import BuildCore
@testable import ImageConfig

/// The sources of a version that are no commands of git.
struct VersionSourceTests {
  private static func keywords(
    _ names: String, _ full: String = " abc ", date: String = "2022-08-09 10:11:12 -0800"
  )
    -> String
  {
    "def f():\n    git_refnames = \"\(names)\"\n    git_full = \"\(full)\"\n    git_date = \"\(date)\"\n"
  }

  private func value(_ text: String, _ prefix: String = "") throws -> JSONValue? {
    try VersionSource.value(in: Array(text.utf8), path: "_version.py", tagPrefix: prefix)
  }

  @Test(arguments: [
    ("HEAD -> main, tag: 1.5", "", "1.5"), (" (tag: v2.0, origin/x)", "v", "2.0"),
    ("tag: 9.0, tag: 10.0", "", "10.0"),
    ("tag: 2.0rc1, tag: 2.0", "", "2.0"), ("2.0, main", "", "2.0"), ("tag: x, 2.0", "", nil),
    ("tag: vx", "v", nil),
    ("tag: v1", "", nil), ("main", "", nil), ("", "", nil), ("tag: v٣", "v", "٣"),
    ("tag: 1\" x", "", "1\" x"),
    ("tag: é1", "é", "1"), ("tag: e\u{301}1", "é", nil), ("tag: v", "v", nil),
  ]) func readsKeywords(_ names: String, _ prefix: String, _ version: String?) throws {
    let expected =
      version.map {
        VersionInformation(version: $0, revision: "abc", isDirty: false, date: "2022-08-09T10:11:12-0800")
      }
      ?? VersionInformation(version: "0+unknown", revision: "abc", isDirty: false, error: "no suitable tags")
    #expect(try value(Self.keywords(names), prefix) == expected.value)
  }

  @Test(arguments: [
    "", "x = 1\n", keywords("$Format:%d$", "$Format:%H$"), "git_refnames = 5\n", "git_refnames='1'\n",
  ])
  func findsNothing(_ text: String) throws {
    #expect(try value(text) == nil)
  }

  @Test func refusesHalfOfTheKeywords() {
    let here = SourceLocation(file: "_version.py")
    #expect(throws: VersionProblem.badKeyword("git_full", here)) { try value("git_refnames = \"tag: 1\"\n") }
    #expect(throws: VersionProblem.badKeyword("git_date", here)) {
      try value(Self.keywords("tag: 1", date: ""))
    }
    #expect(throws: VersionProblem.notUTF8(here)) {
      try VersionSource.value(in: [0xFF], path: "_version.py", tagPrefix: "")
    }
  }

  private static func frozen(_ json: String) -> String {
    "version_json = '''\n\(json)\n'''  # END VERSION_JSON\n"
  }

  @Test(arguments: [
    frozen("{\"version\": \"1.0\"}"),
    frozen("{\"version\": \"1.0\"}").split(separator: "\n").joined(separator: "\r\n") + "\r",
  ])
  func readsWhatWasFrozen(_ text: String) throws {
    #expect(try value(text) == .object(["version": .string("1.0")]))
  }

  @Test func keywordsComeFirst() throws {
    let both = Self.frozen("{\"version\": \"2.0\"}") + Self.keywords("tag: 1.0")
    #expect(try value(both)?["version"] == .string("1.0"))
  }

  @Test(arguments: [
    "", "{", "[]", "1", "{\"a\": NaN}", "{\"a\": 01}", "{'a': 1}", "{\"a\": 1,}", "{\"a\": \"\n\"}", "{} {}",
  ])
  func refusesOtherJSON(_ json: String) {
    #expect(throws: VersionProblem.badFrozenVersion(SourceLocation(file: "_version.py"))) {
      try value(Self.frozen(json))
    }
  }

  @Test(arguments: [
    ("/src/pkg-1.2", "pkg-", "1.2"), ("/src/pkg-1.2/sub", "pkg-", "1.2"), ("/pkg-1/a/b", "pkg-", "1"),
    ("/pkg-1/a/b/c", "pkg-", nil), ("/x/pkg-1/pkg-2", "pkg-", "2"), ("/pkg-", "pkg-", ""), ("/", "p", nil),
    ("/pkg-1\n2", "pkg-", "1\n2"), ("/a", "", nil), ("/e\u{301}1", "é", nil),
  ]) func readsTheFoldersName(_ root: String, _ prefix: String, _ version: String?) {
    let expected = version.map { VersionInformation(version: $0, isDirty: false) }
    #expect(FolderVersion.version(root: root, prefix: prefix) == expected)
  }
}
