import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// `--notebook`: what is started, what is told, and what is left where something goes wrong.
struct NotebookTests {
  private static let config = """
    [run_image]
    synthetic_images=notebook
    [notebook]
    name=dev
    ports=127.0.0.1:$NOTEBOOK_PORT:8888
    """
  private static let container = "ada_notebook_24-03-05_07.08.09_42"
  private static let running = Docker.container("mine", "running", image: "lab-dev:ada")

  private var lab: Lab {
    var lab = Lab()
    lab.variables = ["NOTEBOOK_PORT": "8890"]
    return lab
  }

  private func script(_ containers: String..., token: String = "abc") -> Script {
    let script = Script()
    for answer in containers { script.says("docker ps --all", answer) }
    script.says("docker image inspect", Docker.image())
    script.says("docker container inspect", Docker.state("running"))
    script.says("docker exec", token + "\n", error: "nothing answers", exitCode: token.isEmpty ? 1 : 0)
    script.says("docker port", "127.0.0.1:8890\n[::1]:8890\n")
    script.says("docker rm")
    return script
  }

  private func perform(_ script: Script, _ words: [String] = ["--notebook"], _ lab: Lab? = nil) throws {
    let lab = lab ?? self.lab
    try Notebook.perform(lab.inputs(Self.config, words), script.around)
  }

  private func shown(_ script: Script) -> [String] {
    script.story.map { $0.hasPrefix("docker run") ? "docker run" : $0 }
  }

  @Test func isBuiltStartedAndWaitedFor() throws {
    let script = script("")
    try perform(script)
    #expect(
      shown(script) == [
        "build-image notebook", "docker run", "told: it runs until: make stop-notebook",
        "result: http://127.0.0.1:8890/lab?token=abc",
      ])
    #expect(script.story[1].contains(" -p 127.0.0.1:8890:8888 ") && script.story[1].contains(" -d "))
    #expect(script.questions.contains { $0.hasPrefix("docker exec \(Self.container) python3 -c ") })
  }

  @Test func oneThatRunsIsTold() throws {
    let script = script(Self.running)
    try perform(script)
    #expect(
      script.story == [
        "told: it runs until: make stop-notebook", "result: http://127.0.0.1:8890/lab?token=abc",
      ])
  }

  @Test func otherNamesAreToldToo() throws {
    let script = script(Docker.container("mine", labels: "orbyter.run.environment=lab"))
    var lab = lab
    lab.overlay = "lab"
    try perform(script, ["--notebook", "dev"], lab)
    #expect(script.story.first == "told: it runs until: make stop-notebook ENVIRONMENT=lab NOTEBOOK=dev")
  }

  /// Of containers that were there before, only what never began goes.
  @Test func whatHasEndedStays() throws {
    let old = Docker.container("old", "exited", id: "c7")
    let unborn = Docker.container("unborn", "created", id: "c8")
    let script = script(old + "\n" + unborn, old)
    try perform(script)
    #expect(script.questions.filter { $0.hasPrefix("docker rm") } == ["docker rm c8"])
    #expect(script.story.contains { $0.contains("old is kept from before") })
  }

  @Test func somebodyElseStartedItMeanwhile() throws {
    let script = script("", Self.running, token: "")
    #expect(throws: RunProblem.jupyterSilent(reason: "nothing answers")) { try perform(script) }
    #expect(!script.story.contains { $0.contains("docker r") }, "it is theirs: \(script.story)")
  }

  @Test func aJupyterThatIsSilentIsEnded() throws {
    let script = script("", token: "")
    #expect(throws: RunProblem.jupyterSilent(reason: "nothing answers")) { try perform(script) }
    #expect(
      shown(script) == [
        "build-image notebook", "docker run", "docker logs --tail 20 \(Self.container)",
        "in the end docker rm --force \(Self.container)",
      ])
  }

  @Test(arguments: [(0, 1), (2, 3), (100, 24)]) func isAskedAgainForTwoMinutes(_ not: Int, _ asked: Int)
    throws
  {
    let script = Script()
    for _ in 0..<not { script.says("docker exec", error: "nothing answers", exitCode: 75) }
    script.answers += self.script("").answers
    if not > 24 {
      #expect(throws: RunProblem.jupyterSilent(reason: "nothing answers")) { try perform(script) }
    } else {
      try perform(script)
    }
    #expect(script.questions.count { $0.hasPrefix("docker exec") } == asked)
  }

  @Test func aSignalEndsWhatWasStarted() throws {
    let script = script("")
    script.isInterrupted = true
    #expect(throws: StepProblem.interrupted(signal: 2)) { try perform(script) }
    #expect(script.story.last == "in the end docker rm --force \(Self.container)")
  }

  @Test func whatDiedAtOnceStaysForItsLogs() throws {
    let script = Script()
    script.says("docker ps --all")
    script.says("docker image inspect", Docker.image())
    script.says("docker container inspect", Docker.state("exited", exitCode: 1))
    #expect(
      throws: RunProblem.diedAtOnce(Self.container, exitCode: 1, again: "notebook", isRestarted: false)
    ) { try perform(script) }
    #expect(!script.story.contains { $0.contains("docker rm") })
  }

  @Test func noPortLeadsThere() throws {
    let script = Script()
    script.says("docker port", exitCode: 1)
    script.answers += self.script("").answers
    #expect(throws: RunProblem.noPortOfJupyter(section: "notebook")) {
      script.answers.removeAll { $0.command == "docker port" }
      try perform(script)
    }
    #expect(script.story.last == "in the end docker rm --force \(Self.container)")
  }

  @Test func aPortThatIsTakenIsToldBeforeTheBuild() throws {
    let script = script("")
    var lab = lab
    lab.known = { host in
      host.isTaken = { _, port, _ in port == 8890 }
      host.holder = { _ in "python3" }
    }
    #expect(throws: RunProblem.notebookPortTaken(8890, holder: "python3")) {
      try perform(script, ["--notebook"], lab)
    }
    #expect(script.story.isEmpty)
    #expect(
      RunProblem.notebookPortTaken(8890, holder: nil).explanation
        == "port 8890 of this machine is taken; take another one: make notebook NOTEBOOK_PORT=8891")
  }

  /// docker's own words are not read: who has the port is asked.
  @Test(arguments: [true, false]) func dockerFindsThePortTaken(_ isTaken: Bool) throws {
    let script = script("")
    script.says("docker ps --filter publish=8890", isTaken ? Docker.container("theirs") : "")
    script.failure = ("docker run", StepProblem.failed(command: "docker run", exitCode: 125))
    #expect(
      throws: isTaken
        ? RunProblem.notebookPortTaken(8890, holder: "container theirs")
        : .notStarted(exitCode: 125, goesOn: nil)
    ) { try perform(script) }
  }

  @Test func aDryRunAsksForNoContainer() throws {
    let script = script("")
    try perform(script, ["--notebook", "-N"])
    #expect(shown(script) == ["build-image notebook", "docker run"])
  }

  @Test func isStoppedAndRemoved() throws {
    let script = script(Self.running + "\n" + Docker.container("old", "exited", id: "c7"))
    let lab = lab
    let inputs = try lab.inputs(Self.config, ["--stop", "--notebook"])
    try Background.perform(
      inputs.request, inputs.project, lab.world, lab.host, isDryRun: false, script.around)
    #expect(script.story == ["docker rm --force mine"])
  }

  @Test(arguments: [
    ["--restart"], ["--logs"], ["--list"], ["--doctor"], ["--validate"], ["--shell"], ["--stop", "-g"],
  ])
  func excludes(_ others: [String]) {
    #expect(throws: Arguments.Problem.self) {
      try RunRequest(Arguments(["--notebook"] + others, of: RunRequest.program))
    }
  }
}
