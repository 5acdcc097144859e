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

  /// How the Dockerfile calls a parent that is known to the builder by another name.
  func links(_ parents: [BuildTarget.Parent]) -> [(written: String, source: String)] {
    parents.filter { $0.reference.familiar != ImageReference.familiar($0.written) }
      .map { (ImageReference.familiar($0.written), "docker-image://\($0.reference)") }
  }

  /// An image of the engine's own can't be pulled, and no registry has what was built just now.
  var mayPull: Bool { pulls && parents.allSatisfy { $0.source == .published } }
}

extension Recipe {
  init(_ target: BuildTarget, flags: [BuildFlag]) {
    self.init(
      name: target.name, image: target.name, reference: target.reference, dockerfile: target.dockerfilePath,
      flags: flags, stage: target.stage, pulls: target.pulls, parents: target.parents,
      attestations: target.attestations.isEmpty ? Attestations.none : target.attestations)
  }

  /// The builder stage of an image. Its cache goes with the image's.
  func builderStage(as reference: ImageReference) -> Recipe {
    Recipe(
      name: image + "-builder", image: image, reference: reference, dockerfile: dockerfile,
      flags: flags.filter { $0.name != "--cache-to" }, stage: BuildTarget.builderStage, pulls: pulls,
      parents: parents)
  }

  private var attestationWords: [String] {
    attestations == Attestations.none ? ["--provenance=false"] : attestations.flatMap { ["--attest", $0] }
  }

  /// The words of `docker buildx build`, which calls BuildKit, or of plain `docker build`.
  func words(buildx: Bool, _ docker: Docker) -> [String] {
    var words = buildx ? ["buildx", "build"] : ["build"]
    words += docker.builderWords
    if buildx { words += ["--load"] + attestationWords }
    if mayPull { words.append("--pull") }
    words += ["-t", reference.description, "-f", dockerfile]
    if buildx { words += links(parents).flatMap { ["--build-context", "\($0.written)=\($0.source)"] } }
    words += flags.flatMap(\.words)
    // Behind them: a --target there is not the builder's.
    if let stage { words += ["--target", stage] }
    return words + ["."]
  }
}
