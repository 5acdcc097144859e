/// Of [project], [run_image] and [publish]: the project's own keys, whichever image is meant.
extension ConfigKey {
  package static let projectName = ConfigKey(
    .project, "name", "name", standard: "the folder's name", example: "orbyter",
    "the first part of image names")
  package static let images = ConfigKey(
    .project, "images", "folder", standard: "docker", example: ".", "where the image folders are")
  package static let builder = ConfigKey(
    .project, "builder", "name", standard: "docker's current one", example: "cluster",
    "which of docker's builders to use; if it is a docker context, everything goes to its engine, whatever DOCKER_HOST and DOCKER_CONTEXT say"
  )
  package static let versionFile = ConfigKey(
    .project, "version_file", "yes or no", standard: "where it is used", example: "yes",
    "whether a build writes _version.py.bld; default: only if versioneer is configured or a Dockerfile copies the file"
  )
  package static let syntheticImages = ConfigKey(
    .runImage, "synthetic_images", "names", example: "shell, notebook",
    "more ways to run an image: each has a section with name=")
  package static let repository = ConfigKey(
    .publishSection, "repository", "registry/path", example: "ghcr.io/acme",
    "published names start with it; IMAGE_REPOSITORY in the environment wins")
  package static let commonFloat = ConfigKey(
    .publishSection, "float", "words", standard: "latest", example: "major, minor, latest",
    "which tags follow the highest version: major is 5, minor 5.0; none for none")
  package static let commonLatest = ConfigKey(
    .publishSection, "latest", "yes or no", standard: "yes", example: "no", "whether latest is among them")
  package static let branch = ConfigKey(
    .publishSection, "branch", "name", standard: "the remote's HEAD", example: "main",
    "the branch that releases come from")
  package static let remote = ConfigKey(
    .publishSection, "remote", "name", standard: "origin", example: "upstream",
    "the git remote that release tags are pushed to")
  package static let tagPrefix = ConfigKey(
    .publishSection, "tag_prefix", "text", example: "lab-",
    "what git tags of releases begin with, if the repository holds several projects")
  package static let commonSbom = ConfigKey(
    .publishSection, "sbom", "yes, no, or an image", standard: "no", example: "yes",
    "whether a list of its packages is published beside each image, which needs the engine's containerd store; an image names the generator"
  )
  package static let commonProvenance = ConfigKey(
    .publishSection, "provenance", "yes, no, min, max", standard: "no", example: "max",
    "whether a record of how it was built is published beside each image, which needs the engine's containerd store; max has the build arguments too"
  )
  package static let commonSign = ConfigKey(
    .publishSection, "sign", "words", example: "cosign sign --yes",
    "a command that signs what was published; its name and digest are added as the last word")

  static let ofProject: [ConfigKey] = [
    .projectName, .images, .builder, .versionFile, .syntheticImages, .repository, .commonFloat, .commonLatest,
    .branch, .remote, .tagPrefix, .commonSbom, .commonProvenance, .commonSign,
  ]
}
