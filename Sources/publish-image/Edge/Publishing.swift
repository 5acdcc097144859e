import CommandLine
import Execution
import ImageConfig
import PublishCore

/// Logs in, asks the registry, and pushes.
struct Publishing {
  private(set) var request: PublishRequest
  let project: Project
  let session: Session

  init(_ request: PublishRequest, _ project: Project, _ session: Session) {
    self.request = request
    self.project = project
    self.session = session
  }

  /// - Parameters:
  ///   - before: what comes behind the login, as a build.
  ///   - ready: what must be so before that; it gets the variables of the login, and is to check for signals.
  func perform(
    before steps: [Step] = [],
    ready: ([Command.EnvironmentValue], _ checkSignals: () throws -> Void) throws -> Void = { _, _ in }
  ) throws {
    let account = AmazonAccount(session)
    let publications = try request.publications(project, account)
    session.tell(try request.leftOut(project).map(Warning.leftOut))
    for program in publications.compactMap(\.sign?.first) { try refuseMissing(program) }
    let login = try LoginPlan(
      publications, session.world, account, .atHand(session.world), isDryRun: session.isDryRun)
    session.tell(login.warnings)
    do {
      try session.perform(in: project.files.root) { work in
        try work(login.steps)
        if !session.isDryRun { try ready(login.variables) { try work([]) } }
        try work(steps.map { $0.with(login.variables) })
        // What is built for it is what this checkout makes.
        let compared = steps.isEmpty ? publications.filter { $0.version != nil } : []
        // A dry run makes no login, so it asks with docker's own.
        var state = try RegistryState.asked(
          publications, checkout: { try checkout(of: compared) }, released: releasedVersions(), session,
          session.isDryRun ? [] : login.variables)
        state.isBuiltBefore = !steps.isEmpty
        state.isShallow = isShallow
        let plan = try PublishPlan(publications, state, isDryRun: session.isDryRun)
        if steps.isEmpty { try attest(publications, state, work) }
        if session.isDryRun { return plan.whole(in: project.files.root).with(login.variables) }
        session.tell(plan.warnings)
        var delivery = Delivery(session, login.variables, work)
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
    let wanted = publications.filter { publication in
      let isThere = publication.version != nil && state.tags[publication.reference] != .absent
      return !publication.attestations.words.isEmpty && !isThere
    }
    if wanted.isEmpty { return }
    let words = ["--attest"] + request.localName + wanted.map(\.image)
    try work([.run(build(words))])
    if session.isDryRun { return }
    let now = try RegistryState.local(wanted, session, []).images
    for local in wanted.map(\.local) where now[local] != state.local[local] {
      throw PublishProblem.builtOtherwise(local: local.description)
    }
  }

  private func refuseMissing(_ program: String) throws {
    let isPath = program.utf8.contains(UInt8(ascii: "/")) && !program.hasPrefix("/")
    let place = isPath ? project.files.root + "/" + program : program
    if Executable.find(place, path: session.world.environment["PATH"]) == nil {
      throw PublishProblem.noSigner(program)
    }
  }

  func perform(promote channel: Tag) throws {
    if (try? Version(channel.description)) != nil {
      throw PublishProblem.versionAsChannel(channel.description)
    }
    let named = try named()
    let moves = try named.map { publication, tags in
      guard Set(tags).count < 2 else {
        throw PublishProblem.severalForChannel(image: publication.image, channel: channel.description)
      }
      return PromotePlan.Move(
        version: publication.reference.with(tag: tags.last), channel: publication.reference.with(tag: channel)
      )
    }
    let login = try LoginPlan(
      named.map(\.0), session.world, AmazonAccount(session), .atHand(session.world), onlyAsks: true)
    try session.perform(in: project.files.root) { work in
      try work(login.steps)
      // A dry run makes no login, so it asks with docker's own.
      let variables = session.isDryRun ? [] : login.variables
      let tags = try RegistryState.tags(
        moves.flatMap { [$0.version, $0.channel] }, session, variables, .first)
      let pointing = Pointing.asked(PromotePlan.manifests(moves, tags), session, variables)
      let plan = try PromotePlan.make(moves, tags, pointing, in: project.files.root).with(login.variables)
      if session.isDryRun { return plan }
      do { try work(plan.steps) } catch {
        tellOfNew(PromotePlan.new(moves, tags), login.variables)
        throw error
      }
      if !pointing.held.isEmpty {
        try PromotePlan.insist(
          moves, tags, RegistryState.tags(moves.map(\.channel), session, login.variables))
      }
      return Plan(directory: plan.directory, steps: [])
    }
  }

  /// A registry takes no tag away that docker could ask it to.
  private func tellOfNew(_ channels: [ImageReference], _ variables: [Command.EnvironmentValue]) {
    let now = channels.isEmpty ? [:] : try? RegistryState.tags(channels, session, variables)
    session.tell(
      channels.filter { now?[$0]?.digest != nil }.map { .channelIsNew($0.description) })
  }

  func named() throws -> [(Publication, [Tag])] { try request.named(project, AmazonAccount(session)) }

  /// What a git tag releases, from the commit that it stands for, on parents that are published.
  func perform(ref: String) throws {
    let release = try ReleaseName(ref: ref, project)
    let checkout = try Checkout.asked(project, session, remote: false)
    try ReleaseCheck.agree(ref, release, checkout, project)
    guard try ReleasePlan.isReleased(release.image, project) else {
      throw ReleaseProblem.notForRelease(image: release.image)
    }
    let facts = try facts(release)
    try refuse(release, facts, checkout)
    let parents = try ParentWatch(release, facts, project, session)
    var publishing = self
    publishing.request.images = [release.image]
    let build = build(["--attest", "--parents", "published", release.image])
    try publishing.perform(before: [.run(build)]) { variables, checkSignals in
      try parents.wait(checkout.tags, variables, checkSignals: checkSignals)
    }
  }

  private func build(_ words: [String]) -> Command {
    let builder = session.builder(project)
    return Command(builder[0], builder.dropFirst() + words, input: .nothing)
  }

  private func facts(_ release: ReleaseName) throws -> ReleaseFacts {
    var facts = ReleaseFacts()
    facts.others = try OtherImage.asked(project, session)
    facts.builder = session.builder(project)
    facts.images = try ReleaseFacts.images([release.image], facts.builder, session)
    return facts
  }

  /// What `--release` looks at, and whoever pushes a tag by hand does not.
  private func refuse(_ release: ReleaseName, _ facts: ReleaseFacts, _ checkout: Checkout) throws {
    if let place = facts.owner(of: release, project) {
      throw ReleaseProblem.tagOfAnother(tag: release.tag, place: place)
    }
    var facts = facts
    try facts.askForParents(of: [release], checkout.tags, project, session)
    for name in try ReleaseFacts.published(below: release.image, facts.images, project) {
      try facts.refuseChange(of: ReleaseName(of: name, project), below: release.image, project)
    }
  }
}
