import CommandLine
import Testing

@testable import Execution

/// A file that appears whole, where there is room for one.
struct DraftTests {
  private func write(_ name: String, in folder: TemporaryFolder) throws {
    let draft = try Draft(of: "\(folder.path)/\(name)")
    defer { draft.discard() }
    try draft.write("new")
    try draft.finish()
  }

  private func names(_ folder: TemporaryFolder) throws -> [String] {
    try FileReader.names(in: folder.path).sorted()
  }

  private func text(_ name: String, in folder: TemporaryFolder) throws -> String {
    String(decoding: try FileReader.read("\(folder.path)/\(name)", limit: 100), as: UTF8.self)
  }

  @Test func takesTheOldOnesPlace() throws {
    let folder = try TemporaryFolder()
    _ = folder.shell("echo old >file")
    try write("file", in: folder)
    #expect(try names(folder) == ["file"] && text("file", in: folder) == "new")
  }

  /// Another program may have the link for its own.
  @Test func goesWhereALinkLeads() throws {
    let folder = try TemporaryFolder()
    _ = folder.shell("mkdir stick && echo old >stick/file && ln -s stick/file link && ln -s nowhere loose")
    try write("link", in: folder)
    #expect(FileReader.link("\(folder.path)/link") == "stick/file")
    #expect(try text("stick/file", in: folder) == "new")
    try write("loose", in: folder)
    #expect(try names(folder) == ["link", "loose", "stick"] && text("loose", in: folder) == "new")
  }

  /// As /dev/null, which root could replace by a file.
  @Test(arguments: ["folder", "folder/", "pipe", "to-pipe"]) func whatIsNoFileStays(_ name: String) throws {
    let folder = try TemporaryFolder()
    _ = folder.shell("mkdir folder && mkfifo pipe && ln -s pipe to-pipe")
    let problem = StepProblem.cannotWrite(path: "\(folder.path)/\(name)", reason: "that is no file")
    #expect(throws: problem) { try write(name, in: folder) }
    #expect(try names(folder) == ["folder", "pipe", "to-pipe"])
    #expect(try FileReader.names(in: folder.path + "/folder").isEmpty)
  }
}
