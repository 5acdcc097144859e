import CommandLine
import ImageConfig

/// From a request and the project to the commands that build.
struct BuildPlan {
  private let request: BuildRequest
  private let project: Project
  private let host: BuildHost

  static func make(_ request: BuildRequest, _ project: Project, _ host: BuildHost) throws -> Plan {
    let plan = BuildPlan(request: request, project: project, host: host)
    let targets = try plan.targets()
    guard !targets.isEmpty else { throw Project.Problem.noImages(project.files.imagesFolder) }
    let version = try VersionFilePlan(project, host)
    return Plan(
      directory: project.files.root,
      steps: try version.steps(before: targets) + plan.pipFile() + targets.flatMap(plan.steps),
      warnings: version.warnings + targets.flatMap(\.warnings),
      result: targets.filter(\.isAsked).map(\.reference.description))
  }

  /// The images asked for, and what they stand on, parents first.
  private func targets() throws -> [BuildTarget] {
    try BuildOrder.targets(request.names(project), request, project)
  }

  /// The predecessor's way to give pip a private index: the file is there for the time of the build.
  private func pipFile() -> [Step] {
    guard let contents = project.files.pipTemplate else { return [] }
    return [
      .write(
        PlannedFile(path: "pip.conf", contents: contents, copyOf: "pip.conf.template", isTemporary: true))
    ]
  }

  private func steps(of target: BuildTarget) throws -> [Step] {
    var steps: [Step] = []
    if let script = target.preScript, try mustRun(target) { steps.append(.run(script.command)) }
    if let builder = target.builderReference {
      // Without a tag of its own, a prune would take the builder stage's layers.
      steps.append(.run(try build(target, as: builder, stage: BuildTarget.builderStage)))
    }
    steps.append(.run(try build(target, as: target.reference, stage: target.stage)))
    if let script = target.postScript { steps.append(.run(script.command)) }
    return steps
  }

  private func mustRun(_ target: BuildTarget) throws -> Bool {
    let isFresh = try target.preScriptFiles.areFresh(host, root: project.files.root)
    return request.pulls || request.forcesBase || !isFresh
  }

  private func build(
    _ target: BuildTarget, as reference: ImageReference, stage: String?
  ) throws -> Command {
    // A provenance attestation has the time in it: an unchanged image would get a new ID at each build.
    var arguments = host.hasBuildx ? ["buildx", "build", "--load", "--provenance=false"] : ["build"]
    // A parent of ours was built just now, and no registry has it.
    if target.pulls, target.parents.isEmpty { arguments.append("--pull") }
    arguments += ["-t", reference.description, "-f", target.dockerfilePath]
    arguments += host.hasBuildx ? target.parents.flatMap(link) : []
    let secrets = try target.secrets.flags(host, root: project.files.root)
    arguments += secrets + target.flags.flags.flatMap(\.words)
    // Behind them: docker goes by the last one, and a --target there is not the builder's.
    if let stage { arguments += ["--target", stage] }
    let needsBuildKit = !secrets.isEmpty && !host.hasBuildx
    let buildKit = Command.EnvironmentValue(name: "DOCKER_BUILDKIT", value: "1", shown: "1")
    return Command("docker", arguments + ["."], environment: needsBuildKit ? [buildKit] : [])
  }

  /// A parent that the Dockerfile calls by another name than its reference, as `FROM base`.
  private func link(_ parent: BuildTarget.Parent) -> [String] {
    if parent.written == parent.reference.description { return [] }
    return ["--build-context", "\(parent.written)=docker-image://\(parent.reference)"]
  }
}
