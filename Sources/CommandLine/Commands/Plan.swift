/// What will be done, complete before its first effect. A dry run prints exactly this value.
package struct Plan: Equatable, Sendable {
  /// Where every command runs: the project's root; empty where it makes no difference.
  package var directory: String
  package var steps: [Step]
  package var warnings: [Warning]
  /// What standard output gets when all is done.
  package var result: [String]

  package init(directory: String, steps: [Step], warnings: [Warning] = [], result: [String] = []) {
    self.directory = directory
    self.steps = steps
    self.warnings = warnings
    self.result = result
  }

  /// Each command on a line, to be pasted into a shell.
  package func shellLines(from workingDirectory: String) -> [String] {
    (directory.isEmpty || workingDirectory == directory ? [] : [ShellText.of(["cd", directory])])
      + Step.shellLines(steps)
  }
}

extension Step {
  /// What is for later stands behind all others, as it will run; what only an interruption needs is not shown.
  static func shellLines(_ steps: [Step]) -> [String] {
    let removed = steps.compactMap { step in
      if case .write(let file) = step, file.isTemporary { file.path } else { nil }
    }
    let later = steps.compactMap { step in
      if case .later(let command, .always) = step { command } else { nil }
    }
    return steps.map(\.shellLine).filter { !$0.isEmpty } + later.reversed().map { ShellText.of($0) }
      + removed.reversed().map { ShellText.of(["rm", $0]) }
  }

  package var shellLine: String {
    switch self {
    case .run(let command), .print(let command), .retrying(let command), .report(let command),
      .exec(let command):
      return ShellText.of(command)
    case .appendingAnswer(let question, let command):
      return ShellText.of(command) + " \"$(" + ShellText.of(question) + ")\""
    case .pipe(let pipeline): return ShellText.of(pipeline)
    case .write(let file):
      if let original = file.copyOf { return ShellText.of(["cp", original, file.path]) }
      return "# \(ShellText.shown(file.path)): \(file.contents.count) bytes written"
    case .later: return ""
    case .guarded(let condition, let steps):
      return (Self.shellLines(steps) + [condition.shellLine]).joined(separator: "\n")
    case .scope(let steps): return Self.shellLines(steps).joined(separator: "\n")
    case .branches(let branches, width: _):
      return branches.flatMap { Self.shellLines($0.steps) }.joined(separator: "\n")
    }
  }
}
