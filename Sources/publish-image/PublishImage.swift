import Execution

@main enum PublishImage {
  static func main() {
    Session.run(PublishRequest.program) { session in
      let request = try PublishRequest(session.arguments)
      let project = try session.project(reading: [.versions])
      let plan = try PublishPlan.make(request, project, session.world, AmazonAccount(session))
      try session.perform(plan)
    }
  }
}
