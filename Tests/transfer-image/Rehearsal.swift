import CommandLine
import ImageConfig
import RemoteEngine

@testable import Execution
@testable import RemoteEngineCore
@testable import TransferCore
@testable import transfer_image

/// A transfer whose commands are noted instead of run; two engines answer from values.
final class Rehearsal {
  /// What this program would print of its commands, without what only explains them.
  private(set) var shown: [String] = []
  /// What it started to change something, as it would be shown.
  private(set) var commands: [String] = []
  /// The scripts and programs that these are.
  private(set) var kinds: [String] = []
  private(set) var told: [String] = []
  private let item: OneTruthTests.Case
  private let isDryRun: Bool

  static let id = Engines.digest("f")
  private static let questions: [(name: String, script: EngineScript)] = [
    ("glance", .glance), ("question", .question), ("file", .archiveFile),
  ]
  private static let scripts: [(name: String, script: EngineScript)] = [
    ("saveThere", .saveThere), ("load", .load), ("prove", .prove), ("probe", .probe), ("tag", .tag),
    ("move", .move), ("tidy", .tidy), ("endLoads", .endLoads),
  ]

  init(_ item: OneTruthTests.Case, isDryRun: Bool) {
    (self.item, self.isDryRun) = (item, isDryRun)
  }

  func run() throws -> Rehearsal {
    let result = try transfer().run([ImageToMove("image:1", tag: nil, project: nil)])
    if isDryRun { show(result) }
    return self
  }

  /// - Parameter free: bytes on this machine's disk.
  func transfer(free: UInt64? = nil) throws -> Transfer {
    let far = EngineLocation.far(SSH(host: try Host("gpu"), identity: "/k e y"))
    let effects = TransferEffects(
      perform: perform, story: tell, event: { _ in }, output: { [self] in show($0) },
      isRunning: { _ in false },
      freeSpace: { _ in free }, width: nil)
    let ends = item.isFetch ? (far, EngineLocation.here) : (.here, far)
    return Transfer(
      mode: .init(program: "transfer-image", isDryRun: isDryRun, isVerbose: true), effects: effects,
      engine: item.engine, marker: LoadMarker(host: "desk", user: "ada", process: 7),
      source: EngineClient(ends.0, again: "", perform: perform),
      target: EngineClient(ends.1, again: "", perform: perform))
  }

  private func show(_ text: String) {
    let explaining = ["#", "loaded=", "archive="]
    shown += text.split(separator: "\n").map(String.init).filter { line in
      !explaining.contains { line.hasPrefix($0) }
    }
  }

  private func tell(_ text: String) {
    for line in text.split(separator: "\n") {
      if line.hasPrefix("+ ") { show(String(line.dropFirst(2))) } else { told.append(String(line)) }
    }
  }

  private func perform(_ exchange: Exchange) throws -> Exchange.Answer {
    let names = exchange.commands.map(Self.kind)
    switch names {
    case ["glance", "question", "question"], ["glance", "question"]:
      try pass(Array(item.here.utf8), exchange, 0)
      try pass(Array(item.there.utf8), exchange, 1)
      return answer(item.here, exchange)
    case ["question"]:
      let isSource = Self.isFar(exchange.commands[0]) == item.isFetch
      return answer(isSource ? item.here : Engines.answer(asked: [Engines.line("f", "abc")]), exchange)
    default: break
    }
    kinds += names
    commands.append(exchange.commands.map(Self.shown).joined(separator: " | "))
    if names.last == "load" {
      if item.floods {
        let flood = [UInt8](repeating: 0x78, count: Exchange.keptOfErrors)
        return Exchange.Answer(
          output: [], exitCodes: names.map { _ in 143 }, errors: [flood] + names.dropFirst().map { _ in [] },
          isLate: false, stalled: nil, problem: Exchange.Problem.tooMuchSaid)
      }
      try pass((item.isFetch ? Array("\(AnswerWord.first)\n".utf8) : []) + Self.archive, exchange, 0)
      return answer(lines(Self.proof + (item.named ? ["named"] : [])), exchange)
    }
    switch names {
    case ["probe"]: return answer(lines(["listed"]), exchange)
    case ["prove"]: return answer(lines(Self.proof + ["named"]), exchange)
    default: return answer(lines([]), exchange)
    }
  }

  private func lines(_ lines: [String]) -> String {
    ([AnswerWord.first] + lines + ["end", ""]).joined(separator: "\n")
  }

  private static let proof = ["loaded " + id, "image " + Engines.line("f", "abc"), "listed", "created"]

  /// What the engine would write of the image; both stores call it the same here.
  private static let archive: [UInt8] = {
    let layers = "abc".map { "blobs/sha256/" + Engines.digest($0).dropFirst(7) }
    let config = "blobs/sha256/" + id.dropFirst(7)
    var tar = Tar()
    for file in layers + [config] { tar.add(file, "x") }
    tar.add("index.json", #"{"manifests":[{"digest":"\#(id)","size":1}]}"#)
    let names = layers.map { "\"\($0)\"" }.joined(separator: ",")
    tar.add("manifest.json", #"[{"Config":"\#(config)","RepoTags":null,"Layers":[\#(names)]}]"#)
    return tar.ended
  }()

  /// Through all stages from behind this command on.
  private func pass(_ bytes: [UInt8], _ exchange: Exchange, _ number: Int) throws {
    var bytes = bytes
    let stages =
      Self.kind(exchange.commands[number]) == "glance" || number > 0
      ? exchange.stages[number] ?? []
      : exchange.stages.sorted { $0.key < $1.key }.flatMap(\.value)
    for stage in stages {
      var output: [UInt8] = []
      try stage.take(bytes[...], to: &output)
      while stage.hasMore { try stage.take([], to: &output) }
      try stage.finish(to: &output)
      bytes = output
    }
  }

  private func answer(_ output: String, _ exchange: Exchange) -> Exchange.Answer {
    Exchange.Answer(
      output: Array(output.utf8), exitCodes: exchange.commands.map { _ in 0 },
      errors: exchange.commands.map { _ in [] }, isLate: false, stalled: nil, problem: nil)
  }

  private static func isFar(_ command: Command) -> Bool { command.executable == "ssh" }

  /// Without what only this run's connection has.
  private static func shown(_ command: Command) -> String {
    guard isFar(command), let dashes = command.arguments.firstIndex(of: "--") else {
      return ShellText.of(command)
    }
    return ShellText.of(Command("ssh", ["-i", "/k e y"] + command.arguments[(dashes + 1)...]))
  }

  private static func kind(_ command: Command) -> String {
    let text = command.arguments.last ?? ""
    for (name, script) in questions + scripts {
      if command.arguments.dropFirst().first == script.text + LoadMarker.sign { return name }
      // Up to the name, which stands behind the sign.
      let remote = ShellText.remote(["sh", "-c", script.text + LoadMarker.sign, "NAME"])
      if isFar(command), text.hasPrefix(remote.split(separator: " NAME")[0]) { return name }
    }
    return command.executable
  }
}
