import CommandLine
import ImageConfig

/// The version that git tells of the project's checkout, asked for with versioneer's own questions.
struct GitVersion {
  let config: VersionConfig
  let root: String
  let host: BuildHost

  /// None where there is no commit, no repository or no git.
  func version() throws -> VersionInformation? {
    guard let described = try described() else { return nil }
    let head = try answer(["rev-parse", "HEAD", "--abbrev-ref", "HEAD"])
    guard let lines = head?.split(separator: "\n").map(String.init), lines.count == 2 else { return nil }
    let (revision, branch) = (lines[0], lines[1])

    var pieces: VersionStyle.Pieces
    let description = GitDescription(described, tagPrefix: config.tagPrefix)
    if case .unusable(let reason) = description {
      return VersionInformation(version: "unknown", revision: revision, error: reason)
    }
    let style = try VersionStyle(config.style)
    let isMaster = try style.needsBranch && isMaster(branch)
    switch description {
    case .tagged(let tag, let distance, let hash, let isDirty):
      pieces = .init(tag: tag, distance: distance, hash: hash, isDirty: isDirty, isMaster: isMaster)
    case .untagged(let isDirty):
      pieces = .init(
        tag: nil, distance: try commitCount(), hash: String(revision.prefix(7)), isDirty: isDirty,
        isMaster: isMaster)
    case .unusable: return nil
    }
    return VersionInformation(
      version: try style.version(pieces), revision: revision, isDirty: pieces.isDirty, date: try date())
  }

  /// Whether there is a tag of that prefix behind the commit.
  func isTagged() throws -> Bool {
    guard let described = try described(),
      case .tagged = GitDescription(described, tagPrefix: config.tagPrefix)
    else { return false }
    return true
  }

  private func described() throws -> String? {
    let match = config.tagPrefix + "[[:digit:]]*"
    let text = try answer(["describe", "--tags", "--dirty", "--always", "--long", "--match", match])
    guard let text, text.hasSuffix(Self.dirty), isOurChange() else { return text }
    return String(text.dropLast(Self.dirty.count))
  }

  private static let dirty = "-dirty"

  /// Whether all that git calls a change are version files, which somebody has committed: written by us, they would
  /// tell another version each time.
  private func isOurChange() -> Bool {
    let names = (host.git(inRoot(["diff", "--name-only", "-z", "HEAD", "--"])) ?? []).split(separator: 0).map
    {
      String(decoding: $0, as: UTF8.self)
    }
    guard !names.isEmpty, let top = host.repository(above: root) else { return false }
    return OwnFiles.without(names) { host.content("\(top)/\($0)") }.isEmpty
  }

  private func isMaster(_ branch: String) throws -> Bool {
    guard branch == GitBranch.detached else { return GitBranch.isMaster(branch) }
    return GitBranch.isMaster(among: try answer(["branch", "--contains"]) ?? "")
  }

  private func commitCount() throws -> Int {
    let question = ["rev-list", "--count", "HEAD", "--"]
    guard let text = try answer(question), let count = Int(text) else { throw silence(question) }
    return count
  }

  private func date() throws -> String {
    let question = ["show", "-s", "--format=%ci", "HEAD", "--"]
    guard let text = try answer(question), let date = CommitDate.normalized(text) else {
      throw silence(question)
    }
    return date
  }

  private func answer(_ question: [String]) throws -> String? {
    try host.git(inRoot(question)).map { try GitAnswer.text($0, to: shown(question)) }
  }

  private func silence(_ question: [String]) -> VersionProblem { .noAnswer(question: shown(question)) }

  private func inRoot(_ question: [String]) -> [String] { ["-C", root] + question }

  private func shown(_ question: [String]) -> String { ShellText.of(["git"] + inRoot(question)) }
}
