import ImageConfig
import TestSupport
import Testing

@testable import Execution

@Suite struct FileWalkTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// For a shell in an empty folder.
    let script: String
    var paths = ["."]
    var ignored = ""
    let found: [String]

    init(_ name: String, _ script: String, paths: [String] = ["."], ignoring: String = "", _ found: [String])
    {
      (testDescription, self.script, self.paths, ignored, self.found) = (name, script, paths, ignoring, found)
    }
  }

  static let cases = [
    Case("nothing", "true", []),
    Case("all", "mkdir a; echo 1 >a/b; ln -s b a/c; mkdir d", ["a", "a/b", "a/c", "d"]),
    Case("a path", "mkdir a b; echo 1 >a/b; echo 1 >b/c", paths: ["a"], ["a", "a/b"]),
    Case("a pattern", "echo 1 >a.py; echo 1 >b.c", paths: ["*.py"], ["a.py"]),
    Case("what is ignored", "mkdir a; echo 1 >a/b; echo 1 >a/c", ignoring: "a/b", ["a", "a/c"]),
    Case("taken in again", "mkdir a; echo 1 >a/b; echo 1 >a/c", ignoring: "a\n!a/c", ["a/c"]),
    Case("a link to a folder", "mkdir a; echo 1 >a/b; ln -s a l", paths: ["l"], ["a", "a/b", "l"]),
    Case(
      "through a link", "mkdir a; echo 1 >a/b; echo 1 >a/c; ln -s a l", paths: ["l/b"],
      ["a", "a/b", "a/c", "l"]),
    Case("a link upwards", "mkdir -p a/d; echo 1 >b; ln -s ../../b a/d/l", paths: ["a/d/l"], ["a/d/l", "b"]),
    Case("a link around itself", "ln -s l l; ln -s / r", paths: ["l"], ["l"]),
    Case(
      "a link behind a link", "mkdir real; echo 1 >y; ln -s real l; ln -s ../y real/x", paths: ["l/x"],
      ["l", "real", "real/x", "y"]),
    Case(
      "through a link in what is copied",
      "mkdir dir other; ln -s ../other dir/link; echo 1 >other/f; echo 1 >other/g",
      paths: ["dir", "dir/link/f"], ["dir", "dir/link", "other", "other/f", "other/g"]),
    Case("links in a circle", "ln -s b a; ln -s a/x b", paths: ["a"], ["a", "b"]),
    Case("a link out", "ln -s ../../../etc/passwd l", paths: ["l"], ["l"]),
    Case("a name with a line break", "echo 1 >'a\nb'", ["a\nb"]),
    Case("a pipe", "mkfifo p", ["p"]),
  ]

  @Test(arguments: cases) func finds(_ item: Case) throws {
    let folder = try TemporaryFolder()
    _ = folder.shell(item.script)
    var paths = ContextPaths()
    paths.add(item.paths)
    let rules = try #require(IgnoreFile(bytes: Array(item.ignored.utf8)))
    var digests = FileDigests(nil)
    let (entries, problem) = FileWalk.entries(folder.path, without: rules, of: paths, &digests)
    #expect(entries.map(\.path) == item.found)
    #expect((problem == nil) == !item.testDescription.hasPrefix("links in a circle"))
  }

  @Test func tellsWhatCantBeRead() throws {
    let folder = try TemporaryFolder()
    _ = folder.shell(#"touch "$(printf 'a\377')""#)
    var digests = FileDigests(nil)
    let (_, problem) = FileWalk.entries(folder.path, without: .none, of: .everything, &digests)
    #expect(problem?.contains("not UTF-8") == true)
    let missing = FileWalk.entries(folder.path + "/none", without: .none, of: .everything, &digests)
    #expect(missing.problem != nil)
  }

  /// What is read, what it says, and how often it was read: a file of long ago once, a young one every time.
  @Test func digestsAreKept() throws {
    let folder = try TemporaryFolder()
    let cache = folder.path + "/cache"
    let look = { (digests: inout FileDigests) throws -> [String: BlobID] in
      let found = FileWalk.entries(folder.path + "/in", without: .none, of: .everything, &digests)
      return Dictionary(
        uniqueKeysWithValues: found.entries.compactMap { e in e.content.map { (e.path, $0) } })
    }
    _ = folder.shell("mkdir in; echo 1 >in/a; echo 2 >in/b")
    for damage in [
      "true", "printf x >>cache", "head -c 40 cache >c; mv c cache", "rm -f cache", "mkdir cache",
    ] {
      var digests = FileDigests(cache)
      let seen = try look(&digests)
      #expect(seen == ["a": BlobID(of: Array("1\n".utf8)), "b": BlobID(of: Array("2\n".utf8))], "\(damage)")
      digests.save()
      _ = folder.shell(damage)
    }
    // The same size and the same time, as a copy has them.
    _ = folder.shell("touch -r in/a t; echo 3 >in/a; touch -r t in/a")
    var digests = FileDigests(cache)
    #expect(try look(&digests)["a"] == BlobID(of: Array("3\n".utf8)))
  }
}
