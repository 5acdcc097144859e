import CommandLine
import ImageConfig

/// `sign=`: a command that gets the name and digest of what was published as its last word.
package enum Signing {
  /// The one of the image, or of [publish]; none where neither wants one.
  static func words(_ image: Image, _ project: Project) throws -> [String]? {
    let common = project.settings(of: "publish")
    guard let setting = try image.settings.setting("sign") ?? common.setting("sign") else { return nil }
    let words = try project.substitution.command(of: setting)
    return words.isEmpty ? nil : words
  }

  static func step(_ words: [String], _ reference: ImageReference) -> Step {
    .handOn(PublishPlan.digest(of: reference), to: Command(words[0], Array(words.dropFirst())))
  }

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
      let question = ShellText.of(PublishPlan.digest(of: publication.reference))
      return command.holds(ShellText.of(words) + " \(publication.reference)@") || command.hasSuffix(question)
    }
    guard let unsigned else { return nil }
    let others = publications.filter { $0 != unsigned }.map(\.reference.description)
    return .notSigned(unsigned.reference.description, others: others, command: command, how: how)
  }
}
