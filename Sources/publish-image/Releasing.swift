import CommandLine
import Execution
import ImageConfig

/// Asks git and the graph, and pushes the tags.
struct Releasing {
  private let request: PublishRequest
  private let project: Project
  private let session: Session

  init(_ request: PublishRequest, _ project: Project, _ session: Session) {
    self.request = request
    self.project = project
    self.session = session
  }

  func perform() throws {
    let environment = session.world.environment
    if Session.foreignRepository.contains(where: { environment[$0]?.isEmpty == false }) {
      throw ReleaseProblem.foreignRepository
    }
    let checkout = try Checkout.asked(project, session, remote: true)
    let plan = try ReleasePlan.make(request, project, checkout, facts())
    do {
      try session.perform(plan)
    } catch let problem as StepProblem {
      let now = try? Checkout.asked(project, session, remote: true)
      for tag in plan.result where problem.command?.hasSuffix("/" + tag) == true {
        if now?.remote.tags[tag] != nil {
          throw ReleaseProblem.overtaken(tag: tag, remote: checkout.remote.name)
        }
      }
      throw problem
    }
  }

  private func facts() throws -> ReleaseFacts {
    var facts = ReleaseFacts()
    facts.builder = [session.sibling("build-image")] + session.overlay(project)
    let names = request.isAll ? [PublishRequest.all] : request.images
    facts.images = try ReleaseFacts.images(names, facts.builder, session)
    let root = project.files.root
    facts.readme = { image in
      try? FileReader.read(root + "/" + project.files.path(image, "README.md"), limit: 1 << 24)
    }
    return facts
  }
}
