import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// What follows where a parent can't be built, by what the engine answers.
struct FallBackTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var words = ["dev"]
    var said = "ERROR: failed to do request: dial tcp: lookup r on 1.1.1.1:53: no such host"
    /// What is told of the commit by the engine's image, and whether its inputs are these.
    var there: String? = "c0ffee"
    var isSame = true
    var changed: Set<String> = []
    let expected: Expected
    var testDescription: String { name }
  }

  enum Expected: Equatable, Sendable {
    /// On the parents as they are.
    case rest
    /// The way out is told.
    case advice(String)
    case failure
  }

  static let cases: [Case] = [
    .init(name: "the engine has it of this checkout", expected: .rest),
    .init(
      name: "it failed for what it is itself", said: "ERROR: exit code: 1",
      expected: .advice("build-image --only dev")),
    .init(name: "the engine lacks it", there: nil, expected: .failure),
    .init(name: "of another commit", there: "0ther", expected: .advice("build-image --only dev")),
    .init(name: "of other inputs", isSame: false, expected: .advice("build-image --only dev")),
    .init(
      name: "what no commit has", there: "c0ffee-dirty", changed: ["base"],
      expected: .advice("build-image --only dev")),
    .init(name: "without labels", there: "", expected: .advice("build-image --only dev")),
    .init(
      name: "somebody asked for newer ones", words: ["-p", "dev"],
      expected: .advice("build-image --only -p dev")),
    .init(name: "the parent itself was asked for", words: ["base"], expected: .failure),
    .init(name: "all were asked for", words: ["all"], expected: .advice("build-image --only dev")),
    .init(
      name: "options go on", words: ["-k", "dev"], said: "x", expected: .advice("build-image --only -k dev")),
    .init(
      name: "a tag is only for what was asked for", words: ["-t", "9", "dev"], said: "x", expected: .failure),
    .init(
      name: "an option's value is called as the image", words: ["--log-dir", "dev", "dev"], said: "x",
      expected: .failure),
  ]

  private func outcome(_ item: Case) throws -> FallBack.Outcome? {
    var lab = Lab()
    lab.dockerfiles = ["base": "FROM r/x", "dev": "FROM base"]
    let arguments = try Arguments(item.words, of: BuildRequest.program)
    let project = try lab.project("")
    var host = BuildHost(hasBuildx: true)
    let draft = try BuildDraft(BuildRequest(arguments), project, host)
    host.history = History(draft.targets.map { ($0.name, ImageInputs($0, project)) })
    let log = "commit c0ffee\ncommitter A <a@b> 1 +0000\n\n    x\n\n:1 2 M\0docker/base/x\0"
    _ = host.history.read(Array(log.utf8)[...])
    host.history.end()
    host.changed = item.changed
    let problem = StepProblem.buildFailed(images: ["base"], command: "x", exitCode: 1, said: item.said)
    let fallBack = try #require(FallBack(problem, draft, host))
    let inputs = item.isSame ? draft.origins(host)["base"]?.inputs ?? "" : "f00"
    let answer = item.there.map { revision in
      let labels =
        revision.isEmpty
        ? "" : #""\#(ImageLabel.revision)":"\#(revision)","\#(ImageLabel.inputs)":"\#(inputs)""#
      return Array(#"{"Config":{"Labels":{\#(labels)}}}"#.utf8)
    }
    let answers = fallBack.questions.map { _ in answer }
    return fallBack.outcome(answers, words: item.words, names: arguments.operands)
  }

  @Test(arguments: cases) func follows(_ item: Case) throws {
    switch (try outcome(item), item.expected) {
    case (.rest(let request, let notices, let problem)?, .rest):
      #expect(request.left == ["base"] && notices.count == 1)
      #expect(problem.explanation.hasSuffix("build-image --only dev"))
    case (.failed(let problem)?, .advice(let command)):
      #expect(problem.explanation.hasSuffix("lab-base:ada: to build on it as it is: \(command)"))
    case (.failed(let problem)?, .failure):
      #expect(!problem.explanation.contains("--only"), "\(problem.explanation)")
    case (let outcome, _): Issue.record("\(String(describing: outcome))")
    }
  }

  /// What is left is planned without the parent that failed, which stays in the tree.
  @Test func theRestIsPlannedWithoutIt() throws {
    guard case .rest(let request, _, _)? = try outcome(Self.cases[0]) else {
      Issue.record("nothing is left")
      return
    }
    var lab = Lab()
    lab.dockerfiles = ["base": "FROM r/x", "dev": "FROM base"]
    let draft = try BuildDraft(request, lab.project(""), BuildHost(hasBuildx: true))
    #expect(draft.targets.map(\.name) == ["dev"] && draft.takesFromEngine)
    #expect(draft.otherParents.map(\.name) == ["base"])
  }

  @Test func isOnlyForBuilds() throws {
    let host = BuildHost(hasBuildx: true)
    let request = try BuildRequest(Arguments(["dev"], of: BuildRequest.program))
    let draft = try BuildDraft(request, Lab().project(""), host)
    #expect(FallBack(.failed(command: "docker pull x", exitCode: 1), draft, host) == nil)
  }
}
