import CommandLine
import Execution
import ImageConfig
import PublishCore

/// Asks git and the graph, and pushes the tags.
struct Releasing {
  private let request: PublishRequest
  private let project: Project
  private let effects: Effects

  init(_ request: PublishRequest, _ project: Project, _ effects: Effects) {
    self.request = request
    self.project = project
    self.effects = effects
  }

  func perform() throws {
    let environment = effects.world.environment
    if environment["GIT_DIR"]?.isEmpty == false {
      throw ReleaseProblem.foreignRepository
    }
    try ReleasePlan.insistOnNames(request, project)
    let checkout = try Checkout.asked(project, effects, remote: true)
    let plan = try ReleasePlan.make(request, project, checkout, facts(checkout))
    try effects.perform(plan.directory) { work in
      if effects.isDryRun { return plan }
      effects.tell(plan.warnings)
      for step in plan.steps {
        do { try work([step]) } catch let problem as StepProblem {
          let tag = plan.result.first { problem.command?.hasSuffix(" refs/tags/" + $0) == true }
          guard let tag else { throw problem }
          let settled = settlement(of: problem, tag, checkout.remote)
          guard let settled else { continue }
          // A tag that some addresses have taken, the next run gives to the others.
          var isFinal = true
          if case .partlyReleased? = settled as? ReleaseProblem { isFinal = false }
          if isFinal, checkout.tags[tag] == nil { try work([.run(ReleasePlan.removing(tag))]) }
          throw settled
        }
      }
      return Plan(directory: plan.directory, steps: [], result: plan.result)
    }
  }

  /// What a push that failed comes to: nothing where only its answer was lost. The remote knows, and a tag that
  /// somebody else made has another time and name in it, so another identifier.
  private func settlement(
    of problem: StepProblem, _ tag: String, _ remote: Checkout.Remote
  ) -> (any Error)? {
    let ref = "refs/tags/" + tag
    let git = { (words: [String]) in Command("git", ["-C", project.files.root] + words, input: .nothing) }
    let answers = effects.askRetrying(remote.places.map { git(["ls-remote", $0, ref]).asking(.later) })
    guard answers.allSatisfy({ $0?.exitCode == 0 }) else {
      return ReleaseProblem.unsettled(tag: tag, remote: remote.name)
    }
    let theirs = answers.map { $0?.text.split(separator: "\t").first.map(String.init) }
    if theirs.allSatisfy({ $0 == nil }) { return problem }
    let own = effects.ask(git(["rev-parse", "--verify", ref]))?.text
    if theirs.contains(where: { $0 != nil && $0 != own }) {
      return ReleaseProblem.overtaken(tag: tag, remote: remote.name)
    }
    if theirs.contains(nil) { return ReleaseProblem.partlyReleased(tag: tag, remote: remote.name) }
    effects.tell([.answerLost(tag, remote: remote.name)])
    return nil
  }

  private func facts(_ checkout: Checkout) throws -> ReleaseFacts {
    var facts = ReleaseFacts()
    facts.builder = effects.builder(project)
    let names = request.isAll ? [PublishRequest.all] : request.images
    facts.images = try ReleaseFacts.images(names, facts.builder, effects)
    let root = project.files.root
    facts.readme = { image in
      effects.read(root + "/" + project.files.path(image, "README.md"))
    }
    facts.others = try OtherImage.asked(project, effects)
    let releases = try ReleasePlan.wanted(request, project, facts)
    let tags = checkout.remote.tags
    try facts.askForParents(of: releases.filter { tags[$0.tag] == nil }, tags, project, effects)
    facts.askForVersions(of: releases, checkout, project, effects)
    return facts
  }
}
