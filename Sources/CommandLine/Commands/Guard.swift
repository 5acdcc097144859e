/// What must hold for steps to be done. Somebody else may change it at any time, so it is asked right before them, and
/// afterwards what became of it.
package struct Guard: Equatable, Sendable {
  /// In words, for whoever reads the commands.
  package var condition: String
  package var question: Command

  package init(_ condition: String, asking question: Command) {
    self.condition = condition
    self.question = question
  }

  /// A remark behind the commands: by hand they are run in any case.
  var shellLine: String {
    "# that only if \(VisibleText.line(condition)), asked before and after: \(ShellText.of(question))"
      .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n# ")
  }
}
