import CommandLine
import TestSupport
import Testing

@testable import Execution

extension ProcessTests {
  @Suite struct InnerFileTests {
    private func read(_ path: String) throws -> String {
      let folder = try TemporaryFolder()
      _ = folder.shell(
        "mkdir -p in/a/b out && echo inside >in/a/b/c && echo secret >out/c && ln -s ../out in/way && ln -s ../out/c in/c && mkfifo in/pipe"
      )
      let file = try InnerFile(path, in: folder.path + "/in")
      var bytes: [UInt8] = []
      while true {
        let more = try file.read(4)
        if more.isEmpty { return String(decoding: bytes, as: UTF8.self) }
        bytes += more
      }
    }

    @Test(arguments: ["a/b/c", "./a/./b/c", "/a//b/c"]) func isReadWhereItIs(_ path: String) throws {
      #expect(try read(path) == "inside\n")
    }

    @Test(arguments: ["way/c", "c", "../out/c", "a/../../out/c", "a/b/d", "a/b/c/d", "", "/", "..", "a/b"])
    func leadsNowhereElse(_ path: String) {
      #expect(throws: FileProblem.self) { try read(path) }
    }
  }
}
