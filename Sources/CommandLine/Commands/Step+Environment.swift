extension Step {
  /// The step with more variables for each of its commands.
  public func with(_ variables: [Command.EnvironmentValue]) -> Step {
    switch self {
    case .run(let command): .run(command.with(variables))
    case .insist(let command): .insist(command.with(variables))
    case .report(let command): .report(command.with(variables))
    case .become(let command): .become(command.with(variables))
    case .later(let command, let occasion): .later(command.with(variables), occasion)
    case .handOn(let question, let command): .handOn(question.with(variables), to: command.with(variables))
    case .pipe(let pipeline): .pipe(Pipeline(pipeline.commands.map { $0.with(variables) }))
    case .scope(let steps): .scope(steps.map { $0.with(variables) })
    case .branches(let branches, let width):
      .branches(
        branches.map { branch in
          var branch = branch
          branch.steps = branch.steps.map { $0.with(variables) }
          return branch
        }, width: width)
    case .write: self
    }
  }
}

extension Plan {
  public func with(_ variables: [Command.EnvironmentValue]) -> Plan {
    var plan = self
    plan.steps = steps.map { $0.with(variables) }
    return plan
  }
}

extension Command {
  public func with(_ variables: [EnvironmentValue]) -> Command {
    var command = self
    command.environment += variables
    return command
  }
}
