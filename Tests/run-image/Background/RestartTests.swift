import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// `--restart` where run.cfg has changed: a new container takes the place of the old one, which is kept.
struct RestartTests {
  private static let own = "orbyter.run.image=dev,orbyter.run.config=000000000000"
  private static let old = "grace_dev_24-03-05_07.08.09_41"

  private func script(_ state: String, name: String = old) -> Script {
    let script = Script()
    script.says("docker image inspect", Docker.image())
    script.says("docker ps", Docker.container(name, state, labels: Self.own))
    script.says("docker container inspect", Docker.state("running"))
    return script
  }

  private func restart(_ script: Script, _ config: String = "[dev]\ncmd=new") throws {
    let lab = Lab()
    let inputs = try lab.inputs(config, ["--restart", "dev"])
    try Background.perform(
      inputs.request, inputs.project, lab.world, lab.host, isDryRun: false, script.around)
  }

  /// Told in an order in which the old one is never gone before the new one runs.
  private func shown(_ script: Script) -> [String] {
    script.story.map { $0.hasPrefix("docker run") ? "docker run" : $0 }
  }

  private static func told(_ name: String) -> String {
    "told: " + Warning.run(.madeAnew(name, [.config])).text
  }

  @Test func theOldOneMakesRoomAndStays() throws {
    let script = script("running")
    try restart(script)
    #expect(
      shown(script) == [
        "docker stop \(Self.old)", "docker run", Self.told(Self.old),
        "docker update --restart no \(Self.old)",
      ])
  }

  @Test func oneThatHasEndedIsNotStopped() throws {
    let script = script("exited")
    try restart(script)
    #expect(
      shown(script) == ["docker run", Self.told(Self.old), "docker update --restart no \(Self.old)"])
  }

  @Test func anOwnNameGoesToTheNewOne() throws {
    let script = script("running", name: "x")
    try restart(script, "[dev]\nargs=--name x")
    #expect(
      shown(script) == [
        "docker stop x", "docker rename x \(Lab.container)", "docker run", Self.told(Lab.container),
        "docker update --restart no \(Lab.container)",
      ])
  }

  @Test func theOldOneGoesOnWhereTheNewOneFails() throws {
    let script = script("running")
    script.failure = ("docker run", StepProblem.failed(command: "docker run", exitCode: 125))
    #expect(throws: RunProblem.notStarted(exitCode: 125, goesOn: Self.old)) { try restart(script) }
    #expect(!script.story.contains { $0.contains("--restart no") })
  }

  @Test func aSlipInRunConfigShowsWhileTheOldOneRuns() throws {
    let script = script("running")
    #expect(throws: (any Error).self) { try restart(script, "[dev]\ncmd=$NOPE") }
    #expect(script.story.isEmpty)
  }

  @Test func whatIsTheSameIsStartedAgain() throws {
    let lab = Lab()
    let hash = ConfigHash.of(try lab.inputs("[dev]\ncmd=new"))
    let script = Script()
    script.says("docker image inspect", Docker.image())
    script.says("docker ps", Docker.container(Self.old, labels: "orbyter.run.config=\(hash)"))
    script.says("docker container inspect", Docker.state("running"))
    try restart(script)
    #expect(script.story == ["docker restart \(Self.old)"])
  }
}
