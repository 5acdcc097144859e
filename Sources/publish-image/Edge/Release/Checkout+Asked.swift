import CommandLine
import Execution
import ImageConfig
import PublishCore

extension Checkout {
  /// - Parameter remote: whether the remote is asked too.
  static func asked(_ project: Project, _ effects: Effects, remote isWanted: Bool) throws -> Checkout {
    func ask(_ words: [String], _ contact: Command.Contact? = nil) throws(StepProblem) -> Probe {
      var question = Command("git", ["-C", project.files.root] + words, input: .nothing)
      question.contact = contact
      guard let answer = effects.ask(question, without: Effects.foreignRepository) else {
        throw .notFound(executable: "git")
      }
      return answer
    }
    let text = { (words: [String]) throws(StepProblem) in
      let answer = try ask(words)
      return answer.exitCode == 0 ? answer.text : nil
    }
    var checkout = Checkout()
    let head = try ask(["rev-parse", "--verify", "HEAD^{commit}"])
    guard head.exitCode == 0 else {
      let said = String(decoding: head.error.prefix(400), as: UTF8.self)
      throw said.containsBytes("Needed a single revision")
        ? ReleaseProblem.noCommit : .gitSilent(reason: said)
    }
    checkout.head = head.text
    // Git's own short name is longer where a tag is called like the branch.
    checkout.branch = try text(["symbolic-ref", "-q", "HEAD"]).flatMap {
      GitRef.name(of: $0, in: "refs/heads/")
    }
    let status = try ask(["status", "--porcelain", "-z", "--untracked-files=all", "--", ":/"])
    guard status.exitCode == 0 else {
      throw ReleaseProblem.statusUnknown(reason: String(decoding: status.error.prefix(400), as: UTF8.self))
    }
    checkout.changes = changes(
      status, try ask(["rev-parse", "--show-prefix", "--show-cdup"]), project, effects)
    checkout.isShallow = try text(shallowQuestion) == "true"
    checkout.tags = tags(try text(tagQuestion) ?? "")
    let name = try project.settings(of: "publish").nonEmpty(.remote)?.text ?? "origin"
    checkout.remote = Remote(name: name, places: [name])
    if !isWanted { return checkout }
    let places = try text(["remote", "get-url", "--push", "--all", name])?.split(separator: "\n").map(
      String.init)
    if let places, places != [try text(["remote", "get-url", name])] {
      checkout.remote = Remote(name: name, places: places)
    }
    var told: [String] = []
    for question in checkout.remote.questions {
      let answer = try ask(question, .first)
      guard answer.exitCode == 0 else {
        let said = String(decoding: answer.error.suffix(400), as: UTF8.self)
        throw ReleaseProblem.remoteSilent(remote: name, reason: said)
      }
      told.append(answer.text)
    }
    checkout.remote.read(told)
    return checkout
  }

  /// Those that somebody has to commit: all but what builds write.
  private static func changes(_ status: Probe, _ place: Probe, _ project: Project, _ effects: Effects)
    -> [String]
  {
    let lines = place.output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    let (prefix, up) = (lines.first ?? "", lines.count > 1 ? lines[1] : "")
    return StatusEntry.all(status.output).filter { entry in
      let path = GitRef.name(of: entry.path, in: prefix) ?? up + entry.path
      return !OwnFiles.without([path]) { effects.read(project.files.root + "/" + $0) }.isEmpty
    }.map(\.description)
  }
}
