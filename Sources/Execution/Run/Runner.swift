import CommandLine
import ImageConfig

/// Does the steps of a plan, one after the other, and cleans up however it ends.
package final class Runner {
  let environment: [String: String]
  let signals: SignalWatch
  private var files = TemporaryFiles()
  private var later: [(command: Command, occasion: Step.Occasion)] = []

  /// For the commands of a session, and what it asks meanwhile.
  /// - Parameter environment: instead of the session's.
  package convenience init(_ session: Session, environment: [String: String]? = nil) {
    self.init(environment: environment ?? session.childEnvironment, signals: session.signals)
  }

  init(environment: [String: String], signals: SignalWatch = SignalWatch()) {
    self.environment = environment
    self.signals = signals
    signals.listen()
    Descriptors.occupyStandardOnes()
  }

  /// - Parameter announce: told of each step before it is done.
  package func run(_ steps: [Step], announce: (Step) -> Void = { _ in }) throws(StepProblem) {
    var isDone = false
    defer { cleanUp(isDone) }
    try work(steps, announce)
    isDone = true
  }

  /// The same for steps that come one after the other: what is for the end waits for the end of all.
  package func run(_ body: (_ work: @escaping ([Step], (Step) -> Void) throws -> Void) throws -> [String])
    throws
    -> [String]
  {
    var isDone = false
    defer { cleanUp(isDone) }
    do {
      let result = try body(work)
      isDone = true
      return result
    } catch {
      // What was asked in between may have failed of the same signal.
      try checkSignals()
      throw error
    }
  }

  private func work(_ steps: [Step], _ announce: (Step) -> Void) throws(StepProblem) {
    for step in steps {
      try checkSignals()
      switch step {
      case .later(let command, let occasion): later.append((command, occasion))
      case .guarded(_, let steps): try work(steps, announce)
      case .scope(let steps):
        let before = later.count
        var isDone = false
        defer { undo(downTo: before, isDone) }
        try work(steps, announce)
        isDone = true
      default:
        announce(step)
        try perform(step)
      }
    }
    try checkSignals()
  }

  func checkSignals() throws(StepProblem) {
    _ = signals.take()
    if let number = signals.requested { throw .interrupted(signal: number) }
  }

  private func cleanUp(_ isDone: Bool) {
    undo(downTo: 0, isDone)
    files.removeAll()
  }

  private func undo(downTo count: Int, _ isDone: Bool) {
    while later.count > count {
      let (command, occasion) = later.removeLast()
      let isDue =
        switch occasion {
        case .always: true
        case .interrupted: signals.requested != nil
        case .unfinished: !isDone
        }
      guard isDue else { continue }
      Cleanup.run(command, environment: environment)
    }
  }

  private func perform(_ step: Step) throws(StepProblem) {
    switch step {
    case .run(let command): try run(command, output: STDERR_FILENO)
    case .print(let command): try run(command, output: STDOUT_FILENO)
    case .retrying(let command): try runRetrying(command, output: STDERR_FILENO)
    case .report(let command): try runRetrying(command, output: STDOUT_FILENO)
    case .appendingAnswer(let question, let command): try appendAnswer(of: question, to: command)
    case .pipe(let pipeline): try run(pipeline)
    case .write(let file): try files.write(file)
    case .exec(let command): try exec(command)
    case .branches(let branches, let width):
      var runner = BranchRunner(branches, width: width, signals: signals, environment: environment)
      try runner.run()
    // Seen to where steps are taken one by one.
    case .later, .scope, .guarded: break
    }
  }

  private func run(_ pipeline: Pipeline) throws(StepProblem) {
    var children: [Child] = []
    var input: Int32?
    do throws(StepProblem) {
      for (number, command) in pipeline.commands.enumerated() {
        let isLast = number == pipeline.commands.count - 1
        let ends = isLast ? nil : try pipe(for: command)
        children.append(try start(command, input: input, output: ends?.write ?? STDERR_FILENO))
        for file in [input, ends?.write].compactMap(\.self) { close(file) }
        input = ends?.read
      }
    } catch {
      // Those that run end when the pipes between them do.
      if let input { close(input) }
      for child in children { kill(child.process, SIGTERM) }
      var group = ChildGroup(signals)
      group.children = children
      group.wait()
      throw error
    }
    try finish(children)
  }

  func pipe(for command: Command) throws(StepProblem) -> (read: Int32, write: Int32) {
    guard let ends = Descriptors.pipe() else {
      throw .cannotStart(executable: command.executable, reason: SystemError.text(errno))
    }
    return ends
  }

  func start(_ command: Command, input: Int32?, output: Int32) throws(StepProblem) -> Child {
    try Child.start(command, input: input, output: output, environment: environment)
  }

  func finish(_ children: [Child]) throws(StepProblem) {
    var pumps: [BytePump] = []
    try finish(children, moving: &pumps)
  }

  func finish(_ children: [Child], moving pumps: inout [BytePump]) throws(StepProblem) {
    let questions = AnswerTimeout.ofSteps(children.map(\.command), environment)
    var group = ChildGroup(signals, answerTimeout: questions)
    group.children = children
    group.wait(moving: &pumps)
    try checkSignals()
    if let late = group.children.first(where: { group.late.contains($0.process) }) {
      let seconds = questions?.seconds(for: late.command) ?? 0
      throw .gaveUp(command: Self.words(of: late), exitCode: 1, .silence(seconds: seconds))
    }
    let problems = group.children.compactMap(Self.problem)
    // A command that died because the next one was gone is not the cause.
    let cause = problems.first { !Self.isBrokenPipe($0) }
    if let problem = cause ?? problems.first { throw problem }
  }

  private static func isBrokenPipe(_ problem: StepProblem) -> Bool {
    switch problem {
    case .killed(_, SIGPIPE), .failed(_, 128 + SIGPIPE): true
    default: false
    }
  }

  /// Not what it was told on its standard input.
  private static func words(of child: Child) -> String {
    var command = child.command
    command.input = .inherited
    return ShellText.of(command)
  }

  private static func problem(of child: Child) -> StepProblem? {
    let words = words(of: child)
    switch child.ending {
    case .exited(0): return nil
    case .exited(let code) where !child.command.images.isEmpty:
      return .buildFailed(images: child.command.images, command: words, exitCode: code, said: "")
    case .exited(let code): return .failed(command: words, exitCode: code)
    case .killed(let number): return .killed(command: words, signal: number)
    }
  }

  /// Ends this program: from here on, signals, terminal and exit code are the command's.
  private func exec(_ command: Command) throws(StepProblem) {
    guard let path = Executable.find(command.executable, path: environment["PATH"]) else {
      throw .notFound(executable: command.executable)
    }
    cleanUp(true)
    SignalWatch.prepareForExec()
    CStrings.with([command.executable] + command.arguments) { arguments in
      ProcessEnvironment.with(environment, command.environment) { variables in
        _ = execve(path, arguments, variables)
      }
    }
    throw .cannotStart(executable: command.executable, reason: SystemError.text(errno))
  }
}
