import CommandLine
import Testing

@testable import Execution

extension ProcessTests {
  @Suite struct TemporaryFileTests {
    private func file(_ path: String, temporary: Bool = true) -> Step {
      .write(PlannedFile(path: path, contents: Array("content".utf8), isTemporary: temporary))
    }

    private func run(_ steps: [Step]) throws(StepProblem) {
      try Runner(environment: ProcessEnvironment.current).run(steps)
    }

    @Test func isThereDuringTheRunAndGoneAfter() throws {
      let folder = try TemporaryFolder()
      let path = folder.path + "/pip.conf"
      try run([file(path), .run(Command("sh", ["-c", "grep -q content '\(path)'"]))])
      #expect(!FileReader.exists(path))
    }

    @Test func isGoneAfterAFailure() throws {
      let folder = try TemporaryFolder()
      let path = folder.path + "/pip.conf"
      #expect(throws: StepProblem.self) { try run([file(path), .run(Command("sh", ["-c", "exit 1"]))]) }
      #expect(!FileReader.exists(path))
      #expect(folder.shell("ls -A")?.text == "")
    }

    @Test func neverTakesThePlaceOfSomebodysFile() throws {
      let folder = try TemporaryFolder()
      try folder.write("pip.conf", "mine")
      let path = folder.path + "/pip.conf"
      #expect(throws: StepProblem.fileExists(path: path)) { try run([file(path)]) }
      #expect(folder.shell("cat pip.conf")?.text == "mine")
    }

    @Test func leavesAFileThatWasPutInItsPlace() throws {
      let folder = try TemporaryFolder()
      let path = folder.path + "/pip.conf"
      try run([
        file(path), .run(Command("sh", ["-c", "echo mine > '\(path).new' && mv '\(path).new' '\(path)'"])),
      ])
      #expect(folder.shell("cat pip.conf")?.text == "mine")
    }

    @Test func leavesAFileThatWasEdited() throws {
      let folder = try TemporaryFolder()
      let path = folder.path + "/pip.conf"
      try run([file(path), .run(Command("sh", ["-c", "echo mine >> '\(path)'"]))])
      #expect(folder.shell("cat pip.conf")?.text == "contentmine")
    }

    @Test func aLastingFileReplacesTheOldOne() throws {
      let folder = try TemporaryFolder()
      try folder.write("made", "old")
      try run([file(folder.path + "/made", temporary: false)])
      #expect(folder.shell("cat made")?.text == "content")
    }

    @Test func aFolderThatCantBeWrittenIsNamed() {
      let problem = StepProblem.cannotWrite(path: "/proc/none", reason: "no such file or directory")
      #expect(throws: problem) { try run([file("/proc/none")]) }
    }
  }
}
