import CommandLine
import ImageConfig

/// Commands that get another try, by what they said.
extension Runner {
  func run(_ command: Command, output: Int32) throws(StepProblem) {
    guard let sign = command.retriesOn else {
      return try finish([try start(command, input: nil, output: output)])
    }
    var listener = Listener()
    do throws(StepProblem) {
      try run(command, output: output, heardBy: listener)
    } catch {
      if case .killed = error { throw error }
      guard let words = error.command, listener.heard.containsBytes(sign) else {
        throw error.saying(listener.heard)
      }
      Console.story(PassingTrouble.repetition(of: words))
      listener = Listener()
      do throws(StepProblem) { try run(command, output: output, heardBy: listener) } catch {
        throw error.saying(listener.heard)
      }
    }
  }

  private func run(_ command: Command, output: Int32, heardBy listener: Listener) throws(StepProblem) {
    // Docker draws what it does at a terminal, so it gets one.
    let hasTerminal = isatty(STDERR_FILENO) == 1
    guard let ends = hasTerminal ? TerminalPair.make() : try pipe(for: command) else {
      return try finish([try start(command, input: nil, output: output)])
    }
    if hasTerminal { listener.terminal = ends.read }
    // Open to the end: some systems drop what is not yet read of a terminal that nobody has open.
    defer { close(ends.write) }
    let child = Result { () throws(StepProblem) in
      try Child.start(command, output: output, error: ends.write, environment: environment)
    }
    var pumps = [BytePump(from: ends.read, to: nil, [listener])]
    defer { pumps[0].close() }
    try finish([child.get()], moving: &pumps)
  }

  /// What it says of errors is held back until it has ended, so that it can be looked at.
  func runRetrying(_ command: Command, output: Int32) throws(StepProblem) {
    let attempts = command.attempts ?? PassingTrouble.attempts
    for (number, pause) in PassingTrouble.pauses(for: attempts).enumerated() {
      let file = try Descriptors.unlinkedFile(environment)
      defer { close(file) }
      var problem: StepProblem?
      do throws(StepProblem) {
        let child = try Child.start(
          command, output: output, error: file, environment: environment)
        try finish([child])
      } catch {
        problem = error
      }
      let said = Self.told(in: file)
      Console.story(said)
      guard let problem else { return }
      guard case .failed(let words, let code) = problem else { throw problem }
      let isExpected = command.retriesOn.map(said.containsBytes) == true
      let isPassing = isExpected || PassingTrouble.isLikely(said, contact: command.contact)
      guard let pause, isPassing else {
        let known = PassingTrouble.obstacle(said, attempts: number + 1, contact: command.contact)
        throw (isExpected ? .trouble(attempts: number + 1) : known)
          .map { .gaveUp(command: words, exitCode: code, $0) } ?? problem
      }
      Console.story(PassingTrouble.announcement(of: words, seconds: pause))
      signals.wait(seconds: pause)
      try checkSignals()
    }
  }

  static func told(in file: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    lseek(file, 0, SEEK_SET)
    let count = buffer.withUnsafeMutableBytes { Posix.read(file, $0) }
    return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
  }
}
