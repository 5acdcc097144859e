import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// What an image says about itself, and what git is asked for that.
struct LabelTests {
  private func labels(
    _ dockerfile: String, _ config: String = "", words: [String] = ["dev"], base: String = "FROM alpine",
    history: String = "", source: String? = nil
  ) throws -> [String: String] {
    var lab = Lab()
    lab.dockerfiles = ["base": base, "dev": dockerfile]
    let project = try lab.project(config)
    let request = try BuildRequest(Arguments(words, of: BuildRequest.program))
    let targets = try BuildOrder.targets(request.names(project), request, project)
    var host = BuildHost(hasBuildx: true)
    host.history = History(targets.map { ($0.name, ImageInputs($0, project)) })
    // In pieces of any size.
    for byte in history.utf8 { _ = host.history.read([byte]) }
    host.history.end()
    host.source = source
    let target = try #require(targets.last)
    let origin = ImageOrigin.all(targets, project, host)[target.name]
    let flags = ImageLabels.flags(of: target, origin, project, host).compactMap(\.assignment)
    return Dictionary(flags.map { ($0.name, $0.value) }) { one, _ in one }
  }

  /// For programs, also of what it is built on; and of a flag for which bake has no key.
  @Test func areToldWithoutABuild() throws {
    var lab = Lab()
    lab.dockerfiles = ["base": "FROM alpine", "dev": "FROM base"]
    let project = try lab.project("[dev]\nbuild_args = --add-host=a:1.2.3.4\nsecrets = NOBODY\n")
    let request = try BuildRequest(Arguments(["--labels", "dev"], of: BuildRequest.program))
    let host = BuildHost(hasBuildx: false)
    let plan = try LabelList.plan(BuildDraft(request, project, host), host)
    let told = try #require(JSONValue(plan.result.joined().utf8))
    #expect(plan.steps.isEmpty && told.members.count == 2)
    #expect(told["dev"]?["orbyter.image"] == .string("dev"))
    #expect(told["base"]?[Self.oci + "base.name"] == .string("alpine"))
    #expect(throws: Arguments.Problem.self) {
      try BuildRequest(Arguments(["--labels", "--print", "dev"], of: BuildRequest.program))
    }
    #expect(throws: Arguments.Problem.self) {
      try BuildRequest(Arguments(["--labels", "clean"], of: BuildRequest.program))
    }
  }

  private static let oci = "org.opencontainers.image."

  @Test func allAreWrittenEvenWhereNothingIsKnown() throws {
    let labels = try labels("FROM scratch")
    let nothing = SHA256.hex([])
    #expect(
      labels == [
        Self.oci + "title": "lab-dev", Self.oci + "version": "ada", Self.oci + "source": "",
        Self.oci + "revision": "", Self.oci + "created": "", Self.oci + "base.name": "",
        "orbyter.project": "lab", "orbyter.image": "dev", "orbyter.platforms": "",
        "orbyter.inputs": nothing,
      ])
  }

  @Test(arguments: [
    ("FROM alpine:3", "alpine:3"), ("FROM lab-base:ada", "lab-base:ada"), ("FROM base", "lab-base:ada"),
    ("FROM a AS x\nFROM b AS y\nFROM x", "a"), ("ARG B=q\nFROM $B", "q"), ("FROM a-$NOBODY", "a-"),
    ("FROM a:$TARGETARCH", ""), ("FROM node AS node\nFROM node", "node"),
  ]) func namesTheBase(_ dockerfile: String, _ expected: String) throws {
    #expect(try labels(dockerfile)[Self.oci + "base.name"] == expected)
  }

  /// What a context of the author's leads to, and nothing where that is no image.
  @Test(arguments: [
    ("contexts=x=docker-image://alpine:3", "alpine:3"),
    ("contexts=x=docker-image://lab-base:ada", "lab-base:ada"),
    ("contexts=x=docker-image://base", "lab-base:ada"), ("contexts=x=../folder", ""),
    ("contexts=y=../x", "x"),
  ]) func namesTheBaseBehindAContext(_ line: String, _ expected: String) throws {
    #expect(try labels("FROM x", "[dev]\n" + line)[Self.oci + "base.name"] == expected)
  }

  @Test func namesThePlatforms() throws {
    let labels = try labels("FROM scratch", "[dev]\nplatforms = linux/amd64,linux/arm64 linux/arm/v7")
    #expect(labels["orbyter.platforms"] == "linux/amd64,linux/arm64,linux/arm/v7")
  }

  @Test(arguments: [
    "target=x", "build_args=--target x", "build_args=--target=x", "build_args=--target y --target x",
    "build_args=--target y\ntarget=x",
  ]) func theBaseIsThatOfTheStage(_ line: String) throws {
    let labels = try labels("FROM a AS x\nFROM b\nFROM c AS y", "[dev]\n" + line)
    #expect(labels[Self.oci + "base.name"] == "a")
  }

  // The newest first, as git tells it.
  private static let history = GitLog.text([
    ("c3", ["docker/dev/x"]), ("c2", ["src/a b.py", "docker/base/Dockerfile"]),
    ("c1", ["docker/dev/Dockerfile", "README"]),
  ])

  @Test(arguments: [
    ("FROM a", "c3"), ("FROM a\nCOPY src /src", "c3"), ("FROM a\nCOPY . /", "c3"), ("FROM base", "c3"),
  ]) func theNewestCommitOfItsInputs(_ dockerfile: String, _ expected: String) throws {
    let labels = try labels(dockerfile, history: Self.history)
    #expect(labels[Self.oci + "revision"] == GitLog.id(expected))
    #expect(labels[Self.oci + "created"] == GitLog.time(expected))
  }

  @Test(arguments: [
    ("FROM a", "c2"), ("FROM a\nCOPY docker/dev/x /", "c3"), ("FROM a\nCOPY docker/de* /", "c3"),
    ("FROM a\nCOPY READ?? /", "c2"), ("FROM a\nCOPY $X /", "c3"),
    ("FROM a\nADD https://a/docker/dev /", "c2"),
  ]) func whatIsCopiedIsAnInput(_ dockerfile: String, _ expected: String) throws {
    let labels = try labels("", words: ["base"], base: dockerfile, history: Self.history)
    #expect(labels[Self.oci + "revision"] == GitLog.id(expected))
  }

  @Test(arguments: [
    ("[base]\ncontexts=x=docker/dev", "FROM a\nCOPY --from=x x /", "c3"),
    ("[base]\ncontexts=x=docker/dev", "FROM a\nCOPY --from=x y /", "c2"),
    ("[base]\ncontexts=x=docker/dev/", "FROM x", "c3"), ("[base]\ncontexts=x=.", "FROM x", "c3"),
    ("[base]\ncontexts=x=../docker/dev", "FROM x", "c2"), ("[base]\ncontexts=x=/docker/dev", "FROM x", "c2"),
  ]) func aFolderBesideTheContextIsAnInput(_ config: String, _ dockerfile: String, _ expected: String) throws
  {
    let labels = try labels("", config, words: ["base"], base: dockerfile, history: Self.history)
    #expect(labels[Self.oci + "revision"] == GitLog.id(expected))
  }

  /// A typo in a README and a test make no other image, unless they are copied; what a script reads does.
  @Test(arguments: [
    ("docker/base/README.md", false), ("docker/base/test/t", false), ("docker/base/testing", true),
    ("docker/base/VERSION", true), ("src/a", true), ("other", false),
  ]) func whatIsAboutAnImage(_ path: String, _ isInput: Bool) throws {
    for (dockerfile, isCopied) in [("FROM a", false), ("FROM a\nCOPY docker/base /", true)] {
      var lab = Lab()
      lab.dockerfiles = ["base": dockerfile]
      let project = try lab.project("[base]\npre_build_script=x\npre_build_inputs=src\n")
      let request = try BuildRequest(Arguments(["base"], of: BuildRequest.program))
      let target = try #require(try BuildOrder.targets(request.names(project), request, project).first)
      let isBelow = path.hasPrefix("docker/base/")
      #expect(ImageInputs(target, project).contains(path) == (isInput || isCopied && isBelow))
    }
  }

  @Test func asksGitOnceForAll() throws {
    var lab = Lab()
    lab.dockerfiles = ["base": "FROM a\nCOPY src/x* /", "dev": "FROM base\nCOPY [\"my file\", \"/\"]"]
    let project = try lab.project("")
    let request = try BuildRequest(Arguments(["dev"], of: BuildRequest.program))
    let targets = try BuildOrder.targets(request.names(project), request, project)
    let question = History.question(targets.map { ImageInputs($0, project) }, project)
    #expect(
      question.drop { $0 != "--" } == ["--", ".dockerignore", ".gitattributes", "docker", "my file", "src"])
  }

  /// They say what an image is made of, and decide what may be published.
  @Test(arguments: [
    "labels=a=b org.opencontainers.image.revision=x", "labels=org.opencontainers.image.version=9",
    "labels=orbyter.inputs=x", "build_args=--label=orbyter.anything=x", "build_args=--label orbyter.image",
    "labels=org.opencontainers.image.source=x", "labels=org.opencontainers.image.created=x",
    "labels=org.opencontainers.image.base.name=x",
  ]) func nobodyElseWritesOurs(_ line: String) throws {
    let problem = try #require(throws: Setting.Problem.self) { try Lab().plan("[dev]\n\(line)\n", ["dev"]) }
    #expect(
      problem.explanation.hasPrefix("run.cfg:2: ") && problem.explanation.contains(": the label "),
      "\(problem.explanation)")
    #expect(problem.explanation.hasSuffix("; take it out, or give yours another name"))
  }

  @Test func whatTheAuthorSaysGoesBehind() throws {
    var lab = Lab()
    lab.hasBuildx = true
    let plan = try lab.plan(
      "[dev]\nlabels=org.opencontainers.image.title=Mine\nbuild_args=--label a=b", ["dev"])
    guard case .run(let command)? = plan.steps.first else { return #expect(Bool(false), "nothing is run") }
    let labels = zip(command.arguments, command.arguments.dropFirst()).filter { $0.0 == "--label" }.map(\.1)
    #expect(labels.first == "org.opencontainers.image.title=lab-dev")
    #expect(labels.suffix(2) == ["org.opencontainers.image.title=Mine", "a=b"])
  }
}
