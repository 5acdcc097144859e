import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// What is told of a build that failed, by what builders say.
struct BuildFailureTests {
  private static let base = "FROM alpine\nRUN true\nRUN make \\\n  all\n"

  private func targets(_ words: [String] = ["cicd"]) throws -> ([BuildTarget], Project) {
    var lab = Lab()
    lab.dockerfiles = [
      "base": Self.base, "dev": "FROM lab-base:ada\nRUN true\n", "cicd": "FROM lab-dev:ada\nRUN true\n",
      "twin": Self.base,
    ]
    let project = try lab.project("[run_image]\nsynthetic_images=lean\n[lean]\nname=base\ntag=lean\n")
    let request = try BuildRequest(Arguments(words, of: BuildRequest.program))
    return (try BuildOrder.targets(request.names(project), request, project), project)
  }

  private func told(_ said: String, of images: [String], _ words: [String] = ["cicd"]) throws -> String {
    let (targets, project) = try targets(words)
    let failure = BuildFailure(said, of: images, otherwise: "failed with exit code 1: x", targets, project)
    return BuildProblem.notBuilt(failure, exitCode: 1, nil).explanation
  }

  /// As BuildKit shows it, under whichever target's name it went.
  private func excerpt(_ step: String, _ error: String) -> String {
    """
    #9 ERROR: process "/bin/sh -c make all" did not complete successfully: exit code: 2
    ------
     > [\(step) 3/3] RUN make   all:
    0.711 no rule
    ------
    Dockerfile:3
    --------------------
       1 |     FROM alpine
       2 |     RUN true
       3 | >>> RUN make \\
       4 | >>>   all
       5 |\u{20}\u{20}\u{20}\u{20}\u{20}
    --------------------
    \(error)

    """
  }

  private static let process = "process \"/bin/sh -c make all\" did not complete successfully: exit code: 2"

  @Test(arguments: [
    "ERROR: failed to solve: " + process, "ERROR: failed to build: failed to solve: " + process,
    "ERROR: target base: failed to solve: " + process,
    "ERROR: target base-builder: failed to solve: " + process,
    "failed to solve: " + process,
  ]) func bakesWordsNameTheImage(_ error: String) throws {
    for said in [excerpt("base", error), excerpt("dev", error)] {
      let lines = [
        said, said.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"),
      ]
      for text in lines {
        #expect(
          try told(text, of: ["base", "cicd", "dev"])
            == "docker/base/Dockerfile:3: image 'base': \(Self.process)")
      }
    }
  }

  @Test func ofTwoWithTheSameLinesTheStepTellsWhich() throws {
    let images = ["base", "cicd", "dev", "twin"]
    let error = "ERROR: failed to solve: \(Self.process)"
    #expect(
      try told(excerpt("twin", error), of: images, ["cicd", "twin"])
        == "docker/twin/Dockerfile:3: image 'twin': \(Self.process)")
    #expect(
      try told(excerpt("dev", error), of: images, ["cicd", "twin"])
        == "image 'base' or 'twin': \(Self.process)")
    #expect(
      try told(excerpt("x", error), of: ["base", "lean"], ["base", "lean"])
        == "docker/base/Dockerfile:3: image 'base' or 'lean': \(Self.process)")
  }

  @Test func withoutAnExcerptTheCommandTellsWhich() throws {
    let old = "Step 2/3 : RUN make\nThe command '/bin/sh -c make' returned a non-zero code: 2\n"
    #expect(
      try told(old, of: ["base"])
        == "image 'base': The command '/bin/sh -c make' returned a non-zero code: 2")
    let stopped = "Step 2/3 : RUN  true\nThe command '/bin/sh -c true' returned a non-zero code: 1\n"
    #expect(
      try told(stopped, of: ["base"])
        == "docker/base/Dockerfile:2: image 'base': The command '/bin/sh -c true' returned a non-zero code: 1"
    )
    #expect(try told("", of: ["base"]) == "image 'base': failed with exit code 1: x")
    #expect(try told("pull access denied for x\n\n", of: ["dev"]) == "image 'dev': pull access denied for x")
  }

  /// Lines that are nobody's, and lines that are none.
  @Test(arguments: [
    "Dockerfile:3\n----------\n", "Dockerfile:3\n----------\n 1 | >>> FROM x\n----------\n",
    "Dockerfile:99\n----------\n 99 | >>> x\n----------", "x:\n----------\n|||\n----------\n",
    "Dockerfile:3\n----------\n 0 | >>> x\n", ":1\n----------\n1 |",
  ]) func anExcerptThatFitsNoneIsPassedOver(_ said: String) throws {
    #expect(try told(said + "\nERROR: failed to solve: x", of: ["base"]) == "image 'base': x")
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var words = ["cicd"]
    let problem: StepProblem
    let parents: [String]
    var command = ""
  }

  private static func failed(_ images: String...) -> StepProblem {
    .buildFailed(images: images, command: "x", exitCode: 1, said: "")
  }

  static let cases: [Case] = [
    Case(
      testDescription: "a parent's", problem: failed("dev"), parents: ["dev"],
      command: "build-image --only -k cicd"),
    Case(
      testDescription: "one below it: what lies between is built", problem: failed("base"), parents: ["base"],
      command: "build-image --only -k dev cicd"),
    Case(testDescription: "of what was asked for", problem: failed("cicd"), parents: []),
    Case(
      testDescription: "of one that is asked for too", words: ["dev", "cicd"], problem: failed("dev"),
      parents: []),
    Case(testDescription: "of nobody knows which", problem: failed("base", "dev"), parents: []),
    Case(
      testDescription: "in a branch",
      problem: .branchesFailed([.init("base", for: ["base"])], skipped: 2, of: 3), parents: ["base"],
      command: "build-image --only -k dev cicd"),
    Case(
      testDescription: "in two branches", words: ["dev", "twin"],
      problem: .branchesFailed(
        [.init("dev", for: ["base"]), .init("twin", for: ["base"])], skipped: 0, of: 2),
      parents: ["base"], command: "build-image --only -k dev twin"),
    Case(
      testDescription: "of a script behind it", problem: .branchesFailed([.init("base")], skipped: 2, of: 3),
      parents: []),
    Case(
      testDescription: "beside another failure", words: ["cicd", "twin"],
      problem: .branchesFailed(
        [.init("base", for: ["base"]), .init("twin", for: ["twin"])], skipped: 2, of: 4),
      parents: []),
  ]

  @Test(arguments: cases) func whatStandsInTheWay(_ item: Case) throws {
    let (targets, project) = try targets(item.words)
    let failed = try #require(FailedBuild(item.problem, targets, project))
    #expect(failed.parents.map(\.name) == item.parents)
    guard !item.parents.isEmpty else { return }
    let wayOut = failed.wayOut(targets, options: ["-k"])
    #expect(wayOut == .init(references: item.parents.map { "lab-\($0):ada" }, command: item.command))
  }

  @Test(arguments: [StepProblem.interrupted(signal: 2), .failed(command: "x", exitCode: 1)])
  func nothingElseIsAFailedBuild(_ problem: StepProblem) throws {
    let (targets, project) = try targets()
    #expect(FailedBuild(problem, targets, project).map(\.reason) == nil)
  }

  @Test func aParentThatStaysIsNotBuilt() throws {
    let (_, project) = try targets()
    var request = try BuildRequest(Arguments(["cicd"], of: BuildRequest.program))
    request.left = ["dev"]
    let rest = try BuildOrder.targets(["cicd"], request, project)
    #expect(rest.map(\.name) == ["cicd"])
    #expect(rest[0].parents.map(\.source) == [.there])
    request.left = ["base"]
    #expect(try BuildOrder.targets(["cicd"], request, project).map(\.name) == ["dev", "cicd"])
  }

  @Test func onlyWhatIsSurelyTheSameIsTaken() {
    let here = ImageOrigin(revision: "abc", inputs: "f00")
    #expect(here.isSurely(here))
    for other in [
      nil, ImageOrigin(), ImageOrigin(revision: "abd", inputs: "f00"),
      ImageOrigin(revision: "abc", inputs: "f01"),
    ] { #expect(!here.isSurely(other)) }
    for unsure in [
      ImageOrigin(revision: "abc-dirty", inputs: "f00"), ImageOrigin(revision: "abc"),
      ImageOrigin(inputs: "f00"),
    ] { #expect(!unsure.isSurely(unsure)) }
  }
}
