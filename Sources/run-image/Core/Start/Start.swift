import CommandLine
import ImageConfig

/// A container that is started: in front, or in the background.
package enum Start {
  package static func perform(_ inputs: RunInputs, _ around: Surroundings) throws {
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
      let plan = try RunPlan.make(inputs)
      guard inputs.request.keeps, !plan.steps.isEmpty else { return plan }
      started = try KeptStart.perform(plan, inputs, around, work)
      return Plan(directory: root, steps: [])
    }
    withExtendedLifetime(turn) {}
    turn = nil
    if let started { try KeptStart.look(at: started, inputs, around) }
  }
}
