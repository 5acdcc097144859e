import CommandLine
import Execution
import ImageConfig
import RemoteEngine
import Testing

@testable import RemoteEngineCore
@testable import TransferCore
@testable import transfer_image

/// What a run starts is what a dry run has shown: engines answer from values, and each command is noted.
struct OneTruthTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// What the two engines say of themselves and of the image.
    var here = Engines.answer(asked: [Engines.line("f", "abc")])
    var there = Engines.answer(asked: [nil])
    /// What loading leads to over there, behind the line that names it.
    var named = true
    var isFetch = false
    var engine = EngineChoice.dockers
    /// Whether the engine that the image comes from complains without end.
    var floods = false
    /// Whether some files stay here.
    var leavesOut = false
    var expected: [String]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    .init(
      name: "an empty engine", expected: ["docker", "zstd", "load"]),
    .init(
      name: "some layers", there: Engines.answer(images: [("e", "ab")], asked: [nil]), leavesOut: true,
      expected: ["docker", "zstd", "load"]),
    .init(
      name: "no compressor", here: Engines.answer(programs: [], asked: [Engines.line("f", "abc")]),
      expected: ["docker", "load"]),
    .init(
      name: "all is there", there: Engines.answer(asked: [Engines.line("f", "abc")]), expected: []),
    .init(
      name: "only the name is missing", there: Engines.answer(images: [("f", "abc")], asked: [nil]),
      expected: ["prove"]),
    .init(
      name: "to a containerd store", there: Engines.answer(store: Engines.containerd, asked: [nil]),
      named: false, expected: ["docker", "zstd", "load", "move"]),
    .init(
      name: "some layers to a containerd store",
      there: Engines.answer(store: Engines.containerd, images: [("e", "ab")], asked: [nil]), named: false,
      leavesOut: true,
      expected: ["probe", "docker", "zstd", "load", "move"]),
    .init(
      name: "to podman",
      there: Engines.answer(store: "podman", asked: [nil])
        .replacing("engine docker", with: "engine podman"), named: false,
      expected: ["docker", "zstd", "load", "tag"]),
    .init(
      name: "from another machine", isFetch: true, expected: ["saveThere", "zstd", "load"]),
  ]

  @Test(arguments: cases) func aRunDoesWhatADryRunShows(_ item: Case) throws {
    let planned = try Rehearsal(item, isDryRun: true).run()
    let done = try Rehearsal(item, isDryRun: false).run()
    #expect(planned.commands.isEmpty, "a dry run only asks")
    #expect(done.shown.map(known) == planned.shown.map(known), "what -V shows")
    #expect(done.commands == planned.shown.map(known).map(started), "what was started")
    #expect(done.kinds == item.expected)
    #expect(planned.shown.contains { $0.contains(" | tar --delete -f - blobs/") } == item.leavesOut)
  }

  /// With the identifier that is only known in the end.
  private func known(_ line: String) -> String {
    line.replacing("'\"$loaded\"'", with: Rehearsal.id).replacing("\"$loaded\"", with: Rehearsal.id)
  }

  /// Without what this program does itself.
  private func started(_ line: String) -> String {
    let line = line.replacing("printf %s \"$archive\" | base64 -d | ", with: "")
    guard let start = line.firstRange(of: "tar --delete -f - blobs/") else { return line }
    let rest = line[start.lowerBound...]
    guard let end = rest.firstRange(of: " | ") else { return line }
    return String(line[..<start.lowerBound] + rest[end.upperBound...])
  }

  /// It is not this machine that says too much.
  @Test func whoeverComplainsWithoutEndIsNamed() throws {
    let item = Case(name: "", isFetch: true, floods: true, expected: [])
    #expect(throws: RemoteProblem.tooMuchSaid(place: "gpu")) { try Rehearsal(item, isDryRun: false).run() }
  }

  @Test func aFullDiskIsNamedBeforeABundleIsWritten() throws {
    let transfer = try Rehearsal(Case(name: "", expected: []), isDryRun: false).transfer(free: 7)
    let bundle = Bundle(transfer: transfer, file: "/nowhere/b.tar", inventory: nil)
    #expect(throws: TransferProblem.noRoomForBundle("/nowhere/b.tar", free: 7, needed: 1000)) {
      try bundle.write([ImageToMove("image:1", tag: nil, project: nil)])
    }
  }

  @Test func aContextIsShown() throws {
    var item = Case(name: "", expected: [])
    item.engine = .context("lab")
    let shown = try Rehearsal(item, isDryRun: true).run().shown
    #expect(shown.count == 1 && shown[0].hasPrefix("docker --context lab save image:1 </dev/null | "))
    item.isFetch = true
    let fetched = try Rehearsal(item, isDryRun: true).run().shown
    #expect(fetched.count == 1 && fetched[0].contains("| DOCKER_CONTEXT=lab DOCKER_HOST= /bin/sh -c "))
  }

  /// Whoever pastes what is shown gives the shell over there the script as it is.
  @Test func whatIsShownCanBePasted() throws {
    let item = Case(name: "", expected: [])
    let line = try #require(Rehearsal(item, isDryRun: true).run().shown.first)
    let functions =
      "docker() { :; }; zstd() { :; }; ssh() { for last; do :; done; printf '%s\\0' \"$last\"; }\n"
    let remote = try #require(Shell.run("bash", functions + line)?.first)
    let words = try #require(Shell.run("sh", "sh() { printf '%s\\0' \"$@\"; }\n" + remote))
    #expect(words.count > 1)
  }
}
