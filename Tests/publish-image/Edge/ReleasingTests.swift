import CommandLine
import Testing

@testable import PublishCore
@testable import publish_image

/// Pushes of git tags, and builds of what they release.
struct ReleasingTests {
  private static let failure = StepProblem.gaveUp(
    command: "git push --no-follow-tags origin refs/tags/dev-5.0.0", exitCode: 1, .trouble(attempts: 4))

  /// A release whose push fails when the remote has come to this.
  private func scene(_ remote: [String: String]) -> Scene {
    let scene = Scene()
    scene.before = { scene, command in
      guard command.arguments.first == "push" else { return }
      scene.remote = remote
      throw Self.failure
    }
    return scene
  }

  private func commands(_ scene: Scene) -> [String] {
    scene.events.compactMap { event in
      switch event {
      case .done(.run(let command)), .done(.retrying(let command)):
        "\(command.executable) \(command.arguments[0])"
      default: nil
      }
    }
  }

  @Test func aRelease() throws {
    let scene = Scene()
    try scene.run(["--release", "dev"])
    #expect(commands(scene) == ["build-image dev", "git tag", "git push"])
    #expect(scene.result == ["dev-5.0.0"])
  }

  /// Its tag is taken away again.
  @Test func aPushThatDidNotArrive() throws {
    let scene = scene([:])
    #expect(throws: Self.failure) { try scene.run(["--release", "dev"]) }
    guard case .done(.run(ReleasePlan.removing("dev-5.0.0"))) = scene.events.last else {
      return #expect(Bool(false), "\(scene.events)")
    }
  }

  @Test func onlyItsAnswerWasLost() throws {
    let scene = scene(["dev-5.0.0": "own"])
    try scene.run(["--release", "dev"])
    #expect(scene.told == [.answerLost("dev-5.0.0", remote: "origin")])
    #expect(scene.result == ["dev-5.0.0"])
  }

  /// What builds write is known by what is in it: a file of that name which somebody wrote is a change.
  @Test(arguments: [(ownFile, false), ("VERSION = 1", true)])
  func ownFilesAreNoChange(_ content: String, _ isChange: Bool) throws {
    let scene = Scene()
    scene.status = "?? lib/_version.py.bld\0"
    scene.files = ["/home/ada/Lab/lib/_version.py.bld": content]
    if isChange {
      #expect(throws: ReleaseProblem.changes(["lib/_version.py.bld"])) {
        try scene.run(["--release", "--skip-build", "dev"])
      }
    } else {
      try scene.run(["--release", "--skip-build", "dev"])
    }
  }

  private static let ownFile =
    "# The version of the checkout that this was built from. Written by build-image; changes here are lost.\n"

  @Test func somebodyElseWasFaster() throws {
    let scene = scene(["dev-5.0.0": "theirs"])
    #expect(throws: ReleaseProblem.overtaken(tag: "dev-5.0.0", remote: "origin")) {
      try scene.run(["--release", "dev"])
    }
  }

  private static let base = "r.example.com/acme/base:2.0.0"

  /// A child of `base`, whose git tag is here.
  private func child(_ tags: [String]) -> Scene {
    let scene = Scene()
    scene.lab.versions["base"] = "2.0.0"
    scene.graph =
      #"{"images":[{"name":"base","level":0,"parents":[]},{"name":"dev","level":1,"parents":["base"]}]}"#
    for tag in ["dev-5.0.0"] + tags { scene.tags[tag] = Scene.commit }
    return scene
  }

  /// The run of the parent's tag publishes it meanwhile.
  @Test func aChildWaitsForItsParent() throws {
    let scene = child(["base-2.0.0"])
    var looks = 0
    scene.before = { scene, command in
      guard command.arguments.last == Self.base else { return }
      looks += 1
      if looks == 4 { scene.registry[Self.base] = .init(version: "2.0.0") }
    }
    try scene.run(["--ref", "dev-5.0.0"])
    #expect(scene.pauses == [5, 5, 5])
    #expect(scene.told.filter { $0 == .waitsForParent(Self.base) }.count == 1)
    #expect(scene.result.count == 2)
  }

  /// Nobody publishes it, or not within an hour.
  @Test(arguments: [[], ["base-2.0.0"]]) func aParentThatDoesNotCome(_ tags: [String]) throws {
    let scene = child(tags)
    #expect(throws: ReleaseProblem.parentNotPublished(image: "dev", parent: Self.base)) {
      try scene.run(["--ref", "dev-5.0.0"])
    }
    #expect(scene.pauses.reduce(0, +) == (tags.isEmpty ? 0 : 3600))
    #expect(commands(scene).isEmpty, "nothing is built")
  }
}
