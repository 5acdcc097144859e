import CommandLine
import Execution
import ImageConfig

extension Checkout {
  /// - Parameter remote: whether the remote is asked too.
  static func asked(_ project: Project, _ session: Session, remote isWanted: Bool) throws -> Checkout {
    let ask = { (words: [String]) throws(StepProblem) in
      let question = Command("git", ["-C", project.files.root] + words, input: .nothing)
      guard let answer = session.ask(question, without: Session.foreignRepository) else {
        throw .notFound(executable: "git")
      }
      return answer
    }
    let text = { (words: [String]) throws(StepProblem) in
      let answer = try ask(words)
      return answer.exitCode == 0 ? answer.text : nil
    }
    var checkout = Checkout()
    checkout.head = try text(["rev-parse", "--verify", "HEAD^{commit}"])
    guard checkout.head != nil else { throw ReleaseProblem.noCommit }
    checkout.branch = try text(["symbolic-ref", "-q", "--short", "HEAD"])
    let status = try ask(["status", "--porcelain", "--untracked-files=normal"])
    guard status.exitCode == 0 else {
      throw ReleaseProblem.statusUnknown(reason: String(decoding: status.error.prefix(400), as: UTF8.self))
    }
    checkout.changes = status.lines.map { String($0.dropFirst(3)) }
    checkout.isShallow = try text(["rev-parse", "--is-shallow-repository"]) == "true"
    checkout.tags = tags(try text(tagQuestion) ?? "")
    let name = try project.settings(of: "publish").nonEmpty("remote")?.text ?? "origin"
    guard isWanted else {
      checkout.remote = Remote(name: name)
      return checkout
    }
    let answer = try ask(Remote.question(name))
    guard answer.exitCode == 0 else {
      let said = String(decoding: answer.error.prefix(400), as: UTF8.self)
      throw ReleaseProblem.remoteSilent(remote: name, reason: said)
    }
    checkout.remote = Remote(name: name, answer: answer.text)
    return checkout
  }
}

extension Probe {
  fileprivate var lines: [Substring] {
    String(decoding: output, as: UTF8.self).split(separator: "\n")
  }
}
