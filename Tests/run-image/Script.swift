import CommandLine
import ImageConfig

@testable import RunCore

/// A world that has its answers ready, and keeps what it was asked to do, in order. What it says is an engine's own
/// text, so all that reads it is tested along.
final class Script {
  /// By the beginning of the command; the first that fits, once where several are alike and the last one always.
  var answers: [(command: String, answer: Answer)] = []
  /// The step that fails, by its beginning.
  var failure: (command: String, problem: any Error)?
  /// A signal comes while somebody waits.
  var isInterrupted = false
  /// What was done and told.
  private(set) var story: [String] = []
  /// What was asked.
  private(set) var questions: [String] = []

  func says(_ command: String, _ output: String = "", error: String = "", exitCode: Int32 = 0) {
    let answer = Answer(exitCode: exitCode, output: Array(output.utf8), error: Array(error.utf8))
    answers.append((command, answer))
  }

  var around: Surroundings {
    var around = Surroundings()
    around.ask = { $0.map { self.answer($0.command) } }
    around.askPrograms = { $0.map { self.answer($0) } }
    around.askInTheEnd = { command in
      self.story.append("in the end " + ShellText.of(command))
      return self.answer(command)
    }
    around.tell = { self.story += $0.map { "told: " + $0.text } }
    around.show = { text, _ in self.story.append("shown: " + text) }
    around.perform = { _, stages in
      let plan = try stages { try self.work($0) }
      self.story += plan.warnings.map { "told: " + $0.text }
      try self.work(plan.steps)
      self.story += plan.result.map { "result: " + $0 }
    }
    around.pause = { _ in try self.checkSignals() }
    around.checkSignals = { try self.checkSignals() }
    return around
  }

  private func checkSignals() throws {
    if isInterrupted { throw StepProblem.interrupted(signal: 2) }
  }

  private func answer(_ command: Command) -> Answer? {
    let line = ShellText.of(command)
    questions.append(line)
    let fitting = answers.indices.filter { line.hasPrefix(answers[$0].command) }
    guard let first = fitting.first else { return nil }
    let answer = answers[first].answer
    if fitting.count > 1 { answers.remove(at: first) }
    return answer
  }

  private func work(_ steps: [Step]) throws {
    for step in steps where !step.shellLine.isEmpty {
      story.append(step.shellLine)
      if let failure, step.shellLine.hasPrefix(failure.command) { throw failure.problem }
    }
  }
}

/// What docker prints of things, as far as anybody reads it.
enum Docker {
  static func image(labels: [String: String] = [:], command: String = "serve") -> String {
    let labels = labels.map { "\"\($0.key)\": \"\($0.value)\"" }.sorted().joined(separator: ", ")
    return
      "{\"Id\": \"sha256:ab\", \"Config\": {\"Cmd\": [\"\(command)\"], \"Labels\": {\(labels)}}}"
  }

  static func container(
    _ name: String, _ state: String = "running", id: String = "c1", image: String = "lab-dev:ada",
    labels: String = ""
  ) -> String {
    "{\"Names\": \"\(name)\", \"ID\": \"\(id)\", \"Image\": \"\(image)\", \"State\": \"\(state)\", \"Status\": \"Up\", \"Labels\": \"\(labels)\"}"
  }

  static func state(_ status: String, exitCode: Int = 0) -> String {
    "{\"State\": {\"Status\": \"\(status)\", \"ExitCode\": \(exitCode)}}"
  }
}
