import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// Which commit is an image's, by what git's log says.
struct HistoryTests {
  private func history(_ text: String) throws -> History {
    var lab = Lab()
    lab.dockerfiles = ["dev": "FROM a\nCOPY src /"]
    let project = try lab.project("")
    let request = try BuildRequest(Arguments(["dev"], of: BuildRequest.program))
    let targets = try BuildOrder.targets(request.names(project), request, project)
    var history = History(targets.map { ($0.name, ImageInputs($0, project)) })
    // In pieces of any size.
    for byte in text.utf8 { _ = history.read([byte]) }
    history.end()
    return history
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let commits: [(String, [(String, [String])])]
    let expected: String?

    init(_ name: String, _ commits: [(String, [(String, [String])])], _ expected: String?) {
      (testDescription, self.commits, self.expected) = (name, commits, expected)
    }
  }

  private static let root: (String, [(String, [String])]) = (
    "c1", [("", ["docker/dev/Dockerfile", "src/a"])]
  )

  @Test(arguments: [
    Case("only a root", [root], "c1"),
    Case("the newest that changes it", [("c3", [("c2", ["x"])]), ("c2", [("c1", ["src/a"])]), root], "c2"),
    Case("a change of nothing", [("c2", [("c1", [])]), root], "c1"),
    Case(
      "a merge of a branch with an older date",
      [
        ("c4", [("c3", ["src/a"]), ("c2", ["x"])]), ("c3", [("c1", ["docker/dev/x"])]),
        ("c2", [("c1", ["src/a"])]), root,
      ], "c2"),
    Case(
      "a merge that changes it on both sides",
      [
        ("c4", [("c3", ["src/a"]), ("c2", ["docker/dev/x"])]), ("c3", [("c1", ["docker/dev/x"])]),
        ("c2", [("c1", ["src/a"])]), root,
      ], "c4"),
    Case(
      "a merge that takes the first side's",
      [
        ("c4", [("c3", []), ("c2", ["src/a"])]), ("c3", [("c1", ["src/a"])]), ("c2", [("c1", ["x"])]), root,
      ], "c3"),
    Case(
      "a parent that is dated behind its child",
      [("c3", [("c2", ["x"])]), root, ("c2", [("c1", ["src/a"])])], "c2"),
    Case("another way to the root", [("c2", [("c1", ["x"])]), root, ("c0", [("", ["src/a"])])], "c1"),
    Case("a link or submodule above what is copied", [("c2", [("c1", ["src"])]), root], "c2"),
    Case("what git makes of it", [("c2", [("c1", [".gitattributes"])]), root], "c2"),
    Case("what git makes of others", [("c2", [("c1", ["other/.gitattributes"])]), root], "c1"),
    Case("nothing at all", [], nil),
    Case("not in any commit", [("c2", [("c1", ["x"])]), ("c1", [("", ["y"])])], nil),
  ]) func isTheLastThatChangedIt(_ item: Case) throws {
    let commits = item.commits.map { GitLog.Commit(name: $0.0, parents: $0.1.map { ($0.0, $0.1) }) }
    let history = try history(GitLog.text(commits))
    #expect(history.commits["dev"]?.revision == item.expected.map(GitLog.id))
    #expect(history.commits["dev"]?.time == item.expected.map(GitLog.time))
    #expect(history.cutOff.isEmpty)
  }

  /// Where a shallow clone ends, all files look new.
  @Test(arguments: [("src/a", true), ("x", false)])
  func aShallowClone(_ change: String, _ isKnown: Bool) throws {
    let end = GitLog.Commit(name: "c2", parents: [("", ["docker/dev/Dockerfile", "src/a"])], stored: ["c1"])
    let head = GitLog.Commit(name: "c3", parents: [("c2", [change])])
    let history = try history(GitLog.text([head, end]))
    #expect(history.cutOff == (isKnown ? [] : ["dev"]))
    #expect(history.commits["dev"]?.revision == (isKnown ? GitLog.id("c3") : nil))
  }

  @Test(arguments: [
    (0, 0, "1970-01-01T00:00:00+00:00"), (951_782_399, 0, "2000-02-28T23:59:59+00:00"),
    (951_782_400, 0, "2000-02-29T00:00:00+00:00"), (1_709_251_199, 530, "2024-03-01T05:29:59+05:30"),
    (1_577_836_800, -800, "2019-12-31T16:00:00-08:00"), (-1, 0, "1969-12-31T23:59:59+00:00"),
    (253_402_214_400, 0, "9999-12-31T00:00:00+00:00"), (.max, 0, ""), (0, 99_999, ""),
  ]) func theTime(_ seconds: Int64, _ zone: Int, _ expected: String) {
    #expect(CommitTime.text(seconds: seconds, zone: zone) == expected)
  }
}
