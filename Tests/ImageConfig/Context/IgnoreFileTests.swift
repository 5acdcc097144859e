import Testing

@testable import ImageConfig

/// What stays out of a build's context.
struct IgnoreFileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let left: [String]

    init(_ name: String, _ text: String, leaves left: [String]) {
      self.name = name
      self.text = text
      self.left = left
    }

    var testDescription: String { name }
  }

  private static let files = [
    ".git/config", "README.md", "a.log", "data/big.bin", "data/keep/x.csv", "docs/README.md", "src/a.log",
    "src/a.py",
    "src/deep/a.py", "#odd",
  ]

  /// Folder by folder, as a walk does it.
  static func left(_ files: [String], by ignoreFile: IgnoreFile) -> [String] {
    files.filter { file in
      var verdict: IgnoreFile.Verdict?
      var path = ""
      for part in file.split(separator: "/") {
        if verdict?.isIgnored == true, !ignoreFile.mayTakeIn(below: path) { return false }
        path += (path.isEmpty ? "" : "/") + part
        verdict = ignoreFile.verdict(on: path, in: verdict)
      }
      return verdict?.isIgnored == false
    }
  }

  @Test(arguments: cases) func leaves(_ item: Case) throws {
    let ignoreFile = try #require(IgnoreFile(bytes: Array(item.text.utf8)))
    #expect(Self.left(Self.files, by: ignoreFile) == item.left)
  }

  static let cases: [Case] = [
    .init("nothing", "", leaves: files),
    .init("a comment, blanks, empty lines", "# *\n\n  \t\n", leaves: files),
    .init("everything", "*", leaves: []),
    .init(
      "a folder, with a slash at either end", "/data/\n .git \nsrc/.",
      leaves: ["README.md", "a.log", "docs/README.md", "#odd"]),
    .init(
      "line ends of Windows", "data\r\nsrc\r\n.git\r\n",
      leaves: ["README.md", "a.log", "docs/README.md", "#odd"]),
    .init(
      "only at the top", "*.log\nREADME.md\n.git\ndata",
      leaves: ["docs/README.md", "src/a.log", "src/a.py", "src/deep/a.py", "#odd"]),
    .init("everywhere", "**/*.log\n**/README.md\n.git\ndata", leaves: ["src/a.py", "src/deep/a.py", "#odd"]),
    .init("all but", "*\n!src\n!README.md", leaves: ["README.md", "src/a.log", "src/a.py", "src/deep/a.py"]),
    .init("all but some of it", "*\n!src/**/*.py", leaves: ["src/a.py", "src/deep/a.py"]),
    .init(
      "but within what is out", "data\n!data/keep\nsrc\n.git\ndocs",
      leaves: ["README.md", "a.log", "data/keep/x.csv", "#odd"]),
    .init("the last line decides", "!data\n*\n!docs\ndocs/*", leaves: []),
    .init("an exception with a blank", "*\n! src/deep", leaves: ["src/deep/a.py"]),
    .init(
      "dots and doubled slashes", "./data//keep/../\n.git\nsrc\ndocs", leaves: ["README.md", "a.log", "#odd"]),
    .init("a byte order mark", "\u{FEFF}src\n.git\ndata\ndocs", leaves: ["README.md", "a.log", "#odd"]),
    .init("a blank in front of #", " #odd\n.git\nsrc\ndata\ndocs", leaves: ["README.md", "a.log"]),
    .init("the context itself stays", ".\n/\n..\n../x", leaves: files),
  ]

  @Test(arguments: ["!", "a\n!\n", "[", "x\\", "! "]) func isRefused(_ text: String) {
    #expect(IgnoreFile(bytes: Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("a//b/./c/", "a/b/c"), ("/a", "a"), ("/../a", "a"), ("../a", "../a"), ("a/../../b", "../b"), ("", "."),
    ("./", "."),
    ("/", "."), ("a/..", "."),
  ]) func cleans(_ path: String, _ clean: String) { #expect(IgnoreFile.clean(path) == clean) }
}
