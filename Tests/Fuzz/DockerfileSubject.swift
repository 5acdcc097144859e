import CommandLine
import ImageConfig

/// A Dockerfile: its stages, what they stand on, and the graph of a project of such files.
enum DockerfileSubject {
  static func check(_ mutator: inout Mutator) throws(Failure) {
    let input = mutator.bytes(from: DockerfileSeeds.texts, Tokens.dockerfile)
    do {
      let dockerfile = try Dockerfile(bytes: input, file: "docker/dev/Dockerfile")
      try check(dockerfile, input)
      try checkGraph(dockerfile, input, mutator.pick(DockerfileSeeds.texts))
    } catch let failure as Failure {
      throw failure
    } catch {
      try Explanation.check(error, input)
    }
  }

  private static func check(_ dockerfile: Dockerfile, _ input: [UInt8]) throws(Failure) {
    if dockerfile.stages.isEmpty { throw Failure("a Dockerfile without a stage", input) }
    let lines = 1 + input.count { $0 == UInt8(ascii: "\n") }
    let arguments = ["A": "demo-base:jane", "TARGETARCH": "arm64", "x": "$x"]
    for stage in dockerfile.stages {
      if !(1...lines).contains(stage.line) { throw Failure("a stage in line \(stage.line)", input) }
      if let name = stage.name, dockerfile.stage(named: name)?.name != name {
        throw Failure("no stage \(name)", input)
      }
      _ = dockerfile.base(of: stage, with: arguments, platform: ["TARGETPLATFORM": "linux/amd64"])
      for source in stage.sources { _ = dockerfile.reference(of: source) }
    }
    for dependency in dockerfile.dependencies(with: arguments) where !(1...lines).contains(dependency.line) {
      throw Failure("a dependency in line \(dependency.line)", input)
    }
    if dockerfile.declares(stage: "") { throw Failure("a stage without a name", input) }
  }

  private static func checkGraph(
    _ dockerfile: Dockerfile, _ input: [UInt8], _ other: [UInt8]
  ) throws {
    let project = try Project(
      ProjectFiles(
        root: "/projects/demo", config: .empty, imagesFolder: "docker",
        folders: ["base", "dev", "gpu"].map { ProjectFiles.Folder(name: $0, hasDockerfile: true) }),
      world: World.hostile("ghcr.io/acme", "jane"), environment: nil)
    let images = try project.folderNames.map(project.image)
    try GraphChecker(project, input).check(
      images,
      ["dev": dockerfile, "gpu": dockerfile, "base": try Dockerfile(bytes: other, file: "Dockerfile")])
  }
}
