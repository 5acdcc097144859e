import Execution

@main enum RunImage {
  static func main() {
    Session.run(RunRequest.program) { session in
      let request = try RunRequest(session.arguments)
      let project = try session.project()
      let plan = try RunPlan.make(request, project, session.world, .atHand(session.world))
      try session.perform(plan)
    }
  }
}
