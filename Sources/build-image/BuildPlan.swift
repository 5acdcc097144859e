import CommandLine
import ImageConfig

/// From a request and the project to the commands that build.
struct BuildPlan {
  private let request: BuildRequest
  private let project: Project
  private let client: DockerClient

  /// What the docker program at hand can do.
  struct DockerClient: Equatable {
    var hasBuildx: Bool
  }

  static func make(_ request: BuildRequest, _ project: Project, _ client: DockerClient) throws -> Plan {
    let plan = BuildPlan(request: request, project: project, client: client)
    let targets = try plan.targets()
    guard !targets.isEmpty else { throw Project.Problem.noImages(project.files.imagesFolder) }
    return Plan(
      directory: project.files.root, steps: plan.pipFile() + targets.flatMap(plan.steps),
      result: targets.map(\.reference.description))
  }

  /// The images asked for, the base in front with `-f`, parents before their children.
  private func targets() throws -> [BuildTarget] {
    var names: [String]
    switch request.work {
    case .build(let asked): names = asked.map(project.imageName)
    case .buildAll: names = project.folderNames
    case .clean: names = []
    }
    var seen: Set<String> = []
    names = names.filter { seen.insert($0).inserted }
    if request.forcesBase, project.hasImageFolder("base"), !names.contains("base") {
      names.insert("base", at: 0)
    }
    let asked = try names.map { try BuildTarget($0, request, project) }
    if asked.count < 2 { return asked }
    return try BuildOrder.parentsFirst(asked, request, project)
  }

  /// The predecessor's way to give pip a private index: the file is there for the time of the build.
  private func pipFile() -> [Step] {
    guard let contents = project.files.pipTemplate else { return [] }
    return [
      .write(
        PlannedFile(path: "pip.conf", contents: contents, copyOf: "pip.conf.template", isTemporary: true))
    ]
  }

  private func steps(of target: BuildTarget) -> [Step] {
    var steps: [Step] = []
    if let script = target.preScript { steps.append(.run(script.command)) }
    if let builder = target.builderReference {
      // Without a tag of its own, a prune would take the builder stage's layers.
      steps.append(.run(build(target, as: builder, stage: BuildTarget.builderStage)))
    }
    steps.append(.run(build(target, as: target.reference, stage: target.stage)))
    if let script = target.postScript { steps.append(.run(script.command)) }
    return steps
  }

  private func build(_ target: BuildTarget, as reference: ImageReference, stage: String?) -> Command {
    // A provenance attestation has the time in it: an unchanged image would get a new ID at each build.
    var arguments = client.hasBuildx ? ["buildx", "build", "--load", "--provenance=false"] : ["build"]
    if target.pulls { arguments.append("--pull") }
    arguments += ["-t", reference.description, "-f", target.dockerfilePath]
    arguments += target.flags.arguments
    // Behind them: docker goes by the last one, and a --target there is not the builder's.
    if let stage { arguments += ["--target", stage] }
    return Command("docker", arguments + ["."])
  }
}
