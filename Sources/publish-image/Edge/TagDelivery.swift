import CommandLine
import Execution
import ImageConfig
import PublishCore

/// A publication on its way. Somebody else may publish in the same minute, and a registry gives a tag to whoever comes
/// last: so it is asked for each tag again right before each attempt, and afterwards where it is.
struct TagDelivery {
  private let effects: Effects
  private let variables: [Command.EnvironmentValue]
  private let work: Effects.Work
  /// Where the tags are, as far as that was read back.
  private var tags: [ImageReference: RegistryTag] = [:]
  /// The floating ones that stay at another version.
  private var elsewhere: Set<ImageReference> = []

  init(
    _ effects: Effects, _ variables: [Command.EnvironmentValue], _ work: @escaping Effects.Work
  ) {
    self.effects = effects
    self.variables = variables
    self.work = work
  }

  /// Versions first, and what follows them last.
  /// - Returns: each tag with the digest that the registry has.
  mutating func carryOut(_ plan: PublishPlan) throws -> [String] {
    for push in plan.pushes {
      switch push {
      case .overwriting(let steps): try perform(steps)
      case .version(let push): _ = try carryOut(push)
      }
    }
    try perform(plan.signatures)
    try follow(plan.moves)
    try readBack(plan.unread.filter { tags[$0] == nil && !elsewhere.contains($0) })
    for move in plan.moves where !elsewhere.contains(move.tag) { try insistOnDigest(of: move) }
    for case .version(let push) in plan.pushes { _ = try push.decision(place(of: push.tag)) }
    return try plan.digests.compactMap { digest in
      guard case .published(let reference, let known) = digest, !elsewhere.contains(reference) else {
        return nil
      }
      return "\(reference)@\(try known ?? place(of: reference).digest ?? "")"
    }
  }

  /// Nobody publishes so many lower versions at the same time.
  private static let rounds = 3

  private mutating func follow(_ all: [FloatingMove]) throws {
    var moves = all
    for _ in 0..<Self.rounds where !moves.isEmpty {
      for move in moves where try !carryOut(move) { elsewhere.insert(move.tag) }
      moves.removeAll { elsewhere.contains($0.tag) }
      try readBack(moves.map(\.tag))
      moves = try moves.filter { try isMovedBack($0) }
    }
    effects.tell(moves.map { .floatingTagMovedBack($0.tag.description) })
    elsewhere.formUnion(moves.map(\.tag))
  }

  private mutating func isMovedBack(_ move: FloatingMove) throws -> Bool {
    switch move.outcome(try place(of: move.tag)) {
    case .done: return false
    case .movedBack: return true
    case .overtaken(let version):
      effects.tell([.floatingTagOvertaken(move.tag.description, by: version.description)])
      elsewhere.insert(move.tag)
      return false
    }
  }

  /// Whether the tag is there then.
  private func carryOut(_ move: some TagMove) throws -> Bool {
    for (number, pause) in PassingTrouble.pauses(for: PassingTrouble.attempts).enumerated() {
      let now = try RegistryState.tags([move.tag], effects, variables)
      switch try move.decision(known(move.tag, now)) {
      case .isThere: return true
      case .stays(let warning):
        effects.tell([warning])
        return false
      case .moves: break
      }
      do {
        try perform(move.steps)
        return true
      } catch StepProblem.gaveUp(let command, let code, .trouble) {
        guard let pause else {
          throw StepProblem.gaveUp(command: command, exitCode: code, .trouble(attempts: number + 1))
        }
        effects.story(PassingTrouble.announcement(of: command, seconds: pause))
        effects.pause(pause)
        // A signal ends the wait, and then the run.
        try perform([])
      }
    }
    return false
  }

  /// A push may give a tag another digest than was meant.
  private func insistOnDigest(of move: FloatingMove) throws {
    guard let digest = move.digest, try place(of: move.tag).digest != digest else { return }
    let source = Pointing.source(move.tag, digest)
    throw PublishProblem.onlyInAnIndex(move.tag.description, source: source)
  }

  private func perform(_ steps: [Step]) throws {
    try work(steps.map { $0.with(variables) })
  }

  private mutating func readBack(_ references: [ImageReference]) throws {
    tags.merge(try RegistryState.tags(references, effects, variables)) { $1 }
  }

  /// Of what was pushed, that it is not there is no answer either.
  private func place(of reference: ImageReference) throws -> RegistryTag {
    let tag = try known(reference, tags)
    if tag == .absent { throw PublishProblem.silentSince(reference.description, reason: "not found") }
    return tag
  }

  private func known(
    _ reference: ImageReference, _ answers: [ImageReference: RegistryTag]
  ) throws -> RegistryTag {
    let tag = RegistryTag.of(reference, in: answers)
    guard case .unknown(let reason) = tag else { return tag }
    throw PublishProblem.silentSince(reference.description, reason: reason)
  }
}
