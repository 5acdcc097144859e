import CommandLine
import Execution
import ImageConfig
import PublishCore

@main enum PublishImage {
  static func main() {
    Session.run(PublishRequest.program) { session in
      let request = try PublishRequest(session.arguments)
      let project = try session.project(for: request)
      switch request.work {
      case .publish: try Publishing(request, project, session).perform()
      case .release: try Releasing(request, project, session).perform()
      case .reference(let ref): try Publishing(request, project, session).perform(ref: ref)
      case .promote(let channel): try Publishing(request, project, session).perform(promote: channel)
      case .list: try Publishing(request, project, session).list()
      case .verify: try Publishing(request, project, session).verify()
      case .describe(let ref): try Publishing(request, project, session).perform(describe: ref)
      case .login:
        try session.perform(
          LoginPlan.forGood(project, session.world, AmazonAccount(session), .atHand(session.world)))
      }
    }
  }
}
