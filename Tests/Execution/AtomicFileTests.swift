import CommandLine
import TestSupport
import Testing

@testable import Execution

/// A file that appears whole, where there is room for one.
struct AtomicFileTests {
  private func write(_ name: String, in folder: TemporaryFolder) throws {
    let draft = try AtomicFile(of: "\(folder.path)/\(name)")
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

  /// In a folder where others write too, with a file, a link or anything else under the name that a killed run left.
  @Test(
    arguments: [
      ("ours", "echo left >file.part && chmod 666 file.part", []),
      ("a link", "echo theirs >other && ln -s other file.part", ["file.part", "other"]),
      ("a second name", "echo theirs >other && ln other file.part", ["file.part", "other"]),
      ("a folder", "mkdir file.part", ["file.part"]), ("a pipe", "mkfifo file.part", ["file.part"]),
      (
        "somebody else's",
        "echo theirs >file.part && { chown 12345 file.part 2>/dev/null || rm file.part; }; :",
        ["file.part"]
      ),
    ] as [(String, String, [String])])
  func whatIsInTheWayStays(_ item: (name: String, setup: String, left: [String])) throws {
    let folder = try TemporaryFolder()
    _ = folder.shell(item.setup + "; chmod 666 file.part 2>/dev/null; :")
    let before = folder.shell("ls -lnd file.part other 2>/dev/null; cat other 2>/dev/null; :")
    try write("file", in: folder)
    #expect(try text("file", in: folder) == "new", "\(item.name)")
    let mode = folder.shell("touch plain; ls -ln file plain | cut -c 1-10 | sort -u | wc -l; rm plain")
    #expect(
      mode.map { String(decoding: $0.output, as: UTF8.self).filter { $0 != " " } } == "1\n", "\(item.name)")
    if geteuid() != 0, item.name == "somebody else's" { return }
    #expect(try names(folder).filter { $0 != "file" } == item.left, "\(item.name)")
    if item.name == "ours" { return }
    let after = folder.shell("ls -lnd file.part other 2>/dev/null; cat other 2>/dev/null; :")
    #expect(before?.output == after?.output, "\(item.name)")
  }

  /// Whoever may rename files in the folder has put another one there.
  @Test func whatTookItsPlaceIsNotOurs() throws {
    let folder = try TemporaryFolder()
    let draft = try AtomicFile(of: folder.path + "/file")
    _ = folder.shell("echo theirs >other && mv other file.part")
    #expect(throws: StepProblem.self) { try draft.finish() }
    draft.discard()
    #expect(try names(folder) == ["file.part"])
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
