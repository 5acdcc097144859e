extension Plan {
  /// The plan for programs: what a dry run prints for people. No value of a variable that travels by name.
  package var json: JSONText {
    .object([
      .init("directory", .string(directory)),
      .init("steps", .list(steps.map(\.json))),
      .init("result", .list(result.map(JSONText.string))),
    ])
  }
}

extension Step {
  fileprivate var json: JSONText {
    switch self {
    case .run(let command): kind("run", [command])
    case .print(let command): kind("print", [command])
    case .retrying(let command): kind("insist", [command])
    case .report(let command): kind("report", [command])
    case .later(let command, .always): kind("at-end", [command])
    case .later(let command, .interrupted): kind("when-interrupted", [command])
    case .later(let command, .unfinished): kind("when-unfinished", [command])
    case .guarded(let condition, let steps):
      .object([
        .init("step", .string("guarded")), .init("condition", .string(condition.condition)),
        .init("question", condition.question.json), .init("steps", .list(steps.map(\.json))),
      ])
    case .scope(let steps):
      .object([.init("step", .string("scope")), .init("steps", .list(steps.map(\.json)))])
    case .branches(let branches, width: _):
      .object([
        .init("step", .string("branches")), .init("branches", .list(branches.map(\.json))),
      ])
    case .exec(let command): kind("become", [command])
    case .appendingAnswer(let question, let command): kind("hand-on", [question, command])
    case .pipe(let pipeline): kind("pipe", pipeline.commands)
    case .write(let file):
      .object([
        .init("step", .string("write")), .init("path", .string(file.path)),
        .init("bytes", .number(file.contents.count)), .init("temporary", .boolean(file.isTemporary)),
      ])
    }
  }

  private func kind(_ name: String, _ commands: [Command]) -> JSONText {
    .object([
      .init("step", .string(name)),
      .init("commands", .list(commands.map(\.json))),
    ])
  }
}

extension Branch {
  fileprivate var json: JSONText {
    .object([
      .init("name", .string(name)), .init("needs", .list(needs.map(JSONText.string))),
      .init("steps", .list(steps.map(\.json))),
    ])
  }
}

extension Command {
  fileprivate var json: JSONText {
    let variables = environment.map { JSONText.Member($0.name, .string($0.shown)) }
    let members: [JSONText.Member] = [
      .init("argv", .list(([executable] + arguments).map(JSONText.string))),
      .init("environment", .object(variables)),
    ]
    guard case .text(let text) = input else { return .object(members) }
    return .object(members + [.init("input", .string(text))])
  }
}
