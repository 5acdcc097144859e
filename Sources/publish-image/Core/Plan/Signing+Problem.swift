import CommandLine
import ImageConfig

extension Signing {
  /// When all versions are there, and the tags that follow them are not.
  package static func problem(_ problem: StepProblem, _ publications: [Publication]) -> PublishProblem? {
    let (command, how): (String, String)
    switch problem {
    case .failed(let line, let code): (command, how) = (line, "ended with exit code \(code)")
    case .killed(let line, let signal): (command, how) = (line, "was ended by signal \(signal)")
    default: return nil
    }
    let unsigned = publications.first { publication in
      guard let words = publication.sign else { return false }
      // It can't be told what to sign, either.
      let question = ShellText.of(PublishedDigest.question(of: publication.reference))
      return command.containsBytes(ShellText.of(words) + " \(publication.reference)@")
        || command.hasSuffix(question)
    }
    guard let unsigned else { return nil }
    let others = publications.filter { $0 != unsigned }.map(\.reference.description)
    return .notSigned(unsigned.reference.description, others: others, command: command, how: how)
  }
}
