import ImageConfig
import Testing

@testable import RunCore

/// A container a second after its start: alive, done, dead, or brought back by docker.
struct ContainerStateTests {
  @Test(
    arguments: [
      ("it runs", "running", 0, 0, false, false), ("it is done", "exited", 0, 0, true, false),
      ("it died", "exited", 3, 0, true, false), ("docker could not end it", "dead", 137, 0, true, false),
      ("docker waits to start it again", "restarting", 1, 0, true, true),
      ("docker has started it again", "running", 0, 4, true, true),
      ("somebody stopped its clock", "paused", 0, 0, false, false),
    ] as [(String, String, Int, Int, Bool, Bool)])
  func reads(
    _ name: String, _ status: String, _ code: Int, _ restarts: Int, _ hasEnded: Bool, _ isRestarted: Bool
  )
    throws
  {
    let text =
      "{\"State\": {\"Status\": \"\(status)\", \"ExitCode\": \(code)}, \"RestartCount\": \(restarts), \"Config\": {\"Tty\": true}}"
    let state = try #require(ContainerState(Array(text.utf8)))
    #expect(state.hasEnded == hasEnded && state.isRestarted == isRestarted)
    #expect(state.exitCode == Int32(code) && state.hasTerminal)
    #expect(ContainerState(Array("[\(text)]".utf8)) == state, "as podman prints it")
  }

  @Test func nobodyAnswers() { #expect(ContainerState([]) == nil) }

  @Test(
    arguments: [
      ("a name of ours", "", Lab.container), ("a name of its own", "[dev]\nargs=--name x", "x"),
      ("in one word", "[dev]\nargs=--name=x", "x"),
      ("one of its program's", "[dev]\nargs=--name=x\ncmd=train --name y", "x"),
    ]) func isFoundByItsName(_ name: String, _ config: String, _ expected: String) throws
  {
    #expect(KeptStart.name(in: try Lab().plan(config, ["-k", "dev"])) == expected)
    #expect(KeptStart.name(in: try Lab().plan(config, ["dev"])) == nil, "in front, docker has our place")
  }
}
