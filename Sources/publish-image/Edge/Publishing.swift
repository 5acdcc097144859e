import CommandLine
import Execution
import ImageConfig
import PublishCore

/// Logs in, asks the registry, and pushes.
struct Publishing {
  var request: PublishRequest
  let project: Project
  let effects: Effects

  init(_ request: PublishRequest, _ project: Project, _ effects: Effects) {
    self.request = request
    self.project = project
    self.effects = effects
  }

  /// - Parameters:
  ///   - steps: what comes behind the login, as a build.
  ///   - parents: who must be published before that.
  func perform(before steps: [Step] = [], behind parents: ParentWatch? = nil) throws {
    let account = AmazonAccount(effects)
    let publications = try request.publications(project, account)
    effects.tell(try request.leftOut(project).map(Warning.leftOut))
    for program in publications.compactMap(\.sign?.first) { try refuseMissing(program) }
    let login = try LoginPlan(
      publications, effects.world, account, effects.privateConfig(), isDryRun: effects.isDryRun)
    effects.tell(login.warnings)
    do {
      try effects.perform(project.files.root) { work in
        try login.perform(work)
        if !effects.isDryRun { try parents?.wait(login.variables) { try work([]) } }
        try work(steps.map { $0.with(login.variables) })
        let versions = publications.filter { $0.version != nil }
        // A dry run makes no login, so it asks with docker's own.
        var state = try RegistryState.asked(
          publications, checkout: { try checkout(of: versions, isBuilt: !steps.isEmpty) },
          released: releasedVersions(), effects,
          effects.isDryRun ? [] : login.variables)
        state.isBuiltBefore = !steps.isEmpty
        state.isShallow = isShallow
        let plan = try PublishPlan(publications, state, isDryRun: effects.isDryRun)
        if steps.isEmpty { try attest(publications, state, work) }
        if effects.isDryRun { return plan.whole(in: project.files.root).with(login.variables) }
        effects.tell(plan.warnings)
        var delivery = TagDelivery(effects, login.variables, work)
        let digests = try delivery.carryOut(plan)
        return Plan(directory: project.files.root, steps: plan.reports, result: digests).with(login.variables)
      }
    } catch let problem as StepProblem {
      throw Signing.problem(problem, publications) ?? problem
    }
  }

  /// Builds again what is to be pushed, with the attestations that only what is published has; it must come out as
  /// it was tested.
  private func attest(
    _ publications: [Publication], _ state: RegistryState, _ work: ([Step]) throws -> Void
  ) throws {
    let wanted = PublishPlan.attested(publications, state)
    if wanted.isEmpty { return }
    let words = ["--attest"] + request.localName + wanted.map(\.image)
    try work([.run(build(words))])
    if effects.isDryRun { return }
    let now = try RegistryState.local(wanted, effects, []).images
    for local in wanted.map(\.local) where now[local] != state.local[local] {
      throw PublishProblem.builtOtherwise(local: local.description)
    }
  }

  private func refuseMissing(_ program: String) throws {
    let isPath = program.utf8.contains(UInt8(ascii: "/")) && !program.hasPrefix("/")
    let place = isPath ? project.files.root + "/" + program : program
    if !effects.hasProgram(place) {
      throw PublishProblem.noSigner(program)
    }
  }

  func named() throws -> [(Publication, [Tag])] { try request.named(project, AmazonAccount(effects)) }

  func build(_ words: [String]) -> Command {
    let builder = effects.builder(project)
    return Command(builder[0], builder.dropFirst() + words, input: .nothing)
  }
}
