import CommandLine
import ImageConfig

/// A container that is started: in front, or in the background.
package enum Start {
  /// What is done with a container in the background, instead of a look at it.
  /// - Parameter isOwn: it was started now, and did not run before.
  typealias Use = (_ container: String, _ isOwn: Bool) throws -> Plan

  package static func perform(_ inputs: RunInputs, _ around: Surroundings) throws {
    try perform(inputs, around, use: nil)
  }

  static func perform(_ inputs: RunInputs, _ around: Surroundings, use: Use?) throws {
    var inputs = inputs
    try DirectUse.check(inputs, around)
    if let notice = try Interactivity.detaches(inputs) {
      inputs.request.keeps = true
      around.tell([.run(notice)])
    }
    let root = inputs.project.files.root
    // Of two that keep one, the second is to see the first's.
    let takesTurns = inputs.request.keeps && !inputs.isDryRun
    var turn = takesTurns ? around.takeTurn(root) : nil
    try inputs.host.ask(inputs, around)
    let build = try MissingImage.steps(inputs, builder: around.builder)
    if !build.isEmpty {
      turn = nil
      // A build may take an hour: what would stop the container then is to show now.
      _ = try RunPlan.make(inputs.beforeItsBuild)
    } else {
      if let notice = MissingImage.notice(inputs) { around.tell([.run(notice)]) }
      if !inputs.isDryRun, RunPlan.running(inputs) == nil {
        inputs.host.foreignCommit = ForeignCommit.of(inputs, around)
      }
    }
    var started: String?
    try around.perform(root) { work in
      try work(build)
      if !build.isEmpty, !inputs.isDryRun {
        if takesTurns { turn = around.takeTurn(root) }
        try inputs.host.ask(inputs, around)
      }
      var plan = try RunPlan.make(inputs)
      guard inputs.request.keeps else { return plan }
      if let running = RunPlan.running(inputs) { return try use?(running.name, false) ?? plan }
      if use != nil { plan.leaveOutIdentifier() }
      started = try KeptStart.perform(plan, inputs, around, work)
      turn = nil
      guard let use, let started, !inputs.isDryRun else { return Plan(directory: root, steps: []) }
      return try use(started, true)
    }
    withExtendedLifetime(turn) {}
    turn = nil
    if use == nil, let started { try KeptStart.look(at: started, inputs, around) }
  }
}

extension RunInputs {
  /// What an image holds that is there and will be built again counts for nothing.
  fileprivate var beforeItsBuild: RunInputs {
    var copy = self
    copy.host.image = .absent
    return copy
  }
}

extension Plan {
  /// docker tells the new container's identifier, which is no result of a plan that has another one.
  fileprivate mutating func leaveOutIdentifier() {
    if case .print(let command)? = steps.last { steps[steps.count - 1] = .run(command) }
  }
}
