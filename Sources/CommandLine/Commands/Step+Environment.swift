extension Step {
  /// The step with each of its commands changed.
  func mapped(_ change: (Command) -> Command) -> Step {
    switch self {
    case .run(let command): .run(change(command))
    case .print(let command): .print(change(command))
    case .retrying(let command): .retrying(change(command))
    case .report(let command): .report(change(command))
    case .exec(let command): .exec(change(command))
    case .later(let command, let occasion): .later(change(command), occasion)
    case .appendingAnswer(let question, let command): .appendingAnswer(change(question), to: change(command))
    case .pipe(let pipeline): .pipe(Pipeline(pipeline.commands.map(change)))
    case .guarded(let condition, let steps):
      .guarded(
        Guard(condition.condition, asking: change(condition.question)), steps.map { $0.mapped(change) })
    case .scope(let steps): .scope(steps.map { $0.mapped(change) })
    case .branches(let branches, let width):
      .branches(
        branches.map { branch in
          var branch = branch
          branch.steps = branch.steps.map { $0.mapped(change) }
          return branch
        }, width: width)
    case .write: self
    }
  }

  /// The step with more variables for each of its commands.
  package func with(_ variables: [Command.EnvironmentValue]) -> Step { mapped { $0.with(variables) } }
}

extension Plan {
  package func with(_ variables: [Command.EnvironmentValue]) -> Plan {
    var plan = self
    plan.steps = steps.map { $0.with(variables) }
    return plan
  }
}

extension Command {
  package func with(_ variables: [EnvironmentValue]) -> Command {
    var command = self
    command.environment += variables
    return command
  }
}
