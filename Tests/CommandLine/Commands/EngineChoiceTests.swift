import CommandLine
import Testing

/// One engine for all of a run's docker commands.
struct EngineChoiceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let choice: EngineChoice
    let command: Command
    let shown: String

    init(_ name: String, _ choice: EngineChoice, _ words: [String], shows shown: String) {
      testDescription = name
      self.choice = choice
      command = Command(words[0], Array(words.dropFirst()))
      self.shown = shown
    }
  }

  static let cases: [Case] = [
    .init("docker's own", .dockers, ["docker", "run", "x"], shows: "docker run x"),
    .init("a builder", .builder("far"), ["docker", "run", "x"], shows: "docker run x"),
    .init("a context", .context("far"), ["docker", "run", "x"], shows: "docker --context far run x"),
    .init(
      "a context, with buildx", .context("far"), ["docker", "buildx", "bake"],
      shows: "docker --context far buildx bake"),
    .init("a context, and git", .context("far"), ["git", "status"], shows: "git status"),
    .init(
      "a context, and a sibling that reads it itself", .context("far"), ["/bin/build-image", "x"],
      shows: "/bin/build-image x"),
    .init(
      "a context, and a script that may call docker", .context("far"), ["/bin/sh", "-c", "docker images"],
      shows: "DOCKER_CONTEXT=far DOCKER_HOST= /bin/sh -c 'docker images'"),
    .init(
      "the engine where docker's variables say", .context("default"), ["/bin/sh", "-c", "docker images"],
      shows: "DOCKER_CONTEXT=default /bin/sh -c 'docker images'"),
  ]

  @Test(arguments: cases) func shows(_ item: Case) {
    #expect(ShellText.of(item.choice.command(item.command)) == item.shown)
  }

  @Test func reachesEveryStepOfAPlan() {
    let docker = Command("docker", ["x"])
    let steps: [Step] = [
      .run(docker), .retrying(docker), .report(docker), .exec(docker), .later(docker, .always),
      .appendingAnswer(docker, to: docker), .pipe(Pipeline([docker])), .scope([.run(docker)]),
      .guarded(Guard("x", asking: docker), [.run(docker)]),
      .branches([Branch("a", [.run(docker)])], width: 1),
    ]
    let lines = EngineChoice.context("far").steps(steps).map(\.shellLine) + ["docker --context far x"]
    #expect(lines.allSatisfy { line in line.isEmpty || line.contains("docker --context far x") }, "\(lines)")
    #expect(EngineChoice.builder("far").steps(steps) == steps)
  }

  @Test(
    arguments: [
      (.context("far"), ["DOCKER_HOST": "tcp://x"], ["DOCKER_CONTEXT": "far"], "DOCKER_HOST"),
      (.context("far"), ["DOCKER_CONTEXT": "near"], ["DOCKER_CONTEXT": "far"], "DOCKER_CONTEXT"),
      (.context("far"), ["DOCKER_CONTEXT": "far"], ["DOCKER_CONTEXT": "far"], nil),
      (.context("far"), ["DOCKER_HOST": ""], ["DOCKER_CONTEXT": "far"], nil),
      (
        .context("default"), ["DOCKER_HOST": "tcp://x"],
        ["DOCKER_CONTEXT": "default", "DOCKER_HOST": "tcp://x"], nil
      ),
      (.builder("far"), ["DOCKER_HOST": "tcp://x"], ["DOCKER_HOST": "tcp://x"], nil),
      (.dockers, ["DOCKER_CONTEXT": "near"], ["DOCKER_CONTEXT": "near"], nil),
    ] as [(EngineChoice, [String: String], [String: String], String?)])
  func goesBeforeDockersVariables(
    _ item: (choice: EngineChoice, own: [String: String], childs: [String: String], overruled: String?)
  ) {
    #expect(item.choice.environment(item.own) == item.childs)
    #expect(item.choice.overruled(in: item.own) == item.overruled)
  }
}
