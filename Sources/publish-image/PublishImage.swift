import Execution

@main enum PublishImage {
  static func main() {
    Session.run(PublishRequest.program) { session in
      let request = try PublishRequest(session.arguments)
      let project = try session.project(reading: [.versions])
      let world = session.world
      let plan = try PublishPlan.make(request, project, world, AmazonAccount(session), DockerLogins(world))
      try session.perform(plan)
    }
  }
}
