import CommandLine
import ImageConfig

/// The words it is asked by.
extension BuildRequest {
  static let force = Option("force-build-base", "f", "build the base as well, first")
  static let name = Option("image-name", "i", value: "NAME", "this name instead of the default one")
  static let graph = Option(
    "graph", nil, value: "FORMAT", offer: .words(GraphFormat.allCases.map(\.rawValue)),
    "print which image is built on which, as \(GraphFormat.names); build nothing")
  static let only = Option("only", nil, "build on the parents as they are, instead of building them first")
  static let parents = Option(
    "parents", nil, value: "published[:TAG]", "build on the published parents, at their VERSION or at TAG")
  static let builder = Option(
    "builder", nil, value: "NAME", "build with this one of docker's builders, or in this docker context")
  static let keepGoing = Option("keep-going", "k", "skip only what is built on an image that failed")
  static let logFolder = Option("log-dir", nil, value: "FOLDER", "write one log of each image there")
  static let attest = Option(
    "attest", nil, "with what sbom= and provenance= ask for, as publish-image builds what it publishes")
  static let printDefinition = Option(
    "print", nil, "print the definition for docker buildx bake, build nothing")
  static let labels = Option(
    "labels", nil, "print the labels that the images would get, as JSON, build nothing")
  static let pull = Option("pull-base", "p", aliases: ["pull"], "pull newer versions of the images in FROM")
  static let rebuild = Option("rebuild", nil, "build what is up to date, too")
  static let why = Option("why", nil, "print for each image why it would be built; build nothing")
  static let versionFile = Option(
    "version-file", nil, "write \(VersionFile.name), the version by git's tags, and build nothing")
  static let docker = Option(
    "docker", nil, "print how the project's engine is reached, as docker --context NAME; build nothing")
  static let folder = Option(
    "folder", nil, value: "IMAGE", offer: .images, "print the folder of this image; build nothing")
  static let target = Option("target", nil, value: "STAGE", "build this stage, as NAME-STAGE; no image")

  package static let program = Program(
    name: "build-image",
    summary: "builds the images of a project, parents first.",
    usage: [
      "[options] IMAGE...", "[options] all", "[options] clean [IMAGE...]", "--graph FORMAT [IMAGE...]",
      "--version-file", "--docker", "--folder IMAGE",
    ],
    operands: [
      .init(
        "IMAGE", offer: .images,
        "a sub-folder of docker/ with a Dockerfile, or a synthetic image with a tag of its own"),
      .init("all", offer: .words(["all", "clean"]), "every image of the project"),
      .init("'GLOB'", "every image whose folder matches, as 'orbyter-*'"),
      .init("IMAGE+children", "the image, and all that are built on it"),
      .init("clean", "remove the images, and their builder stages, from the engine"),
    ],
    operandCount: 0...Int.max,
    options: [
      force, graph, name, .imageTag, pull, only, parents, builder, keepGoing, logFolder, printDefinition,
      rebuild, why, labels, versionFile, target, attest, docker, folder,
    ],
    examples: [
      .init(
        "build-image dev", "builds docker/dev as <project>-dev:<user>, and first the images it is built on"),
      .init("build-image -f dev", "builds docker/base, then docker/dev"),
      .init("build-image all", "builds everything, parents before children"),
      .init("build-image base+children", "builds base, and everything that is built on it"),
      .init("build-image --graph svg all", "draws which image is built on which"),
      .init("build-image --graph matrix", "prints the levels, for fromJSON in a GitHub workflow"),
      .init("build-image -t 5.0.0 --dry-run dev", "prints the commands that would build dev:5.0.0"),
      .init("build-image --why all", "tells for each image whether it is up to date, and why not"),
      .init("build-image clean", "removes what was built"),
    ],
    configKeys: [
      .buildArgs, .notSecret, .target, .labels, .secrets, .ssh, .platforms, .buildNetwork, .contexts, .cache,
      .pull, .noCache, .caBundle, .pipConf, .preBuildInputs, .preBuildOutputs, .pullFromOnForce,
      .preBuildScript, .postBuildScript, .name, .tag, .prefix, .sbom, .provenance, .projectName, .images,
      .builder, .versionFile,
    ],
    variables: [
      .init("ENVIRONMENT", "as --environment"),
      .init(
        PassingTrouble.timeoutVariable, "how many seconds a registry may take to answer about a parent: 60"),
      .init("DOCKER_HOST", "docker's own: which engine builds"),
    ])
}
