import CommandLine
import ImageConfig
import TestSupport
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

    @Test func aPrivateOneIsNobodyElsesToRead() throws {
      let folder = try TemporaryFolder()
      try run([
        .write(PlannedFile(path: folder.path + "/x", contents: [], isTemporary: false, isPrivate: true))
      ])
      #expect(folder.shell("ls -l x")?.text.hasPrefix("-rw-------") == true)
    }

    @Test func nobodyGuessesAName() {
      guard let world = try? World.current() else { return #expect(Bool(false)) }
      let names = Set((1...3).map { _ in TemporaryName.make("orbyter-x-", world) })
      #expect(names.count == 3)
      for name in names { #expect(TemporaryName.process(of: name, "orbyter-x-") == world.processID) }
      #expect(TemporaryName.process(of: "orbyter-y-42.a", "orbyter-x-") == nil)
      #expect(TemporaryName.folder(["TMPDIR": "/var/tmp//"]) == "/var/tmp")
      #expect(TemporaryName.folder(["TMPDIR": ""]) == "/tmp")
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

    private func copy(_ path: String, of text: String) -> PlannedFile {
      let contents = TemporaryCopy.of(Array(text.utf8), named: "template")
      return PlannedFile(path: path, contents: contents, isTemporary: true)
    }

    @Test func ofTwoRunsTheLastRemovesIt() throws {
      let folder = try TemporaryFolder()
      let file = copy(folder.path + "/pip.conf", of: "a")
      var (first, second) = (TemporaryFiles(), TemporaryFiles())
      try first.write(file)
      try second.write(file)
      first.removeAll()
      #expect(FileReader.exists(file.path))
      second.removeAll()
      #expect(folder.shell("ls -A")?.text == "")
    }

    @Test(arguments: ["a", "b"]) func whatAKilledRunLeftIsTaken(_ text: String) throws {
      let folder = try TemporaryFolder()
      let left = copy(folder.path + "/pip.conf", of: text)
      try folder.write("pip.conf", String(decoding: left.contents, as: UTF8.self))
      var files = TemporaryFiles()
      let file = copy(left.path, of: "a")
      try files.write(file)
      #expect(try FileReader.read(file.path, limit: 1 << 20) == file.contents)
      files.removeAll()
      #expect(folder.shell("ls -A")?.text == "")
    }

    @Test func anOlderTemplatesIsLeftToTheRunThatHasIt() throws {
      let folder = try TemporaryFolder()
      let path = folder.path + "/pip.conf"
      var (first, second) = (TemporaryFiles(), TemporaryFiles())
      try first.write(copy(path, of: "a"))
      #expect(throws: StepProblem.fileExists(path: path)) { try second.write(copy(path, of: "b")) }
      second.removeAll()
      #expect(FileReader.exists(path))
      first.removeAll()
      #expect(folder.shell("ls -A")?.text == "")
    }

    @Test func whatSomebodyMadeOfALeftOneIsTheirs() throws {
      let folder = try TemporaryFolder()
      let left = copy(folder.path + "/pip.conf", of: "a")
      try folder.write("pip.conf", "mine\n" + String(decoding: left.contents, as: UTF8.self))
      var files = TemporaryFiles()
      #expect(throws: StepProblem.fileExists(path: left.path)) { try files.write(left) }
      files.removeAll()
      #expect(try folder.read("pip.conf").hasPrefix("mine\n"))
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
