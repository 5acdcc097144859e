import CommandLine
import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore
import ImageConfig

/// What both engines are asked, at the same time as far as that goes. What the first one says at a glance of the
/// images tells the other one what to look for; only where that one has other images, more must be known of both.
struct EngineSurvey {
  let wanted: [ImageToMove]
  let source: EngineClient

  struct Answers {
    let here: EngineFacts
    let images: [(ImageToMove, ImageFacts)]
    let there: EngineFacts
  }

  private var sources: [String] { wanted.map(\.source.description) }
  private var names: [String] { wanted.map(\.name.description) }

  /// What the one that they come from says of itself and of each image.
  func ask() throws -> (EngineFacts, [(ImageToMove, ImageFacts)]) {
    let facts = try source.question(.history, sources)
    return (facts, try images(facts))
  }

  func ask(_ target: EngineClient) throws -> Answers {
    let count = wanted.count
    let glance = AnswerStage(from: source.location.name) { answer, isWhole in
      isWhole ? Self.layers(answer, of: count) : nil
    }
    let verdict = AnswerStage(from: target.location.name) { answer, _ in Self.verdict(answer) }
    var exchange = Exchange([
      source.location.command(EngineCall(.glance, sources)),
      target.location.command(.question(.layers, names)),
    ])
    exchange.stages = [0: [glance], 1: [verdict]]
    // Two connections at once would be made twice.
    let goesOn = source.location == .here
    if goesOn {
      exchange.commands.append(source.location.command(.question(.after, sources)))
    }
    exchange.limit = EngineClient.longestAnswer
    exchange.timeout = EngineClient.patience
    let told = try source.perform(exchange)
    if let problem = told.problem as? RemoteProblem { throw problem }
    if told.isLate {
      throw RemoteProblem.late(place: (glance.isWhole && !verdict.isWhole ? target : source).location.name)
    }
    if told.problem is Exchange.Problem, told.loudest == 1 { try target.check(told, 1) }
    try source.check(told, 0, heard: glance.answer)
    try target.check(told, 1, heard: verdict.answer)
    let there = Result { try EngineFacts(verdict.answer, from: target.location.name) }
    if let alike = try alike(glance.answer, try? there.get()) { return alike }
    if goesOn { try source.check(told, 2) }
    let known = (try? EngineFacts(glance.answer, from: source.location.name))?.asked ?? []
    let here =
      goesOn && verdict.hasHandedOn
      ? try EngineFacts(told.output, from: source.location.name, known: known)
      : try source.question(.history, sources)
    let images = try images(here)
    var facts = try there.get()
    // Without a right to docker there was nothing at a glance.
    if Self.layers(glance.answer, of: count).isEmpty {
      let lines = Array(Self.layers(images.map(\.1)).utf8)
      let answer = try target.ask(.question(.layers, names), input: lines)
      facts = try EngineFacts(answer, from: target.location.name)
    }
    // The layers are the same, and something else is not.
    if facts.isGlance { facts = try target.question(.layers, names) }
    return Answers(here: here, images: images, there: facts)
  }

  /// Where the images are the same, there is nothing to do, and nothing more to know.
  private func alike(_ glance: [UInt8], _ there: EngineFacts?) throws -> Answers? {
    guard let there, there.isGlance else { return nil }
    let here = try EngineFacts(glance, from: source.location.name)
    let images = try images(here)
    let isSame = zip(images, there.asked).allSatisfy { image, named in
      named.map { image.1.likeness(to: $0, store: image.1.store, others: $0.store) } == .same
    }
    return isSame && there.asked.count == images.count
      ? Answers(here: here, images: images, there: there) : nil
  }

  private func images(_ facts: EngineFacts) throws -> [(ImageToMove, ImageFacts)] {
    guard facts.asked.count == wanted.count else { throw RemoteProblem.cutShort(place: source.location.name) }
    var images: [(ImageToMove, ImageFacts)] = []
    for (wanted, image) in zip(wanted, facts.asked) {
      guard let image else {
        throw TransferProblem.noImage(wanted.source.description, place: source.location.name)
      }
      images.append((wanted, image))
    }
    return images
  }

  /// The layers that the other one is to look for, a line for each image; none where they are not known yet.
  static func layers(_ answer: some Sequence<UInt8>, of count: Int) -> String {
    let images = (try? EngineFacts(Array(answer), from: ""))?.asked.compactMap(\.self) ?? []
    guard images.count == count else { return "" }
    return layers(images)
  }

  private static func layers(_ images: [ImageFacts]) -> String {
    images.map { $0.layerNames.joined(separator: " ") + "\n" }.joined()
  }

  /// Whether it said that some are others, as soon as it has: at its beginning, behind what a shell prints.
  static func verdict(_ answer: [UInt8]) -> String? {
    let line = "differs\n"
    return answer.prefix(GreetingStage.limit).split(separator: UInt8(ascii: "\n")).contains {
      $0.elementsEqual(line.utf8.dropLast())
    }
      ? line : nil
  }
}
