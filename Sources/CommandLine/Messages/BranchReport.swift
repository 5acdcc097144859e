/// What became of branches, for people.
package enum BranchReport {
  package enum Outcome: Equatable, Sendable {
    case succeeded(seconds: Double)
    case failed(seconds: Double)
    case skipped

    package var isFailure: Bool {
      if case .failed = self { true } else { false }
    }

    package var isSuccess: Bool {
      if case .succeeded = self { true } else { false }
    }
  }

  private static let shownLines = 20

  /// When one has ended; where it failed, with the end of its own log under its name.
  package static func line(_ branch: Branch, _ outcome: Outcome, lastLines text: String) -> String {
    let first = "\(VisibleText.plain(branch.name)): \(word(outcome))\n"
    let lines = text.split(separator: "\n").suffix(shownLines).map {
      "  " + VisibleText.plain(String($0)) + "\n"
    }
    let whole = outcome.isFailure ? branch.log.map { "  all of it: \(VisibleText.plain($0))\n" } ?? "" : ""
    return first + lines.joined() + whole
  }

  /// A row for each, in the order of the plan.
  package static func table(_ rows: [(branch: Branch, outcome: Outcome)]) -> String {
    let names = rows.map { VisibleText.plain($0.branch.name) }
    let column = names.map(\.count).max() ?? 0
    return zip(names, rows).map { name, row in
      let padding = String(repeating: " ", count: column - name.count + 2)
      return "\(name)\(padding)\(word(row.outcome))\n"
    }.joined()
  }

  private static func word(_ outcome: Outcome) -> String {
    switch outcome {
    case .succeeded(let seconds): "done  \(time(seconds))"
    case .failed(let seconds): "failed  \(time(seconds))"
    case .skipped: "skipped"
    }
  }

  private static func time(_ seconds: Double) -> String {
    let tenths = seconds.isFinite && seconds > 0 ? Int(min(seconds, 1e9) * 10) : 0
    return tenths < 600 ? "\(tenths / 10).\(tenths % 10) s" : "\(tenths / 600) min \(tenths / 10 % 60) s"
  }
}
