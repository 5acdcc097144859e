import CommandLine

extension Runner {
  /// The command, with what the question prints as its last word.
  func appendAnswer(of question: Command, to command: Command) throws(StepProblem) {
    guard let answer = try ask(question) else {
      throw .notFound(executable: question.executable)
    }
    guard answer.exitCode == 0, !answer.text.isEmpty else {
      Console.story(String(decoding: answer.error, as: UTF8.self))
      throw .failed(command: ShellText.of(question), exitCode: max(answer.exitCode, 1))
    }
    var command = command
    command.arguments.append(answer.text)
    try run(command, output: STDERR_FILENO)
  }

  /// Asked again after trouble that passes.
  private func ask(_ question: Command) throws(StepProblem) -> Probe? {
    var answer = Probe.ask(question, environment: environment, signals)
    for pause in PassingTrouble.pauses where answer?.isPassingTrouble(question.contact) == true {
      Console.story(PassingTrouble.announcement(of: ShellText.of(question), seconds: pause))
      signals.wait(seconds: pause)
      try checkSignals()
      answer = Probe.ask(question, environment: environment, signals)
    }
    try checkSignals()
    return answer
  }
}
