/// What will be done, complete before its first effect. A dry run prints exactly this value.
public struct Plan: Equatable, Sendable {
  /// Where every command runs: the project's root; empty where it makes no difference.
  public var directory: String
  public var steps: [Step]
  public var warnings: [Warning]
  /// What standard output gets when all is done.
  public var result: [String]

  public init(directory: String, steps: [Step], warnings: [Warning] = [], result: [String] = []) {
    self.directory = directory
    self.steps = steps
    self.warnings = warnings
    self.result = result
  }

  /// Each command on a line, to be pasted into a shell.
  public func shellLines(from workingDirectory: String) -> [String] {
    let enter = directory.isEmpty || workingDirectory == directory ? [] : [ShellText.of(["cd", directory])]
    let (atEnd, inOrder) = (steps.filter(\.isAtEnd), steps.filter { !$0.isAtEnd })
    let temporary = steps.compactMap { step in
      if case .write(let file) = step, file.isTemporary { return file.path }
      return nil
    }
    return enter + (inOrder + atEnd.reversed()).map(\.shellLine)
      + temporary.reversed().map { ShellText.of(["rm", $0]) }
  }
}

extension Step {
  public var shellLine: String {
    switch self {
    case .run(let command), .insist(let command), .report(let command), .become(let command),
      .atEnd(let command):
      return ShellText.of(command)
    case .pipe(let pipeline): return ShellText.of(pipeline)
    case .write(let file):
      if let original = file.copyOf { return ShellText.of(["cp", original, file.path]) }
      return "# \(ShellText.shown(file.path)): \(file.contents.count) bytes written"
    }
  }

  fileprivate var isAtEnd: Bool {
    if case .atEnd = self { true } else { false }
  }
}
