import BuildCore
import CommandLine
import Execution
import ImageConfig

/// Holds what lies in a checkout beside what its commit has. Git is asked what it makes of a file only where one is
/// not what the commit has, byte by byte.
struct CheckoutQuestions {
  private(set) var tree: HeadTree
  let project: Project
  /// Where the repository is.
  let top: String
  let host: BuildHost
  let session: Session
  private var submodules: [SourceChange] = []
  /// Why git could not answer.
  private(set) var silence: String?

  init(tree: HeadTree, project: Project, top: String, host: BuildHost, session: Session) {
    (self.tree, self.project, self.top) = (tree, project, top)
    (self.host, self.session) = (host, session)
  }

  /// Of what images read: what other repositories have at the commits that ours names.
  mutating func readSubmodules(_ source: SeenSource) {
    if tree.submodules.isEmpty { return }
    let inputs = source.inputs.map(\.inputs)
    var open = tree.submodules.keys.filter { path in inputs.contains { $0.concerns(path) } }.sorted()
    while let path = open.popLast() {
      let place = "\(project.files.root)/\(path)"
      guard host.exists(place + "/.git") else {
        submodules.append(SourceChange(path, .submodule("a submodule that is not there")))
        continue
      }
      let answers = ask([["rev-parse", "HEAD"], HeadTree.question], in: place)
      guard let head = answers[0]?.text, let inner = answers[1]?.output else { return }
      if head != tree.submodules[path] {
        submodules.append(SourceChange(path, .submodule("a submodule at another commit than git has")))
      }
      let part = HeadTree(inner, below: path + "/")
      tree.add(part)
      open += part.submodules.keys.filter { inner in inputs.contains { $0.concerns(inner) } }
    }
  }

  /// - Parameter others: what lies in image folders and is neither committed nor ignored.
  mutating func changes(_ source: SeenSource, _ others: Set<String>) -> [String: Set<SourceChange>] {
    let inputs = Dictionary(source.inputs.map { ($0.image, $0.inputs) }, uniquingKeysWith: { $1 })
    var comparisons: [String: SourceComparison] = [:]
    for target in source.draft.targets {
      var comparison = SourceComparison(tree, outputs: target.preScriptFiles.outputs, project)
      for (seen, whole) in source.readings[target.name] ?? [] where seen.place != nil {
        let (rules, changed) = committedRules(seen, source)
        comparison.compare(source.files.entries(seen.reading), whole, without: rules, changed: changed) {
          seen.kind != .own || others.contains($0)
        }
      }
      for change in submodules where inputs[target.name]?.concerns(change.path) == true {
        comparison.add(change)
      }
      comparisons[target.name] = comparison
    }
    let differing = comparisons.values.reduce(into: Set<String>()) { $0.formUnion($1.differing) }
    let same = comparisons.values.reduce(into: Set<String>()) { $0.formUnion($1.same) }
    let reasons = contentReasons(differing, same)
    return comparisons.mapValues { comparison in
      let paths = comparison.differing.union(comparison.same)
      return comparison.changes.union(
        reasons.filter { paths.contains($0.key) }.map { SourceChange($0.key, $0.value) })
    }
  }

  /// What the commit keeps out of an image; and which ignore file is not the commit's, if one is.
  private func committedRules(
    _ reading: SourceReading, _ source: SeenSource
  ) -> (rules: IgnoreFile, changed: String?) {
    let now = reading.reading.ignoreFile
    let then = reading.ignoreFiles.first { tree.entry($0) != nil }
    let root = project.files.root
    let content = now.flatMap { host.content($0.hasPrefix("/") ? $0 : "\(root)/\($0)") }
    if reading.ignoreFiles.isEmpty
      || now == then && content.map({ BlobID(of: $0).hex }) == then.flatMap({ tree.entry($0)?.id })
    {
      return (source.files.rules(reading.reading) ?? .none, nil)
    }
    let committed = then.flatMap { host.git(["-C", root, "show", "HEAD:./" + $0]) }
    return (committed.flatMap { IgnoreFile(bytes: $0) } ?? .none, now ?? then)
  }

  /// The commit's own run.cfg, where this one is another.
  func otherConfig() -> [UInt8]? {
    let path = project.files.config.path
    let content = host.content("\(project.files.root)/\(path)")
    let known = tree.entry(path)
    if let content, known?.id == BlobID(of: content).hex { return nil }
    let committed = known == nil ? [] : host.git(["-C", project.files.root, "show", "HEAD:./" + path]) ?? []
    return committed == content ? nil : committed
  }

  /// None for what git did not answer; then nothing is known.
  mutating func ask(_ questions: [[String]], in folder: String? = nil) -> [Probe?] {
    let folder = folder ?? project.files.root
    let answers = session.ask(
      questions.map { Command("git", ["-C", folder] + $0) }, without: Session.foreignRepository)
    if let failed = answers.first(where: { $0?.exitCode != 0 }) {
      silence = silence ?? failed.map { String(decoding: $0.error, as: UTF8.self) } ?? ""
      return answers.map { _ in nil }
    }
    return answers
  }
}
