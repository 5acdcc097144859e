import CommandLine
import TestSupport
import Testing

@testable import Execution

extension ProcessTests {
  @Suite struct FileReaderTests {
    struct Case: CustomTestStringConvertible, Sendable {
      let name: String
      /// Makes the file `x`.
      let setUp: String
      /// Given the path.
      let problem: @Sendable (String) -> FileProblem
      var testDescription: String { name }
    }

    static let cases: [Case] = [
      Case(name: "missing", setUp: "true") { .missing(path: $0) },
      Case(name: "a folder", setUp: "mkdir x") { .notAFile(path: $0, kind: "a folder") },
      Case(name: "a pipe does not hang", setUp: "mkfifo x") { .notAFile(path: $0, kind: "a pipe") },
      Case(name: "a device", setUp: "ln -s /dev/null x") { .notAFile(path: $0, kind: "a device") },
      Case(name: "a loop of links", setUp: "ln -s y x; ln -s x y") {
        .unreadable(path: $0, reason: "too many levels of symbolic links")
      },
      Case(name: "a link to nowhere", setUp: "ln -s nowhere x") { .missing(path: $0) },
      Case(name: "too large", setUp: "head -c 2000 /dev/zero > x") { .tooLarge(path: $0, limit: 1000) },
    ]

    @Test(arguments: cases) func refuses(_ test: Case) throws {
      let folder = try TemporaryFolder()
      #expect(folder.shell(test.setUp)?.exitCode == 0)
      let path = folder.path + "/x"
      #expect(throws: test.problem(path)) { try FileReader.read(path, limit: 1000) }
    }

    @Test func readsAFile() throws {
      let folder = try TemporaryFolder()
      try folder.write("x", "content")
      #expect(try FileReader.read(folder.path + "/x", limit: 7) == Array("content".utf8))
    }

    @Test func listsFoldersAndLinksToThem() throws {
      let folder = try TemporaryFolder()
      _ = folder.shell(
        "mkdir b 'a b' é; ln -s b link; ln -s nowhere broken; touch file; mkdir \"$(printf 'bad\\377')\"")
      #expect(try FileReader.subfolders(of: folder.path) == ["a b", "b", "link", "é"])
    }
  }
}
