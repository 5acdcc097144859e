/// How an image is built.
extension ConfigKey {
  package static let name = ConfigKey(
    .build, "name", "name", standard: "the folder's name", example: "dev",
    "the image's name, without the project's")
  package static let tag = ConfigKey(
    .build, "tag", "tag", standard: "{user}", example: "5.0.0", "the image's tag")
  package static let prefix = ConfigKey(
    .build, "prefix", "yes or no", standard: "yes", example: "no",
    "whether the name starts with the project's")
  package static let buildArgs = ConfigKey(
    .build, "build_args", "words", example: "--build-arg PYTHON=3.12",
    "arguments of docker build; a bare NAME=value is a build argument, $ is an ordinary character")
  package static let labels = ConfigKey(
    .build, "labels", "words", example: "team=vision",
    "labels of the image, beside those that every image gets")
  package static let secrets = ConfigKey(
    .build, "secrets", "words", example: "TOKEN npmrc={home}/.npmrc",
    "for RUN --mount=type=secret: a variable by its name, ID=FILE, or docker's own id=...")
  package static let ssh = ConfigKey(
    .build, "ssh", "words", example: "default", "agents or keys for RUN --mount=type=ssh")
  package static let platforms = ConfigKey(
    .build, "platforms", "words", standard: "the builder's", example: "linux/amd64 linux/arm64",
    "what to build for; several are published as one index, and need the engine's containerd store")
  package static let buildNetwork = ConfigKey(
    .build, "build_network", "name", example: "host", "the network of RUN while it is built")
  package static let contexts = ConfigKey(
    .build, "contexts", "words", example: "assets=../assets",
    "additional contexts, for FROM and --from by name")
  package static let cache = ConfigKey(
    .build, "cache", "registry", example: "registry",
    "registry keeps layers beside the published image, one reference for each branch; docker's own builder keeps them inside the published image"
  )
  package static let pull = ConfigKey(
    .build, "pull", "yes or no", standard: "no", example: "yes", "pull newer base images")
  package static let noCache = ConfigKey(
    .build, "no_cache", "yes or no", standard: "no", example: "yes", "run every step again")
  package static let notSecret = ConfigKey(
    .build, "not_secret", "names", example: "KEY_SIZE",
    "build arguments that sound like secrets but are not; others are refused")
  package static let target = ConfigKey(
    .build, "target", "stage", example: "production", "the stage to build")
  package static let pullFromOnForce = ConfigKey(
    .build, "pull_FROM_on_force", "yes or no", standard: "no", example: "yes",
    "with -f, pull newer base images")
  package static let preBuildScript = ConfigKey(
    .build, "pre_build_script", "shell line", example: "make wheel && ls dist",
    "runs in the project's root before the build, after the image's parents are built")
  package static let preBuildInputs = ConfigKey(
    .build, "pre_build_inputs", "words", example: "docker/base/root.sh",
    "the files and folders that the script reads")
  package static let preBuildOutputs = ConfigKey(
    .build, "pre_build_outputs", "words", example: "docker/base/root.tar",
    "files the script creates; the script is skipped while they are newer than its inputs (-f and -p run it anyway)"
  )
  package static let caBundle = ConfigKey(
    .build, "ca_bundle", "system or a file", example: "system",
    "certificates for RUN --mount=type=secret,id=ca, as behind a company's proxy")
  package static let pipConf = ConfigKey(
    .build, "pip_conf", "system or a file", example: "{home}/.config/pip/pip.conf",
    "pip's settings for RUN --mount=type=secret,id=pip_conf")
  package static let postBuildScript = ConfigKey(
    .build, "post_build_script", "shell line", example: "docker/dev/check.sh",
    "runs after a successful build, before any image on top of it is built")

  static let ofBuild: [ConfigKey] = [
    .name, .tag, .prefix, .buildArgs, .labels, .secrets, .ssh, .platforms, .buildNetwork, .contexts, .cache,
    .pull, .noCache, .notSecret, .target, .pullFromOnForce, .preBuildScript, .preBuildInputs,
    .preBuildOutputs, .caBundle, .pipConf, .postBuildScript,
  ]
}
