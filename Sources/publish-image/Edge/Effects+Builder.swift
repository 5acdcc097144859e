import CommandLine
import Execution
import ImageConfig
import PublishCore

extension Effects {
  /// `build-image` as it is called here: what counts for us counts for it.
  func builder(_ project: Project) -> [String] { [sibling("build-image")] + project.environmentWords }

  /// A question to `build-image`, which changes nothing.
  /// - Parameter read: what is made of its answer; none where that is no answer.
  func ask<Answer>(builder: [String], _ words: [String], read: ([UInt8]) -> Answer?) throws -> Answer {
    let question = Command(builder[0], builder.dropFirst() + words, input: .nothing)
    guard let probe = ask(question) else { throw StepProblem.notFound(executable: "build-image") }
    guard probe.exitCode == 0, let answer = read(probe.output) else {
      throw ReleaseProblem.graphSilent(reason: String(decoding: probe.error.prefix(400), as: UTF8.self))
    }
    return answer
  }
}
