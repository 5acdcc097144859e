import CommandLine
import ImageConfig

@testable import Execution
@testable import PublishCore
@testable import publish_image

/// An engine, a registry and git, made of values, and what publishing asks of them and does to them.
final class Scene {
  /// What an image is made of.
  struct Made: Equatable {
    var layer = "layer"
    var version = "5.0.0"
    var revision = Scene.commit
    var digest: String { "sha256:\(layer)-\(version)" }
    var labels: String {
      #"{"orbyter.image":"dev","orbyter.version":"\#(version)","org.opencontainers.image.version":"\#(version)","org.opencontainers.image.revision":"\#(revision)"}"#
    }
  }

  /// What a run does, in its order.
  enum Event: Equatable {
    case asked(Command)
    case done(Step)
  }

  static let commit = String(repeating: "c", count: 40)

  let config: String
  var lab = Lab()
  var isDryRun = false
  var engine: [String: Made] = ["lab-dev:ada": Made()]
  var registry: [String: Made] = [:]
  /// Git's tags here, and what each place of the remote has, each with its commit.
  var tags: [String: String] = [:]
  var remote: [String: String] = [:]
  var graph = #"{"images":[{"name":"dev","level":0,"parents":[]}]}"#
  var status = ""
  var files: [String: String] = [:]
  /// What goes wrong with a command, or happens before it.
  var before: (Scene, Command) throws -> Void = { _, _ in }

  private(set) var shown: [Step] = []
  private(set) var events: [Event] = []
  private(set) var told: [Warning] = []
  private(set) var stories: [String] = []
  private(set) var pauses: [Int] = []
  private(set) var result: [String] = []

  init(_ config: String = "[publish]\nrepository=r.example.com/acme\n") { self.config = config }

  func project() throws -> Project { try lab.project(config) }

  /// Does what `publish-image` does with these words.
  func run(_ words: [String]) throws {
    let request = try PublishRequest(Arguments(words, of: PublishRequest.program))
    let publishing = Publishing(request, try project(), effects)
    switch request.work {
    case .publish: try publishing.perform()
    case .promote(let channel): try publishing.perform(promote: channel)
    case .release: try Releasing(request, try project(), effects).perform()
    case .reference(let ref): try publishing.perform(ref: ref)
    default: throw StepProblem.notFound(executable: "that")
    }
  }

  var effects: Effects {
    Effects(
      world: lab.world, isDryRun: isDryRun,
      answers: { questions, meanwhile in
        meanwhile()
        return questions.commands.map(self.answer)
      },
      perform: { _, stages in
        let plan = try stages { try self.work($0) }
        self.told += plan.warnings
        try self.work(plan.steps)
        self.result = plan.result
      },
      tell: { self.told += $0 }, story: { self.stories.append($0) }, pause: { self.pauses.append($0) },
      read: {
        self.files[$0].map { Array($0.utf8) } ?? ($0.hasSuffix("README.md") ? Array("5.0.0".utf8) : nil)
      },
      engineProblem: { _ in nil }, privateConfig: { self.lab.docker })
  }

  private func work(_ steps: [Step]) throws {
    for step in steps {
      if isDryRun { shown.append(step) } else { try perform(step) }
    }
  }

  private func perform(_ step: Step) throws {
    switch step {
    case .scope(let steps):
      for step in steps { try perform(step) }
      return
    case .guarded(_, let steps):
      // What is guarded is for whoever reads the answer.
      for step in steps { try perform(step) }
      return
    default: events.append(.done(step))
    }
    switch step {
    case .run(let command), .retrying(let command), .report(let command):
      try before(self, command)
      change(command.arguments)
    default: break
    }
  }

  private func change(_ words: [String]) {
    switch words.first {
    case "tag" where words.count == 3:
      engine[words[2]] = words[1] == "-d" ? nil : engine[words[1]] ?? registry[words[1]]
    case "push" where words.count == 2: registry[words[1]] = engine[words[1]]
    case "buildx" where words.contains("create"):
      let digest = words.last.flatMap { $0.split(separator: "@").last.map(String.init) }
      registry[words[words.count - 2]] = registry.values.first { $0.digest == digest }
    default: break
    }
  }

  private func answer(_ command: Command) -> Probe? {
    do { try before(self, command) } catch { return Self.said("", "ERROR: \(error)", 1) }
    let words = command.arguments
    switch (command.executable, words.first) {
    case ("git", _): return git(Array(words.dropFirst(2)))
    case ("build-image", "--labels"):
      let images = words.dropFirst().map { "\"\($0)\":\(Made().labels)" }
      return Self.said("{\(images.joined(separator: ","))}")
    case ("build-image", _): return Self.said(graph)
    case (_, "image"): return inspection(Array(words.dropFirst(2)))
    case (_, "buildx") where words.contains("--help"): return Self.said("--prefer-index")
    default:
      // What decides about a tag; what was asked in the beginning is no part of the plan.
      if command.contact == .later { events.append(.asked(command)) }
      let name = words.last ?? ""
      guard let made = registry[name] else { return Self.said("", "ERROR: \(name): not found", 1) }
      return Self.said(
        #"{"manifest":{"digest":"\#(made.digest)"},"image":{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":["\#(made.layer)"]},"config":{"Labels":\#(made.labels)}}}"#
      )
    }
  }

  private func inspection(_ names: [String]) -> Probe {
    let found = names.compactMap { engine[$0] }.map {
      #"{"Id":"sha256:id","Os":"linux","Architecture":"amd64","RootFS":{"Layers":["\#($0.layer)"]},"Config":{"Labels":\#($0.labels)}}"#
    }
    return Self.said("[\(found.joined(separator: ","))]", "No such image", found.count == names.count ? 0 : 1)
  }

  private func git(_ words: [String]) -> Probe {
    switch words.first {
    case "rev-parse" where words.contains("--is-shallow-repository"): Self.said("false")
    case "rev-parse" where words.last?.hasPrefix("refs/tags/") == true: Self.said("own")
    case "rev-parse" where words.contains("HEAD^{commit}"): Self.said(Self.commit)
    case "rev-parse": Self.said("\n")
    case "status": Self.said(status)
    case "symbolic-ref": Self.said("refs/heads/main")
    case "for-each-ref": Self.said(tags.map { "\($0) tag \($1)\n" }.joined())
    case "ls-remote" where words.contains("--symref"):
      Self.said(
        "ref: refs/heads/main\tHEAD\n\(Self.commit)\trefs/heads/main\n"
          + remote.map { "\($1)\trefs/tags/\($0)\n" }.joined())
    case "ls-remote": Self.said(remote.map { "\($1)\trefs/tags/\($0)\n" }.joined())
    case "remote": Self.said("git@example.com:lab.git")
    default: Self.said("")
    }
  }

  static func said(_ output: String, _ error: String = "", _ exitCode: Int32 = 0) -> Probe {
    Probe(exitCode: exitCode, output: Array(output.utf8), error: Array(error.utf8))
  }
}
