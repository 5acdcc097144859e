import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// A start in the background: what comes of it, and what is left where nothing does.
struct KeptStartTests {
  private static let image = "docker image inspect"
  private static let containers = "docker ps"
  private static let inspect = "docker container inspect"
  private static let config = "[dev]\ncmd=serve"

  private func start(_ script: Script, _ config: String = config) throws {
    try Start.perform(Lab().inputs(config, ["-k", "dev"]), script.around)
  }

  @Test(
    arguments: [
      ("it runs", Docker.state("running"), nil, []),
      (
        "it died", Docker.state("exited", exitCode: 3),
        RunProblem.diedAtOnce(Lab.container, exitCode: 3, again: "dev", isRestarted: false),
        ["docker logs --tail 20 \(Lab.container)"]
      ),
      (
        "docker starts it again and again", Docker.state("restarting", exitCode: 0),
        .diedAtOnce(Lab.container, exitCode: 0, again: "dev", isRestarted: true),
        ["docker logs --tail 20 \(Lab.container)"]
      ),
      (
        "it is done", Docker.state("exited"), nil,
        [
          "docker logs --tail 20 \(Lab.container)",
          "told: " + Warning.run(.endedAtOnce(Lab.container, again: "dev")).text,
        ]
      ),
      ("nobody knows", "", nil, []),
    ] as [(String, String, RunProblem?, [String])])
  func isLookedAt(_ name: String, _ state: String, _ problem: RunProblem?, _ told: [String]) throws {
    let script = Script()
    script.says(Self.image, Docker.image())
    script.says(Self.containers)
    script.says(Self.inspect, state)
    if let problem {
      #expect(throws: problem) { try start(script) }
    } else {
      try start(script)
    }
    #expect(script.story.first?.hasPrefix("docker run --init --name \(Lab.container)") == true)
    #expect(Array(script.story.dropFirst()) == told)
  }

  @Test(
    arguments: [
      ("made and never started", Docker.container(Lab.container, "created"), true),
      ("a name of ours, and running", Docker.container(Lab.container, "running"), true),
      ("somebody else's name", Docker.container("other", "created"), false),
    ]) func whatDockerRefusedIsRemoved(_ name: String, _ left: String, _ isRemoved: Bool) throws
  {
    let script = Script()
    script.says(Self.image, Docker.image())
    script.says(Self.containers)
    script.says(Self.containers, left)
    script.failure = ("docker run", StepProblem.failed(command: "docker run", exitCode: 125))
    #expect(throws: RunProblem.notStarted(exitCode: 125, goesOn: nil)) { try start(script) }
    #expect(script.story.contains("in the end docker rm --force --volumes c1") == isRemoved)
  }

  @Test func whatWasThereBeforeIsKept() throws {
    let script = Script()
    script.says(Self.image, Docker.image())
    script.says(Self.containers, Docker.container("x", "created"))
    script.failure = ("docker run", StepProblem.failed(command: "docker run", exitCode: 125))
    #expect(throws: RunProblem.notStarted(exitCode: 125, goesOn: nil)) {
      try start(script, "[dev]\nargs=--name x")
    }
    #expect(!script.story.contains { $0.contains("rm --force") })
  }

  @Test func aSignalBeforeTheLookEndsTheRun() throws {
    let script = Script()
    script.says(Self.image, Docker.image())
    script.says(Self.containers)
    script.isInterrupted = true
    #expect(throws: StepProblem.interrupted(signal: 2)) { try start(script) }
    #expect(!script.questions.contains { $0.hasPrefix(Self.inspect) })
  }
}
