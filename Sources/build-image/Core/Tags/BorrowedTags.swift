import CommandLine
import ImageConfig

/// Where no named context can do it, the name by which a Dockerfile calls a parent must be the parent's tag while
/// the image is built. It is borrowed for that time, and given back.
enum BorrowedTags {
  static func steps(_ recipe: Recipe, _ host: BuildHost) throws -> [Step] {
    // A Dockerfile may spell one name in several ways.
    var names: Set<String> = []
    return try recipe.lent(buildx: host.hasBuildx)
      .filter { names.insert(ImageReference.familiar($0.written)).inserted }
      .flatMap { try steps($0, recipe, host) }
  }

  private static func steps(_ parent: BuildTarget.Parent, _ recipe: Recipe, _ host: BuildHost) throws
    -> [Step]
  {
    let reference = parent.reference.description
    let isCalledSo = ImageReference.familiar(parent.written) == parent.reference.familiar
    let pull = parent.source == .published ? [Step.run(.docker(["pull", reference]))] : []
    if isCalledSo { return pull }
    let journal = TagJournal(process: host.processID)
    guard let written = try? ImageReference(parent.written), written.digest == nil,
      let was = journal.name(of: parent.written, .was), let now = journal.name(of: parent.written, .now)
    else { throw BuildProblem.cannotLend(parent.written, to: recipe.image) }
    try refuseWhatIsLent(parent.written, host)

    // What puts back comes first: a signal may come right behind what it is for.
    let docker = { (words: [String]) in Command.docker(words) }
    let removal = KeptTags.removal
    var steps: [Step] = []
    var giveBack = removal + [parent.written]
    if host.images[parent.written] != nil {
      steps = [
        .later(docker(removal + [was]), .always), .run(docker(["tag", parent.written, was])),
      ]
      giveBack = ["tag", was, parent.written]
    }
    steps += [.later(docker(removal + [now]), .always), .run(docker(["tag", reference, now]))]
    steps += TagLock(of: parent.written, process: host.processID).steps(image: reference, docker)
    return pull + steps
      + [.later(docker(giveBack), .always), .run(docker(["tag", reference, parent.written]))]
  }

  private static func refuseWhatIsLent(_ written: String, _ host: BuildHost) throws {
    let other = host.images.journal.first {
      $0.kind == .now && $0.reference == written && $0.process != host.processID && host.isAlive($0.process)
    }
    let lock = TagLock(of: written, process: host.processID)
    let holder =
      other?.process
      ?? host.locks.first { $0.name == lock.name && $0 != lock && host.isAlive($0.process) }?.process
    if let holder { throw BuildProblem.isLent(written, toProcess: holder) }
  }

  /// The commands that end what runs left that were killed.
  static func repair(_ host: BuildHost) -> [Step] {
    let left = host.images.journal.filter { !host.isAlive($0.process) }
    var steps: [Step] = []
    for now in left where now.kind == .now {
      // Somebody may have moved it on since.
      guard let held = host.images[now.reference], held == host.images[now.name] else { continue }
      let was = left.first { $0.kind == .was && $0.reference == now.reference && $0.process == now.process }
      let words = was.map { ["tag", $0.name, now.reference] } ?? KeptTags.removal + [now.reference]
      steps.append(.run(.docker(words)))
    }
    let stale = host.locks.filter { !host.isAlive($0.process) }.map(\.name)
    if !stale.isEmpty { steps.append(.run(.docker(TagLock.removal(stale)))) }
    return left.isEmpty ? steps : steps + [.run(.docker(KeptTags.removal + left.map(\.name)))]
  }
}
