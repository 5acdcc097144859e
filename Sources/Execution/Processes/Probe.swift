import CommandLine

/// A question to a program: it reads nothing, changes nothing, and what it prints is the answer.
package struct Probe {
  package let exitCode: Int32
  package let output: [UInt8]
  package let error: [UInt8]
  /// Whether it was given up, since nobody answered.
  var isTimeout = false

  /// None where the program could not be started.
  /// - Parameters:
  ///   - signals: whoever listens to them ends the program, too.
  ///   - isEnough: told of each piece of the answer; whether the rest is not wanted.
  static func ask(
    _ command: Command, environment: [String: String], _ signals: SignalWatch = SignalWatch(),
    until isEnough: (ArraySlice<UInt8>) -> Bool = { _ in false }
  ) -> Probe? {
    withoutActuallyEscaping(isEnough) { askAtOnce([command], environment, signals, until: $0) }[0]
  }

  /// The same for several, which work at the same time.
  /// - Parameter meanwhile: what is done while they work.
  static func ask(
    _ commands: [Command], environment: [String: String], _ signals: SignalWatch = SignalWatch(),
    meanwhile: () -> Void = {}
  ) -> [Probe?] {
    var answers = askAtOnce(commands.prefix(mostAtOnce), environment, signals, meanwhile: meanwhile)
    while answers.count < commands.count {
      answers += askAtOnce(commands[answers.count...].prefix(mostAtOnce), environment, signals)
    }
    return answers
  }

  private static let mostAtOnce = 32

  private static func askAtOnce(
    _ commands: ArraySlice<Command>, _ environment: [String: String], _ signals: SignalWatch,
    meanwhile: () -> Void = {}, until isEnough: @escaping (ArraySlice<UInt8>) -> Bool = { _ in false }
  ) -> [Probe?] {
    // Whoever was told to end asks no further.
    if signals.requested != nil { return commands.map { _ in nil } }
    let patience = AnswerTimeout.ofQuestions(environment)
    var group = ChildGroup(signals, answerTimeout: patience)
    var pumps: [BytePump] = []
    let asked = commands.map { command -> Asked? in
      guard let asked = Asked(command, environment, isEnough) else { return nil }
      group.children.append(asked.child)
      pumps += asked.pumps
      return asked
    }
    let requests = signals.requests
    meanwhile()
    // A signal that came to another question in between is meant for these, too.
    if signals.requests > requests { group.tellToEnd() }
    group.wait(moving: &pumps)
    return asked.map { asked in
      guard let asked, let child = group.children.first(where: { $0.process == asked.child.process }) else {
        return nil
      }
      guard group.late.contains(child.process) else {
        return Probe(exitCode: child.exitCode, output: asked.output.bytes, error: asked.error.bytes)
      }
      let silence = PassingTrouble.noAnswer(seconds: patience.seconds(for: child.command) ?? 0)
      return Probe(
        exitCode: timeUp, output: asked.output.bytes, error: asked.error.bytes + Array("\n\(silence)\n".utf8),
        isTimeout: true)
    }
  }

  /// As the program `timeout` ends.
  static let timeUp: Int32 = 124

  /// A program that was asked, and has to be waited for.
  private struct Asked {
    let child: Child
    let output: Heard
    let error = Heard()
    let pumps: [BytePump]

    init?(
      _ command: Command, _ environment: [String: String],
      _ isEnough: @escaping (ArraySlice<UInt8>) -> Bool
    ) {
      guard let said = Descriptors.pipe() else { return nil }
      guard let complained = Descriptors.pipe() else {
        [said.read, said.write].forEach { close($0) }
        return nil
      }
      let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
      let child = try? Child(
        command, input: nothing, output: said.write, error: complained.write, environment: environment)
      for file in [nothing, said.write, complained.write] { close(file) }
      guard let child else {
        for file in [said.read, complained.read] { close(file) }
        return nil
      }
      self.child = child
      output = Heard(until: isEnough)
      pumps = [(said.read, output), (complained.read, error)].map {
        BytePump(from: $0, to: nil, [$1], capacity: 1 << 14)
      }
    }
  }

  /// Whether the same question may be answered in a while.
  func isPassingTrouble(_ contact: Command.Contact?) -> Bool {
    exitCode != 0 && !isTimeout
      && PassingTrouble.isLikely(String(decoding: error, as: UTF8.self), contact: contact)
  }

  /// What it printed, without the blanks around it.
  package var text: String {
    String(decoding: output, as: UTF8.self).trimmedLines
  }
}

extension String {
  var trimmedLines: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
