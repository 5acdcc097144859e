import CommandLine

extension Runner {
  /// Does it to its end; what became of it is for the caller to judge.
  package func perform(_ exchange: Exchange) throws -> Exchange.Answer {
    try checkSignals()
    let output = Collector(limit: exchange.limit, isLenient: false)
    let errors = exchange.commands.map { _ in Collector(limit: Exchange.keptOfErrors, isLenient: true) }
    var group = ChildGroup(signals)
    group.stallWatch = exchange.stallWatch
    var pumps: [BytePump] = []
    do {
      try start(exchange, &group, &pumps, output, errors)
    } catch {
      for child in group.children { kill(child.process, SIGTERM) }
      for index in pumps.indices { pumps[index].close() }
      group.wait()
      throw error
    }
    let isLate = group.wait(moving: &pumps, timeout: exchange.timeout)
    try checkSignals()
    return Exchange.Answer(
      output: output.bytes, exitCodes: group.children.map(\.exitCode), errors: errors.map(\.bytes),
      isLate: isLate, stalled: group.stalled, problem: group.problem)
  }

  private func start(
    _ exchange: Exchange, _ group: inout ChildGroup, _ pumps: inout [BytePump], _ output: Collector,
    _ errors: [Collector]
  ) throws(StepProblem) {
    var input = try feed(exchange, &pumps)
    for (number, command) in exchange.commands.enumerated() {
      let (said, complained) = (try pipe(for: command), try pipe(for: command))
      pumps.append(BytePump(from: complained.read, to: nil, [errors[number]]))
      let child = Result { () throws(StepProblem) in
        try Child(
          command, input: input, output: said.write, error: complained.write, environment: environment)
      }
      for file in [input, said.write, complained.write] { close(file) }
      let stages = exchange.stages[number] ?? []
      if number == exchange.commands.count - 1 {
        let file = exchange.output.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
        pumps.append(BytePump(from: said.read, to: file, file == nil ? stages + [output] : stages))
      } else if stages.isEmpty {
        input = said.read
      } else {
        let onward = try pipe(for: command)
        pumps.append(BytePump(from: said.read, to: onward.write, stages))
        input = onward.read
      }
      group.children.append(try child.get())
    }
  }

  /// What the first command reads.
  private func feed(_ exchange: Exchange, _ pumps: inout [BytePump]) throws(StepProblem) -> Int32 {
    guard !exchange.input.isEmpty else { return open("/dev/null", O_RDONLY | O_CLOEXEC) }
    let ends = try pipe(for: exchange.commands[0])
    pumps.append(BytePump(from: nil, to: ends.write, first: exchange.input))
    return ends.read
  }
}
