import CommandLine
import Testing

@testable import PublishCore
@testable import publish_image

/// Somebody else publishes in the same minute, or the registry fails.
struct TagDeliveryTests {
  static let name = "r.example.com/acme/dev"

  /// What happens once, before a command with this end.
  private func scene(_ end: String, on word: String, _ change: @escaping (Scene) throws -> Void) -> Scene {
    let scene = Scene()
    var hasHappened = false
    scene.before = { scene, command in
      guard !hasHappened, command.arguments.contains(word), command.arguments.last?.hasSuffix(end) == true,
        word != "inspect" || command.contact == .later
      else { return }
      hasHappened = true
      try change(scene)
    }
    return scene
  }

  private func pushes(_ scene: Scene) -> [String] {
    scene.events.compactMap { event in
      guard case .done(.retrying(let command)) = event, command.arguments.first == "push" else { return nil }
      return command.arguments.last?.split(separator: ":").last.map(String.init)
    }
  }

  @Test func versionsGoFirst() throws {
    let scene = Scene()
    try scene.run(["dev"])
    #expect(pushes(scene) == ["5.0.0", "latest"])
    #expect(
      scene.result == ["5.0.0", "latest"].map { "\(Self.name):\($0)@\(Scene.Made().digest)" })
    #expect(scene.pauses.isEmpty && scene.told.isEmpty)
  }

  /// Between the first look and the push.
  @Test func aVersionOfAnotherContentStops() throws {
    let other = Scene.Made(layer: "other", revision: String(repeating: "d", count: 40))
    let scene = scene(":5.0.0", on: "inspect") { $0.registry["\(Self.name):5.0.0"] = other }
    #expect(throws: PublishProblem.released("\(Self.name):5.0.0", digest: other.digest)) {
      try scene.run(["dev"])
    }
    #expect(pushes(scene).isEmpty)
  }

  @Test func theSameVersionBySomebodyElseIsNotPushedAgain() throws {
    let scene = scene(":5.0.0", on: "inspect") { $0.registry["\(Self.name):5.0.0"] = .init() }
    try scene.run(["dev"])
    #expect(pushes(scene) == ["latest"] && scene.result.count == 2)
  }

  @Test func aHigherVersionKeepsTheTag() throws {
    let scene = scene(":latest", on: "inspect") {
      $0.registry["\(Self.name):latest"] = .init(version: "6.0.0")
    }
    try scene.run(["dev"])
    #expect(pushes(scene) == ["5.0.0"] && scene.result.count == 1)
    #expect(scene.told == [.floatingTagStays("\(Self.name):latest", at: "6.0.0")])
  }

  /// Behind the push, before the look at where it is.
  private func movedBehindThePush(to version: String, times: Int) -> Scene {
    let scene = Scene()
    var left = times
    scene.before = { scene, command in
      let isLook = command.contact == .later && command.arguments.last == "\(Self.name):latest"
      guard left > 0, isLook, scene.registry["\(Self.name):latest"] == .init() else { return }
      left -= 1
      scene.registry["\(Self.name):latest"] = .init(version: version)
    }
    return scene
  }

  @Test func aTagThatIsMovedOnIsLeft() throws {
    let scene = movedBehindThePush(to: "6.0.0", times: 1)
    try scene.run(["dev"])
    #expect(scene.told == [.floatingTagOvertaken("\(Self.name):latest", by: "6.0.0")])
    #expect(scene.result.count == 1)
  }

  @Test(arguments: [1, 9]) func aTagThatIsMovedBackIsMovedAgain(_ times: Int) throws {
    let scene = movedBehindThePush(to: "4.0.0", times: times)
    try scene.run(["dev"])
    #expect(pushes(scene) == ["5.0.0"] + Array(repeating: "latest", count: times == 1 ? 2 : 3))
    #expect(scene.told == (times == 1 ? [] : [.floatingTagMovedBack("\(Self.name):latest")]))
  }

  /// Each attempt is behind a look.
  @Test(arguments: [2, 9]) func troubleAtAPush(_ failures: Int) throws {
    let scene = Scene()
    var left = failures
    let words = "docker push \(Self.name):5.0.0"
    scene.before = { _, command in
      guard command.arguments.first == "push", left > 0 else { return }
      left -= 1
      throw StepProblem.gaveUp(command: words, exitCode: 1, .trouble(attempts: 1))
    }
    if failures < 4 {
      try scene.run(["dev"])
      #expect(scene.pauses == [1, 4] && scene.result.count == 2)
    } else {
      #expect(throws: StepProblem.gaveUp(command: words, exitCode: 1, .trouble(attempts: 4))) {
        try scene.run(["dev"])
      }
      #expect(scene.pauses == [1, 4, 10])
    }
    #expect(scene.stories.first == PassingTrouble.announcement(of: words, seconds: 1))
    let looks = scene.events.prefix { event in
      if case .done(.retrying(let command)) = event {
        !command.arguments.contains("\(Self.name):latest")
      } else {
        true
      }
    }.filter { event in
      if case .asked(let command) = event { command.arguments.last == "\(Self.name):5.0.0" } else { false }
    }
    #expect(looks.count == min(failures + 1, 4))
  }

  @Test func aRefusalIsNotTriedAgain() throws {
    let refusal = StepProblem.gaveUp(command: "docker push x", exitCode: 1, .refusal)
    let scene = scene(":5.0.0", on: "push") { _ in throw refusal }
    #expect(throws: refusal) { try scene.run(["dev"]) }
    #expect(scene.pauses.isEmpty && scene.registry.isEmpty)
  }

  /// Of a name that may move, nothing is asked before.
  @Test func aPushMayBeTheFirstContact() throws {
    let scene = Scene("[dev]\npublication_tag=r.example.com/acme/x:1\n")
    try scene.run(["dev"])
    let contacts = scene.events.compactMap { event in
      if case .done(.retrying(let command)) = event, command.arguments[0] == "push" {
        command.contact
      } else {
        nil
      }
    }
    #expect(contacts == [.firstUpload])
  }

  @Test func aFolderThatNobodyMayWriteTo() throws {
    let scene = Scene()
    scene.lab.variables = ["IMAGE_REPOSITORY_USER": "ada", "IMAGE_REPOSITORY_PASSWORD": "x"]
    scene.before = { _, command in
      guard command.executable == "mkdir" else { return }
      throw StepProblem.failed(command: "mkdir -m 700 /run/orbyter-docker-42", exitCode: 1)
    }
    #expect(throws: PublishProblem.noFolderForLogin(parent: "/run")) { try scene.run(["dev"]) }
  }

  @Test func aBuildWithAttestationsThatIsAnother() throws {
    let scene = Scene("[publish]\nrepository=r.example.com/acme\nsbom=yes\n")
    scene.before = { scene, command in
      if command.arguments.contains("--attest") { scene.engine["lab-dev:ada"] = .init(layer: "other") }
    }
    #expect(throws: PublishProblem.builtOtherwise(local: "lab-dev:ada")) { try scene.run(["dev"]) }
    #expect(pushes(scene).isEmpty)
  }
}
