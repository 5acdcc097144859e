import BuildCore
import CommandLine
import Execution
import ImageConfig

extension BuildHost {
  /// Asks only what decides something: what docker can do is seen by looking for the plugin's file, and the
  /// engine is asked where tags are moved.
  /// - Parameter knowsGit: whether git has answered already.
  func asked(_ draft: BuildDraft, _ session: Session, knowsGit: Bool = false) -> BuildHost {
    var host = self
    let request = draft.request
    if !hasBuildx, !request.printsLabels { host.plainBuilder = .asked(session) }
    let onlyTells = session.isDryRun || request.printsDefinition
    if !request.printsLabels, draft.lendsTags || !onlyTells {
      host.askForImages(draft, session) {
        if !knowsGit { $0.askGit(draft, session) }
      }
      if draft.lendsTags {
        host.locks = TagLock.all(session.ask(.docker(TagLock.question))?.text ?? "")
      }
    } else if !knowsGit {
      host.askGit(draft, session)
    }
    if !onlyTells { host.askForParents(draft, session) }
    // Labels say nothing of what follows.
    if !request.printsLabels { host.askWhatBuilds(draft, session) }
    return host
  }

  private mutating func askWhatBuilds(_ draft: BuildDraft, _ session: Session) {
    if draft.needsNativePlatform, let native = nativePlatform(session) { platform = native }
    if hasBuildx, draft.takesFromEngine { seesImages = isEnginesOwn(session) }
    if draft.needsIndex { keepsIndexes = isContainerds(session) ?? true }
    if engine.builder == nil, draft.usesCache { exportsCache = isContainerds(session) ?? true }
  }

  /// - Parameter meanwhile: what is done while the engine answers.
  private mutating func askForImages(
    _ draft: BuildDraft, _ session: Session, meanwhile: (inout BuildHost) -> Void
  ) {
    let own = draft.references
    let questions = [EngineImages.question(own + draft.writtenParents), EngineImages.storeQuestion(own)]
    let answers = session.ask(questions.map { Command.docker($0) }) { meanwhile(&self) }
    images = Self.images(answers[0])
    if !images.isEmpty, images.forgets == nil {
      images.forgets = EngineImages.forgets(storeAnswer: answers[1]?.text ?? "") ?? isContainerds(session)
    }
    // What runs that were killed have left lent.
    let lent = images.journal.filter { $0.kind == .now && !isAlive($0.process) }.map(\.reference)
    if !lent.isEmpty { images.add(Self.images(session.ask(.docker(EngineImages.question(lent))))) }
  }

  /// What the parents are made of that stay as they are. Where nobody tells, that is not known of their children
  /// either, and a build that can't be done says so itself.
  private mutating func askForParents(_ draft: BuildDraft, _ session: Session) {
    let parents = draft.otherParents.filter { self.parents[$0.reference] == nil }
    let questions = parents.map { parent in
      let question = Command.docker(ImageOrigin.question(parent), input: .nothing)
      return parent.source == .published ? question.asking(.first) : question
    }
    let answers = session.askRetrying(questions)
    for (parent, answer) in zip(parents, answers) where answer?.exitCode == 0 {
      self.parents[parent.reference] = answer.flatMap { ImageOrigin(answer: $0.output) }
      parentPlatforms[parent.reference] = answer.flatMap { ParentPlatforms.read($0.output) }
    }
  }

  /// Of the engine: one of docker's builders elsewhere is taken to build for this machine.
  private func nativePlatform(_ session: Session) -> Platform? {
    guard engine.builder == nil else { return nil }
    let answer = session.ask(Command.docker(["version", "--format", "{{.Server.Os}}/{{.Server.Arch}}"]))
    return answer?.exitCode == 0 ? answer.flatMap { Platform($0.text) } : nil
  }

  private static func images(_ answer: Probe?) -> EngineImages {
    EngineImages(answer: answer?.exitCode == 0 ? answer?.text ?? "" : "")
  }

  /// Whether what builds is a part of the engine, and not a BuildKit beside it or elsewhere.
  func isEnginesOwn(_ session: Session) -> Bool {
    let question = Command.docker(["buildx", "inspect"] + (engine.builder.map { [$0] } ?? []))
    // Where nobody answers, docker will say why.
    guard let answer = session.ask(question), answer.exitCode == 0 else { return true }
    return answer.text.split(separator: "\n").contains { line in
      line.split(separator: " ").map(String.init) == ["Driver:", "docker"]
    }
  }

  /// Whether the engine's images are in containerd's store; none where it does not answer.
  private func isContainerds(_ session: Session) -> Bool? {
    let answer = session.ask(Command.docker(["info", "--format", "{{json .DriverStatus}}"]))
    return answer?.exitCode == 0 ? answer?.text.containsBytes("io.containerd.snapshotter") : nil
  }
}
