import BuildCore
import CommandLine
import Execution
import ImageConfig

extension BuildHost {
  /// The same where nobody else looks at the files.
  mutating func askGit(_ draft: BuildDraft, _ session: Session) {
    let files = SeenFiles(draft.project, session)
    askGit(draft, session, files)
    files.save()
  }

  /// What commit images are of, and whether it has all that they are made from.
  mutating func askGit(_ draft: BuildDraft, _ session: Session, _ files: SeenFiles) {
    let project = draft.project
    let host = self
    let seen = { SeenSource(draft, host, files) }
    guard let top = repository(above: project.files.root) else {
      outside = seen().outside
      return
    }
    let folder = ["-C", project.files.root, "--literal-pathspecs"]
    let questions = [
      HeadTree.question,
      ["ls-files", "-z", "--others", "--exclude-standard", "--", project.files.imagesFolder],
      ["config", "--get", "remote.origin.url"],
    ]
    var source: SeenSource?
    var history = History()
    var log: Probe?
    let answers = session.ask(
      questions.map { Command("git", folder + $0) }, without: Session.foreignRepository
    ) {
      let here = seen()
      source = here
      history = History(here.inputs)
      let question = Command("git", History.question(here.inputs.map(\.inputs), project))
      log = session.ask(question, without: Session.foreignRepository, until: { history.read($0) })
      history.end()
    }
    guard let source else { return }
    outside = source.outside
    self.source = answers[2].flatMap { $0.exitCode == 0 ? SourceAddress.shown(remote: $0.text) : nil }
    self.history = history
    let isLogged = log?.exitCode == 0 || history.isComplete
    // What git can't tell, no commit is known to have: somebody else's repository, a damaged index.
    if let silent = [answers[1], answers[0], isLogged ? answers[0] : log].first(where: { $0?.exitCode != 0 })
    {
      return take(silence: silent.map { String(decoding: $0.error, as: UTF8.self) } ?? "", draft)
    }
    if !history.cutOff.isEmpty { warnings.append(.shallow(history.cutOff.sorted())) }
    var checkout = CheckoutQuestions(
      tree: HeadTree(answers[0]?.output ?? []), project: project, top: top, host: self, session: session)
    checkout.readSubmodules(source)
    let others = Set(
      (answers[1]?.output ?? []).split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
    let found = checkout.changes(source, others)
    if let silence = checkout.silence { return take(silence: silence, draft) }
    changes = found.mapValues { changes in
      let names = OwnFiles.without(changes.map(\.path)) { content(project.files.root + "/" + $0) }
      return changes.filter { names.contains($0.path) }.map(\.text).sorted()
    }.filter { !$0.value.isEmpty }
    changed.formUnion(changes.keys)
    committedConfig = checkout.otherConfig()
    guard draft.usesCache else { return }
    let answer = git(Branches.question(project)).map { String(decoding: $0, as: UTF8.self) }
    branches = Branches(answer: answer ?? "", environment: environment)
  }

  private mutating func take(silence: String, _ draft: BuildDraft) {
    let warning = Warning.gitSilent(reason: silence)
    warnings.append(warning)
    changed = Set(draft.targets.map(\.name))
    changes = Dictionary(changed.map { ($0, [warning.text]) }, uniquingKeysWith: { $1 })
  }
}
