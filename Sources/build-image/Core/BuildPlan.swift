import CommandLine
import ImageConfig

/// From a request and the project to the commands that build.
package struct BuildPlan {
  private let draft: BuildDraft
  private let host: BuildHost
  private let recipes: [Recipe]

  private var request: BuildRequest { draft.request }
  private var project: Project { draft.project }
  private var targets: [BuildTarget] { draft.targets }

  /// - Parameter host: with all the answers.
  /// - Parameter version: what is written before, where that is known.
  package static func make(
    _ draft: BuildDraft, _ host: BuildHost, version: VersionFilePlan.Writing? = nil
  ) throws -> Plan {
    let (request, project, targets) = (draft.request, draft.project, draft.targets)
    guard !targets.isEmpty || !request.upToDate.isEmpty else { throw project.noImages }
    try TakenNames.refuse(targets, request, project)
    let plan = try BuildPlan(draft, host)
    if request.printsDefinition { return try plan.definition() }
    let version = try version ?? VersionFilePlan(project, host).steps(before: targets)
    return Plan(
      directory: project.files.root, steps: try version.steps + plan.steps(),
      warnings: version.warnings + targets.flatMap(\.warnings),
      result: targets.filter(\.isAsked).map(\.reference.description))
  }

  private init(_ draft: BuildDraft, _ host: BuildHost) throws {
    self.draft = draft
    self.host = host
    let (request, project, targets) = (draft.request, draft.project, draft.targets)
    if host.engine.builder != nil, !host.hasBuildx { throw EngineProblem.needsBuildx("--builder") }
    for target in targets { try Self.refuseWithoutIndex(target, project, host) }
    try ParentPlatforms(targets, project, host).check()
    if !host.hasBuildx { for target in targets { try host.plainBuilder.check(target, project, host) } }
    if !request.printsDefinition {
      for target in targets { try NamedSecrets.check(target, project, host.environment) }
    }
    let origins = draft.origins(host)
    recipes = try targets.flatMap { try Self.recipes(of: $0, origins[$0.name], project, host) }
    if !host.seesImages || request.printsDefinition { try HiddenParents.refuse(recipes, of: targets) }
    if !host.seesImages, !request.printsDefinition,
      let (image, parent) = draft.fromEngine
    {
      throw BuildProblem.builderSeesNoImages(image: image, parent: parent.description)
    }
  }

  private static func refuseWithoutIndex(
    _ target: BuildTarget, _ project: Project, _ host: BuildHost
  ) throws {
    guard target.needsIndex(project) else { return }
    if !host.hasBuildx {
      throw EngineProblem.needsBuildx("an image with attestations or for several platforms")
    }
    let platforms = target.inputs(project).platforms.map(\.description)
    if !host.keepsIndexes { throw BuildProblem.keepsNoIndex(image: target.name, platforms) }
  }

  /// Without a tag of its own, a prune would take the builder stage's layers.
  private static func recipes(
    of target: BuildTarget, _ origin: ImageOrigin?, _ project: Project, _ host: BuildHost
  ) throws -> [Recipe] {
    let flags =
      try ImageLabels.flags(of: target, origin, project, host) + target.keys.flags
      + BuildCache.flags(for: target, project, host)
      + target.secrets.flags(host.environment, host.modified, root: project.files.root) + target.flags.flags
      + target.standardPlatform(project)
    let own = Recipe(target, flags: flags)
    return [target.builderReference.map { own.builderStage(as: $0) }, own].compactMap { $0 }
  }

  private func definition() throws -> Plan {
    var warnings = targets.flatMap(\.warnings)
    for recipe in recipes {
      let target = BakeTarget(recipe, environment: host.environment)
      if let flag = target.unknown.first {
        throw BuildProblem.noBakeKey(flag.words.joined(separator: " "), image: recipe.image)
      }
      if !target.newKeys.isEmpty, recipe.name == recipe.image {
        warnings.append(.newToBake(target.newKeys, image: recipe.image))
      }
    }
    let text = BakeDefinition(recipes, environment: host.environment).text
    return Plan(directory: "", steps: [], warnings: warnings, result: [text])
  }

  private func steps() throws -> [Step] {
    let repair = BorrowedTags.repair(host)
    let kept = KeptTags.steps(draft.references, host)
    let body: [Step]
    if request.keepsGoing || request.logFolder != nil {
      body = kept + (try lanes())
    } else if host.hasBuildx {
      body = kept + (try draft.order.groups.flatMap(inOneGo))
    } else {
      body = kept + (try targets.flatMap(inOrder))
    }
    return repair + pipFile() + body
  }

  /// The predecessor's way to give pip a private index: the file is there for the time of the build.
  private func pipFile() -> [Step] {
    guard let template = project.files.pipTemplate else { return [] }
    let name = OwnFiles.pipSettings + ".template"
    let contents = TemporaryCopy.of(template, named: name)
    return [
      .write(PlannedFile(path: OwnFiles.pipSettings, contents: contents, copyOf: name, isTemporary: true))
    ]
  }

  /// Images between which no script stands.
  private func inOneGo(_ group: [BuildTarget]) throws -> [Step] {
    let names = Set(group.map(\.name))
    let phases = BuildPhases(recipes.filter { names.contains($0.image) }, environment: host.environment)
      .phases
    return try group.flatMap(preScript) + phases.flatMap(steps) + group.flatMap(postScript)
  }

  private func steps(_ phase: BuildPhases.Phase) throws -> [Step] {
    let bake = BakeCommand(engine: host.engine, environment: host.environment)
    let own: [Recipe]
    switch phase {
    case .bake(let recipes): own = recipes
    case .alone(let recipe): own = [recipe]
    }
    let needsEarlier = own.contains { recipe in
      recipe.parents.contains { draft.order.isAcross($0, of: recipe.image) }
    }
    if !host.seesImages, needsEarlier {
      // A builder that sees none of the engine's images has them in its cache.
      let images = own.map(\.image)
      let ancestry = Ancestry(recipes, environment: host.environment)
      return [.run(bake.only(images, of: ancestry.of(Set(images))))]
    }
    if case .bake(let recipes) = phase { return [.run(bake.everything(recipes))] }
    return try own.flatMap(withLoans)
  }

  private func withLoans(_ recipe: Recipe) throws -> [Step] {
    let borrowed = try BorrowedTags.steps(recipe, host)
    let build = Step.run(alone(recipe))
    return borrowed.isEmpty ? [build] : [.scope(borrowed + [build])]
  }

  /// One image without BuildKit's client, with its scripts around it.
  private func inOrder(_ target: BuildTarget) throws -> [Step] {
    let own = recipes.filter { $0.image == target.name }
    let borrowed = try own.first.map { try BorrowedTags.steps($0, host) } ?? []
    let builds = own.map { Step.run(alone($0)) }
    return preScript(target) + (borrowed.isEmpty ? builds : [.scope(borrowed + builds)])
      + postScript(target)
  }

  private func lanes() throws -> [Step] {
    let folder = request.logFolder.map { [Step.run(Command("mkdir", ["-p", $0]))] } ?? []
    var lanes = BuildLanes(recipes, request, host)
    for target in targets {
      try lanes.add(target, before: preScript(target), behind: postScript(target)) { alone($0) }
    }
    return folder + [.branches(lanes.branches, width: lanes.width)]
  }

  private func preScript(_ target: BuildTarget) -> [Step] {
    guard draft.order.runsPreScript(of: target), let script = target.preScript else { return [] }
    return [.run(script.command(for: target.name))]
  }

  private func postScript(_ target: BuildTarget) -> [Step] {
    target.postScript.map { [.run($0.command())] } ?? []
  }

  private func alone(_ recipe: Recipe) -> Command {
    .building(
      [recipe.image], recipe.words(buildx: host.hasBuildx, host.engine),
      environment: host.hasBuildx ? [] : host.plainBuilder.variables)
  }
}
