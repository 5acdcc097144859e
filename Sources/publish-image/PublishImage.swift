import Execution

@main enum PublishImage {
  static func main() {
    Session.run(PublishRequest.program) { session in
      let request = try PublishRequest(session.arguments)
      let project = try session.project(reading: [.versions])
      let account = AmazonAccount(session)
      let publications = try request.publications(project, account)
      let logins = DockerLogins(session.world)
      let login = try LoginPlan.steps(publications, session.world, account, logins)
      try session.perform(steps: login, in: project.files.root) {
        let state = try RegistryState.asked(publications, session)
        return try PublishPlan.make(publications, state, in: project.files.root, isDryRun: session.isDryRun)
      }
    }
  }
}
