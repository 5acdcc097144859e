import CommandLine
import Execution
import ImageConfig

extension CheckoutImage {
  /// All of them at once, and with them what they are built on.
  /// - Parameter builder: `build-image` as it is called here.
  static func asked(_ images: [String], _ builder: [String], _ session: Session) throws -> [String:
    CheckoutImage]
  {
    if images.isEmpty { return [:] }
    let question = Command(builder[0], builder.dropFirst() + ["--labels"] + images, input: .nothing)
    guard let answer = session.ask(question) else { throw StepProblem.notFound(executable: "build-image") }
    guard answer.exitCode == 0, let images = all(answer.output) else {
      throw ReleaseProblem.graphSilent(reason: String(decoding: answer.error.prefix(400), as: UTF8.self))
    }
    return images
  }
}
