import CommandLine
import ImageConfig

/// One call of docker's builder: for an image, or for the builder stage beside it.
struct Recipe: Equatable {
  /// Unlike any other's: the image's name, with `-builder` behind it for its builder stage.
  let name: String
  let image: String
  let reference: ImageReference
  let dockerfile: String
  /// All but what the other properties say. Of two for one thing, docker goes by the last.
  let flags: [BuildFlag]
  let stage: String?
  let pulls: Bool
  let parents: [BuildTarget.Parent]
  var attestations = Attestations.none
  /// The names of the Dockerfile's stages.
  var stages: Set<String> = []

  /// An image of the engine's own can't be pulled, what is lent least of all, and no registry has what was built
  /// just now.
  func mayPull(buildx: Bool) -> Bool {
    pulls && parents.allSatisfy { $0.source == .published } && lent(buildx: buildx).isEmpty
  }
}

extension Recipe {
  init(_ target: BuildTarget, flags: [BuildFlag]) {
    self.init(
      name: target.name, image: target.name, reference: target.reference, dockerfile: target.dockerfilePath,
      flags: flags, stage: target.stage, pulls: target.pulls, parents: target.parents,
      attestations: target.attestations.isEmpty ? Attestations.none : target.attestations,
      stages: target.stages)
  }

  /// The builder stage of an image. Its cache goes with the image's, and other tags are the image's.
  func builderStage(as reference: ImageReference) -> Recipe {
    Recipe(
      name: image + "-builder", image: image, reference: reference, dockerfile: dockerfile,
      flags: flags.filter { $0.name != "--cache-to" && !$0.isTag },
      stage: BuildTarget.builderStage, pulls: pulls, parents: parents, stages: stages)
  }

  private var attestationWords: [String] {
    attestations == Attestations.none ? ["--provenance=false"] : attestations.flatMap { ["--attest", $0] }
  }

  /// The words of `docker buildx build`, which calls BuildKit, or of plain `docker build`.
  func words(buildx: Bool, _ engine: EngineChoice) -> [String] {
    var words = buildx ? ["buildx", "build"] : ["build"]
    words += engine.builderWords
    if buildx { words += ["--load"] + attestationWords }
    if mayPull(buildx: buildx) { words.append("--pull") }
    words += ["-t", reference.description, "-f", dockerfile]
    let links = buildx ? links(parents) : []
    words += links.flatMap { ["--build-context", "\($0.written)=\($0.source)"] }
    // A context that leads to a parent leads to this run's.
    let others = flags.filter { flag in !links.contains { flag.isContext(of: $0.written) } }
    words += others.flatMap(\.words)
    // Behind them: a --target there is not the builder's.
    if let stage { words += ["--target", stage] }
    return words + ["."]
  }
}
