import CommandLine

extension Child {
  /// Starts a command with the standard input that it asks for.
  /// - Parameter input: of a command that has no wish of its own.
  static func start(
    _ command: Command, input: Int32? = nil, output: Int32, error: Int32 = STDERR_FILENO,
    environment: [String: String]
  ) throws(StepProblem) -> Child {
    let file: Int32
    switch command.input {
    case .inherited:
      return try Child(
        command, input: input ?? STDIN_FILENO, output: output, error: error, environment: environment)
    case .nothing: file = open("/dev/null", O_RDONLY | O_CLOEXEC)
    case .value(let value): file = try pipe(holding: value, for: command)
    // Of any length, and gone with the last program that has it open, however that ends.
    case .text(let text): file = try Descriptors.unlinkedFile(holding: text, environment)
    }
    defer { close(file) }
    return try Child(command, input: file, output: output, error: error, environment: environment)
  }

  private static func pipe(
    holding value: Command.EnvironmentValue, for command: Command
  ) throws(StepProblem) -> Int32 {
    // Far less than a pipe holds, so that writing it never waits for the reader.
    guard value.value.utf8.count <= 4096, let ends = Descriptors.pipe() else {
      throw .cannotStart(executable: command.executable, reason: "the value of \(value.name) is too long")
    }
    _ = Console.write(value.value, to: ends.write)
    close(ends.write)
    return ends.read
  }
}
