import CommandLine
import ImageConfig
import Testing

@testable import PublishCore
@testable import publish_image

/// What a dry run shows is what a run does: the same commands in the same order, and before and after those that move a
/// tag the questions that are shown with them.
struct OneTruthTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var keys = ""
    var words = ["dev"]
    var registry: [String: Scene.Made] = [:]
    var variables: [String: String] = [:]
    var tags: [String: String] = [:]
    /// How many steps move a tag under a condition.
    var guarded = 0
    var testDescription: String { name }
  }

  static let name = "r.example.com/acme/dev"
  private static let login = ["IMAGE_REPOSITORY_USER": "ada", "IMAGE_REPOSITORY_PASSWORD": "x"]

  static let cases: [Case] = [
    .init(name: "a new version", guarded: 2),
    .init(name: "behind a login", variables: login, guarded: 2),
    .init(
      name: "a new version, with three tags that float", keys: "float=major, minor, latest\n",
      registry: ["\(name):5": .init(version: "4.9.0")], guarded: 4),
    .init(
      name: "what is there already", registry: ["\(name):5.0.0": .init(), "\(name):latest": .init()]),
    .init(name: "there, but for the tag that floats", registry: ["\(name):5.0.0": .init()], guarded: 1),
    .init(
      name: "a higher one has the tag", registry: ["\(name):latest": .init(version: "6.0.0")], guarded: 1),
    .init(name: "signed", keys: "sign=cosign sign\n", guarded: 2),
    .init(name: "with an SBOM", keys: "sbom=yes\n", guarded: 2),
    .init(name: "a name that may move", keys: "[dev]\npublication_tag=r.example.com/acme/x:1\n"),
    .init(
      name: "promoted", words: ["--promote", "stable", "dev:5.0.0"],
      registry: ["\(name):5.0.0": .init(), "\(name):stable": .init(version: "4.0.0")]),
    .init(name: "released", words: ["--release", "dev"]),
    .init(name: "released, and not built", words: ["--release", "--skip-build", "dev"]),
    .init(
      name: "built and published from a git tag", words: ["--ref", "dev-5.0.0"],
      tags: ["dev-5.0.0": Scene.commit], guarded: 2),
  ]

  private func scene(_ item: Case, isDryRun: Bool) throws -> Scene {
    let scene = Scene("[publish]\nrepository=r.example.com/acme\n" + item.keys)
    scene.isDryRun = isDryRun
    scene.registry = item.registry
    scene.lab.variables = item.variables
    scene.tags = item.tags
    try scene.run(item.words)
    return scene
  }

  @Test(arguments: cases) func whatIsShownIsDone(_ item: Case) throws {
    let dry = try scene(item, isDryRun: true)
    let run = try scene(item, isDryRun: false)
    let shown = dry.shown.flatMap(Self.events)
    let guards = dry.shown.compactMap { step in
      if case .guarded(let condition, _) = step { condition.question } else { nil }
    }
    #expect(guards.count == item.guarded)
    #expect(Array(run.events.prefix(shown.count)) == shown)
    // And then where each of those tags is.
    let after = run.events.dropFirst(shown.count).map { event in
      if case .asked(let command) = event { ShellText.of(command) } else { "done: \(event)" }
    }
    #expect(after.sorted() == guards.map { ShellText.of($0) }.sorted())
    #expect(run.told == dry.told)
    #expect(
      run.result.isEmpty || item.words.contains("--release") || run.result.count == Self.told(dry.shown).count
    )
    for line in zip(run.result, Self.told(dry.shown)) where !item.words.contains("--release") {
      #expect(line.0.hasPrefix(line.1 + "@"))
    }
  }

  /// The commands of a step, with what is asked before; what only tells a digest in the end a run knows already.
  private static func events(_ step: Step) -> [Scene.Event] {
    switch step {
    case .guarded(let condition, let steps): [.asked(condition.question)] + steps.map(Scene.Event.done)
    case .scope(let steps): steps.map(Scene.Event.done)
    case .report(let command) where isKnown(command): []
    default: [.done(step)]
    }
  }

  private static func isKnown(_ command: Command) -> Bool {
    command.executable == "echo"
      || command.arguments.last?.hasSuffix(":stable") == false
        && command.arguments.contains("imagetools")
  }

  /// The names whose digests are told.
  private static func told(_ steps: [Step]) -> [String] {
    steps.compactMap { step in
      guard case .report(let command) = step, isKnown(command) else { return nil }
      return command.arguments.last?.split(separator: "@").first.map(String.init)
    }
  }

  /// By hand, the condition is a remark.
  @Test func theConditionIsShown() throws {
    let dry = try scene(.init(name: ""), isDryRun: true)
    let lines = Plan(directory: "", steps: dry.shown).shellLines(from: "").flatMap {
      $0.split(separator: "\n")
    }
    let question = "docker buildx imagetools inspect --format '{{json .}}' \(Self.name)"
    #expect(
      lines.prefix(3) == [
        "docker tag lab-dev:ada \(Self.name):5.0.0", "docker push \(Self.name):5.0.0",
        "# that only if \(Self.name):5.0.0 is not there, or is this, asked before and after: \(question):5.0.0 </dev/null",
      ])
  }
}
