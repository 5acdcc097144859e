import CommandLine
import Execution
import ImageConfig

extension ReleaseFacts {
  /// Which of our images these stand on.
  /// - Parameter builder: `build-image` as it is called here.
  static func images(
    _ names: [String], _ builder: [String], _ session: Session
  ) throws -> [(name: String, parents: [String])] {
    let question = Command(builder[0], builder.dropFirst() + ["--graph", "json"] + names, input: .nothing)
    guard let answer = session.ask(question) else { throw StepProblem.notFound(executable: "build-image") }
    guard answer.exitCode == 0, let images = images(answer.output) else {
      throw ReleaseProblem.graphSilent(reason: String(decoding: answer.error.prefix(400), as: UTF8.self))
    }
    return images
  }
}
