import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// What lies in a checkout, beside its commit's tree.
struct SourceComparisonTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Kind, mode, path and content each.
    let there: [(FileEntry.Kind, UInt16, String, String)]
    let expected: [String]

    init(_ name: String, _ there: [(FileEntry.Kind, UInt16, String, String)], _ expected: [String]) {
      (testDescription, self.there, self.expected) = (name, there, expected)
    }
  }

  private static func id(_ text: String) -> String { BlobID(of: Array(text.utf8)).hex }

  private static let tree = HeadTree(
    Array(
      ("100644 blob \(id("a"))\tdocker/dev/Dockerfile\0" + "100644 blob \(id("a"))\tsrc/a\0"
        + "120000 blob \(id("a"))\tsrc/link\0" + "160000 commit \(id("a"))\tsrc/sub\0"
        + "100755 blob \(id("t"))\tsrc/tool\0" + "100644 blob \(id("x"))\tsrc/unused\0"
        + "100644 blob \(id("z"))\tz\0").utf8))

  private static let clean: [(FileEntry.Kind, UInt16, String, String)] = [
    (.folder, 0o755, "src", ""), (.file, 0o644, "src/a", "a"), (.link, 0o777, "src/link", "a"),
    (.folder, 0o755, "src/sub", ""), (.file, 0o755, "src/tool", "t"),
  ]

  /// The same with another entry in place of the one with its path, or beside the others.
  private static func with(
    _ entries: (FileEntry.Kind, UInt16, String, String)...
  ) -> [(FileEntry.Kind, UInt16, String, String)] {
    clean.filter { old in !entries.contains { $0.2 == old.2 } } + entries
  }

  private static let keepOut = "in no commit; to keep it out of the image: echo"

  @Test(arguments: [
    Case("as it is committed", clean, []),
    Case("under umask 002", with((.folder, 0o775, "src", ""), (.file, 0o664, "src/a", "a")), []),
    Case(
      "a folder that a group shares, a file that nobody may write",
      with((.folder, 0o2775, "src", ""), (.file, 0o444, "src/a", "a")), []),
    Case("gone", clean.filter { $0.2 != "src/a" }, ["src/a: git has it, and it is not there"]),
    Case(
      "under umask 077", with((.folder, 0o700, "src", ""), (.file, 0o700, "src/tool", "t")),
      [
        "src/tool: mode 0700, git has 0755; chmod go+rx src/tool",
        "src: mode 0700, git has 0755; chmod go+rx src",
      ]),
    Case(
      "not for others", with((.file, 0o640, "src/a", "a")),
      ["src/a: mode 0640, git has 0644; chmod go+r src/a"]),
    Case(
      "not to be started by others", with((.file, 0o744, "src/tool", "t")),
      ["src/tool: mode 0744, git has 0755; chmod go+x src/tool"]),
    Case(
      "a program that is none in git", with((.file, 0o755, "src/a", "a")),
      ["src/a: mode 0755, git has 0644; chmod -x src/a"]),
    Case(
      "a program in git alone", with((.file, 0o644, "src/tool", "t")),
      ["src/tool: mode 0644, git has 0755; chmod +x src/tool"]),
    Case(
      "one that gives its owner's rights", with((.file, 0o4755, "src/tool", "t")),
      ["src/tool: mode 4755, git has 0755; chmod u-s,g-s src/tool"]),
    Case(
      "one that gives its group's rights", with((.file, 0o2755, "src/tool", "t")),
      ["src/tool: mode 2755, git has 0755; chmod u-s,g-s src/tool"]),
    Case("a link elsewhere", with((.link, 0o777, "src/link", "b")), ["src/link: changed"]),
    Case(
      "a file instead of a link", with((.file, 0o644, "src/link", "a")),
      ["src/link: git has something else there"]),
    Case("new", with((.file, 0o644, "src/new", "x")), ["src/new: \(keepOut) /src/new >>.dockerignore"]),
    Case(
      "a new folder", with((.folder, 0o755, "src/n", ""), (.file, 0o644, "src/n/m/x", "x")),
      ["src/n: \(keepOut) /src/n >>.dockerignore"]),
    Case(
      "an empty folder", with((.folder, 0o755, "src/n", "")), ["src/n: \(keepOut) /src/n >>.dockerignore"]),
    Case("a pipe", with((.other, 0o644, "src/p", "")), ["src/p: \(keepOut) /src/p >>.dockerignore"]),
    Case("a submodule's own file", with((.file, 0o644, "src/sub/.git", "x")), []),
    Case(
      "what a script makes",
      with(
        (.file, 0o600, "src/out/x", "x"), (.folder, 0o700, "src/out", ""), (.file, 0o644, "src/made", "x")),
      []),
  ]) func tells(_ item: Case) throws {
    let comparison = try comparison(item.there)
    #expect(comparison.changes.map(\.text).sorted() == item.expected.sorted())
    #expect(comparison.differing.isEmpty)
  }

  /// What git makes of a file is asked for only then.
  @Test func namesWhatHasAnotherContent() throws {
    let comparison = try comparison(Self.with((.file, 0o600, "src/a", "b")))
    #expect(comparison.differing == ["src/a"] && comparison.same == ["src/tool"])
    #expect(comparison.changes.map(\.text) == ["src/a: mode 0600, git has 0644; chmod go+r src/a"])
  }

  /// A link on the way to what is copied is read, too.
  @Test func aLinkAboveWhatIsCopied() throws {
    var paths = ContextPaths()
    paths.add(["src/link/inner"])
    #expect(Self.tree.entries(in: "", of: paths, without: .none).map(\.path) == ["src/link"])
  }

  /// Of an ignore file counts what it does.
  @Test(arguments: [
    ("src/unused", []),
    ("src/unused\nother", []),
    ("", [".dockerignore: changed, and so whether src/unused is in the image"]),
    ("src/unused\nsrc/tool", [".dockerignore: changed, and so whether src/tool is in the image"]),
  ]) func anotherIgnoreFile(_ committed: String, _ expected: [String]) throws {
    let comparison = try comparison(Self.clean, committed: committed, changed: ".dockerignore")
    #expect(comparison.changes.map(\.text) == expected)
  }

  private func comparison(
    _ there: [(FileEntry.Kind, UInt16, String, String)], committed: String = "src/unused",
    changed: String? = nil
  ) throws -> SourceComparison {
    var lab = Lab()
    lab.dockerfiles = ["dev": "FROM alpine\nCOPY src /"]
    let project = try lab.project(
      "[dev]\npre_build_script=x\npre_build_outputs=src/out/x {project_root}/src/made")
    let request = try BuildRequest(Arguments(["dev"], of: BuildRequest.program))
    let target = try #require(try BuildOrder.targets(request.names(project), request, project).last)
    let reading = try #require(
      target.sourceReadings(project, exists: { $0 == ".dockerignore" }).first { $0.kind == .context })
    let stamp = FileStamp(device: 0, inode: 0, size: 0, modified: 0, changed: 0)
    let entries = there.map { kind, mode, path, content in
      FileEntry(
        path: path, kind: kind, mode: mode,
        content: kind == .file || kind == .link ? BlobID(of: Array(content.utf8)) : nil, stamp: stamp)
    }
    let rules = try #require(IgnoreFile(bytes: Array(committed.utf8)))
    var comparison = SourceComparison(Self.tree, outputs: target.preScriptFiles.outputs, project)
    comparison.compare((entries, nil), reading, without: rules, changed: changed) { _ in true }
    return comparison
  }

  @Test(arguments: [
    ("a|filter|lfs|b|text|auto|", "a", "lfs", true, false), ("a|filter|x|", "a", "x", true, true),
    ("a|text|unset|a|diff|x|", "a", nil, false, false), ("a|eol|crlf|", "a", nil, true, false),
    ("a|ident|set|", "a", nil, true, true), ("b|filter|x|a", "a", nil, false, false),
  ])
  func readsAttributes(
    _ answer: String, _ path: String, _ filter: String?, _ isChanging: Bool, _ isLossy: Bool
  ) {
    let bytes = answer.utf8.map { $0 == UInt8(ascii: "|") ? 0 : $0 }
    let own = FileAttributes.all(bytes)[path] ?? FileAttributes()
    #expect(own.filter == filter && own.changesContent == isChanging && own.isLossy == isLossy)
  }

  @Test func readsWhichFiltersThereAre() {
    let answer =
      "filter.lfs.clean\ngit-lfs clean\0filter.a.b.process\nx\0filter.c.required\ntrue\0filter.d.clean\n\0"
    #expect(FileAttributes.drivers(Array(answer.utf8)) == ["lfs", "a.b"])
  }
}
