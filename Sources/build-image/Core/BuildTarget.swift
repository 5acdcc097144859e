import CommandLine
import ImageConfig

/// One image to build, with everything that its build needs.
package struct BuildTarget: Equatable {
  package let name: String
  package let folder: String
  package let reference: ImageReference
  package let dockerfile: Dockerfile
  package let dockerfilePath: String
  let flags: DockerBuildFlags
  let stage: String?
  /// Whether only a stage was asked for, and the image stays as it is.
  let isStage: Bool
  let pulls: Bool
  let preScript: BuildScript?
  package let postScript: BuildScript?
  /// The files between which the pre-build script stands, where its author names them.
  package let preScriptFiles: ScriptFiles
  let secrets: BuildSecrets
  let keys: BuildKeys
  let usesCache: Bool
  /// Whether somebody named it, or it is only built for another.
  let isAsked: Bool
  /// Whether it is another way to build its folder's image.
  let isSynthetic: Bool
  /// What its registry is to be told beside it.
  var attestations: [String] = []
  /// The siblings that it stands on.
  package var parents: [Parent] = []
  var warnings: [Warning] = []

  package struct Parent: Equatable {
    /// How the Dockerfile calls it.
    let written: String
    let name: String
    package let reference: ImageReference
    package let source: Source

    package enum Source: Equatable {
      /// By this run.
      case built
      /// Left as it is, on the engine.
      case there
      /// In a registry.
      case published
    }
  }

  static let builderStage = "builder"

  init(_ name: String, _ request: BuildRequest, _ project: Project, isAsked: Bool = true) throws {
    self.isAsked = isAsked
    let image = try project.image(name)
    guard let folder = image.folder else { throw Project.Problem.notBuiltHere(name) }
    let settings = image.settings
    let substitution = project.substitution
    self.name = image.name
    self.folder = folder
    let buildArguments = try settings.nonEmpty(.buildArgs)
    let flags = try DockerBuildFlags(buildArguments, substitution)
    self.flags = flags
    let file = try ImageDockerfile(folder, flags, project)
    dockerfilePath = file.path
    let dockerfile = file.content
    self.dockerfile = dockerfile
    if let arguments = BuildArguments(flags.flags, buildArguments) {
      try arguments.refuseSecrets(except: settings.nonEmpty(.notSecret)?.names ?? [])
      warnings = arguments.warnings(dockerfile)
    }
    // The names on the command line are for what stands on the command line.
    let asked = isAsked ? request.stage.map { Setting(commandLine: $0, key: "target") } : nil
    isStage = asked != nil
    let named = try (asked ?? settings.nonEmpty(.target)).map {
      (try substitution.word(of: $0).text, $0.origin)
    }
    let inArguments = flags.stage.flatMap { stage in flags.origin.map { (stage, $0) } }
    stage = try (named ?? inArguments).map { try Self.stage($0, $1, in: dockerfile) }
    reference = try isAsked ? Self.reference(of: image, request) : image.reference
    let pullsOnForce = try settings.boolean(.pullFromOnForce) ?? false
    pulls = try request.pulls || (request.forcesBase && pullsOnForce) || settings.boolean(.pull) == true
    preScript = try settings.nonEmpty(.preBuildScript).map { BuildScript($0, substitution) }
    postScript =
      try isStage ? nil : settings.nonEmpty(.postBuildScript).map { BuildScript($0, substitution) }
    preScriptFiles = try ScriptFiles(settings, substitution)
    secrets = try BuildSecrets(settings, substitution)
    keys = try BuildKeys(settings, substitution)
    usesCache = try CacheSetting.isRegistry(settings, substitution)
    if isAsked, request.attests { attestations = try Attestations(image, project).words }
    isSynthetic = image.kind == .synthetic(folder: folder)
  }

  /// What run.cfg has for docker's build command.
  var buildFlags: [BuildFlag] { keys.flags + flags.flags }

  /// What decides, beside the Dockerfile, which images it is built from.
  package func inputs(_ project: Project) -> BuildInputs { BuildInputs(buildFlags, project) }

  /// The flag for a platform that only a variable names.
  func standardPlatform(_ project: Project) -> [BuildFlag] {
    let isSaid = buildFlags.contains { $0.name == "--platform" }
    let text = BuildInputs.standardPlatform(project.substitution.variables ?? [:])
    return isSaid ? [] : text.map { [BuildFlag("--platform", $0)] } ?? []
  }

  /// Whether more than one thing is behind its name: platforms, or what is attested of it.
  func needsIndex(_ project: Project) -> Bool {
    inputs(project).platforms.count > 1 || !attestations.isEmpty
  }

  /// The reference of the builder stage, where the Dockerfile has one.
  var builderReference: ImageReference? {
    guard !isStage, dockerfile.declares(stage: Self.builderStage) else { return nil }
    return Self.builder(of: reference)
  }

  /// All that its build tags: itself, its builder stage, and what its author adds.
  package var references: [ImageReference] {
    [reference] + [builderReference].compactMap(\.self) + flags.tags
  }

  static func builder(of reference: ImageReference) -> ImageReference? {
    guard let repository = try? reference.repository.appending("-builder") else { return nil }
    return ImageReference(repository: repository, tag: reference.tag)
  }

  private static func reference(of image: Image, _ request: BuildRequest) throws -> ImageReference {
    var repository = request.name ?? image.reference.repository
    if let stage = request.stage, request.name == nil {
      repository = try repository.appending("-" + stage.lowercased())
    }
    return ImageReference(repository: repository, tag: request.tag ?? image.reference.tag)
  }

  private static func stage(
    _ name: String, _ origin: Setting.Origin, in dockerfile: Dockerfile
  ) throws -> String {
    // By its name only: no builder of docker's knows a stage by its number.
    if dockerfile.declares(stage: name) { return name }
    let known = dockerfile.stages.compactMap(\.name)
    throw Setting.Problem.notAllowed(name, allowed: known, origin)
  }
}
