import CommandLine
import Execution
import ImageConfig
import PublishCore

@main enum PublishImage {
  static func main() {
    Session.run(PublishRequest.program) { session in
      let request = try PublishRequest(session.arguments)
      let project = try session.project(for: request)
      let effects = Effects(session)
      let publishing = Publishing(request, project, effects)
      switch request.work {
      case .publish: try publishing.perform()
      case .release: try Releasing(request, project, effects).perform()
      case .reference(let ref): try publishing.perform(ref: ref)
      case .promote(let channel): try publishing.perform(promote: channel)
      case .list: try publishing.list()
      case .verify: try publishing.verify()
      case .describe(let ref): try publishing.perform(describe: ref)
      case .login:
        try session.perform(
          LoginPlan.forGood(project, session.world, AmazonAccount(effects), effects.privateConfig()))
      }
    }
  }
}
