import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// Which edits make another image of the same commit, and which don't.
struct ImageOriginTests {
  private static let base = "ARG A\nARG V=1\nFROM alpine AS lean\nFROM alpine AS full\nCOPY --from=assets . /"
  private static let dev = "FROM base\nARG A"

  private func origins(
    _ config: String, _ words: [String] = ["dev"], commit: String = "",
    _ change: (inout Lab, inout BuildHost) -> Void = { _, _ in }
  ) throws -> [String: ImageOrigin] {
    var lab = Lab()
    var host = BuildHost(hasBuildx: true)
    lab.dockerfiles = ["base": Self.base, "dev": Self.dev]
    change(&lab, &host)
    let project = try lab.project(config)
    let request = try BuildRequest(Arguments(words, of: BuildRequest.program))
    let targets = try BuildOrder.targets(request.names(project), request, project)
    var history = History(targets.map { ($0.name, ImageInputs($0, project)) })
    if !commit.isEmpty { _ = history.read(Array(GitLog.text([(commit, ["docker/base/x"])]).utf8)[...]) }
    history.end()
    host.history = history
    return ImageOrigin.all(targets, project, host)
  }

  private func inputs(_ config: String) throws -> [String] {
    let origins = try origins(config)
    return ["base", "dev"].map { origins[$0]?.inputs ?? "none" }
  }

  struct Edit: CustomTestStringConvertible, Sendable {
    let before: String
    let after: String
    var testDescription: String { "\(before) → \(after)" }
    init(_ before: String, _ after: String) { (self.before, self.after) = (before, after) }
  }

  @Test(arguments: [
    Edit("", "[dev]\nbuild_args=A=1"), Edit("[dev]\nbuild_args=A=1", "[dev]\nbuild_args=A=2"),
    Edit("", "[dev]\nlabels=team=vision"), Edit("", "[dev]\nbuild_args=--label team=vision"),
    Edit("", "[dev]\nplatforms=linux/arm64"), Edit("", "[dev]\npre_build_script=make wheel"),
    Edit("", "[dev]\nbuild_args=A"),
  ]) func anEditThatConcernsTheImage(_ edit: Edit) throws {
    let (before, after) = try (inputs(edit.before), inputs(edit.after))
    #expect(before[1] != after[1])
    #expect(before[0] == after[0], "what it stands on is as it was")
    #expect(after.allSatisfy { $0.utf8.count == 64 })
  }

  @Test(arguments: [
    Edit("", "[base]\nbuild_args=V=2"), Edit("", "[base]\ntarget=lean"),
    Edit("", "[base]\ncontexts=assets=../assets"),
    Edit("[base]\ncontexts=assets=a", "[base]\ncontexts=assets=b"), Edit("", "[DEFAULT]\nbuild_args=A=1"),
  ]) func anEditBelowConcernsTheImageToo(_ edit: Edit) throws {
    let (before, after) = try (inputs(edit.before), inputs(edit.after))
    #expect(before[0] != after[0] && before[1] != after[1])
  }

  @Test(arguments: [
    Edit("", "[other]\nbuild_args=A=1"), Edit("", "[dev]\nvolumes=a:/b\ngpu=optional"),
    Edit("", "[dev]\nbuild_args=UNKNOWN=1"), Edit("", "[dev]\nbuild_args=HTTPS_PROXY=http://me:pw@p"),
    Edit("", "[dev]\nsecrets=TOKEN\nssh=default\nca_bundle=system\ncache=registry\nno_cache=yes\npull=yes"),
    Edit("", "[dev]\nbuild_network=host\ntag=x\npost_build_script=true"),
    Edit("", "[base]\ncontexts=unused=docker-image://x"), Edit("", "[dev@test]\nbuild_args=A=1"),
    Edit("[dev]\nbuild_args=A=1", "[dev]\nbuild_args=A=2 --build-arg A=1"),
    Edit("[dev]\nbuild_args=A=1 --label a=b --label c=d", "[dev]\nbuild_args=--label=c=d A=1\nlabels=a=b"),
    Edit("[base]\ncontexts=assets=a", "[base]\ncontexts=assets={project_root}/a"),
    Edit("[base]\ncontexts=assets=/a", "[base]\ncontexts=assets=/b"),
    Edit("[base]\ntarget=lean", "[base]\nbuild_args=--target lean"),
  ]) func anEditThatDoesNot(_ edit: Edit) throws {
    #expect(try inputs(edit.before) == inputs(edit.after))
  }

  @Test func theOverlayThatCounts() throws {
    let config = "[dev@test]\nbuild_args=A=1"
    let overlaid = try origins(config) { lab, _ in lab.overlay = "test" }
    #expect(try overlaid == origins("[dev]\nbuild_args=A=1"))
  }

  /// A checkout's hash is the same on every machine, and tells nothing of what stands in a variable.
  @Test func theValueOfAVariableIsAMachines() throws {
    let one = try origins("[dev]\nbuild_args=A") { lab, _ in lab.variables = ["A": "1"] }
    #expect(try one == origins("[dev]\nbuild_args=A"))
  }

  /// A parent's name may hold its builder's own: what counts is what the parent is made of.
  @Test(arguments: [
    ("ARG BASE\nFROM $BASE", "build_args=BASE=lab-base:{user}", true),
    ("ARG TAG\nFROM lab-base:${TAG}", "build_args=TAG={user}", true),
    ("FROM b", "contexts=b=docker-image://lab-base:{user}", true),
    ("ARG BASE\nFROM $BASE\nARG BASE", "build_args=BASE=lab-base:{user}", false),
    ("ARG BASE\nARG X=$BASE\nFROM $BASE", "build_args=BASE=lab-base:{user}", false),
    ("ARG BASE\nFROM $BASE AS a\nFROM r.test/$BASE", "build_args=BASE=lab-base:{user}", false),
    ("ARG BASE=x\nFROM base", "build_args=BASE={user}", false),
  ]) func anotherUserMakesTheSame(_ dockerfile: String, _ config: String, _ isSame: Bool) throws {
    let made = try ["ada", "bob"].map { user in
      try origins("[dev]\n" + config) { lab, _ in
        lab.user = user
        lab.dockerfiles["dev"] = dockerfile
      }
    }
    #expect((made[0]["dev"] == made[1]["dev"]) == isSame)
    let other = try origins("[dev]\n\(config)\n[base]\nlabels=a=b") { lab, _ in
      lab.dockerfiles["dev"] = dockerfile
    }
    #expect(other["dev"] != made[0]["dev"], "made of another parent")
  }

  /// The commit of what it stands on, by whichever way that is known.
  @Test func theParentsCommit() throws {
    let built = try origins("", commit: "c1")
    let otherwise = try origins("", commit: "c2")
    #expect(built["dev"] != otherwise["dev"] && built["base"]?.revision == GitLog.id("c1"))

    let words = ["--parents", "published", "dev"]
    let config = "[publish]\nrepository=r.test/lab"
    let reference = try ImageReference("r.test/lab/base:latest")
    let published = try origins(config, words) { _, host in
      host.parents = [reference: built["base"] ?? ImageOrigin()]
    }
    #expect(published["dev"] == built["dev"])
    #expect(try origins(config, words)["dev"]?.inputs == "", "nobody told")
    let old = try origins(config, words) { _, host in host.parents = [reference: .init(revision: "c1")] }
    #expect(old["dev"]?.inputs == "", "it was built without")
  }

  @Test func changesBelowAreChanges() throws {
    let origins = try origins("") { _, host in host.changed = ["base"] }
    #expect(origins.mapValues(\.revision) == ["base": "-dirty", "dev": "-dirty"])
  }

  @Test(arguments: [
    #"{"Id":"x","Config":{"Labels":{"orbyter.inputs":"h","org.opencontainers.image.revision":"c"}}}"#,
    #"{"architecture":"x","config":{"Labels":{"orbyter.inputs":"h","org.opencontainers.image.revision":"c"}}}"#,
    #"{"linux/x":{"config":{"Labels":{"orbyter.inputs":"h","org.opencontainers.image.revision":"c"}}}}"#,
  ]) func readsLabels(_ answer: String) {
    #expect(ImageOrigin(answer: Array(answer.utf8)) == ImageOrigin(revision: "c", inputs: "h"))
  }

  @Test(arguments: ["", "{}", "[]", #"{"config":{}}"#]) func withoutLabels(_ answer: String) {
    #expect(ImageOrigin(answer: Array(answer.utf8)) == nil)
  }
}
