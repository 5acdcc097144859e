extension ConfigKey {
  package static let all: [ConfigKey] = [
    .init(
      .project, "name", "name", standard: "the folder's name", example: "orbyter",
      "the first part of image names"),
    .init(.project, "images", "folder", standard: "docker", example: ".", "where the image folders are"),
    .init(
      .project, "builder", "name", standard: "docker's current one", example: "cluster",
      "which of docker's builders builds; if it is a docker context, everything goes to its engine, whatever DOCKER_HOST and DOCKER_CONTEXT say"
    ),
    .init(
      .project, "version_file", "yes or no", standard: "where it is used", example: "yes",
      "whether a build writes _version.py.bld; by itself, where versioneer is configured or a Dockerfile copies it"
    ),
    .init(
      .runImage, "synthetic_images", "names", example: "shell, notebook",
      "more ways to run an image: each has a section with name="),
    .init(
      .publishSection, "repository", "registry/path", example: "ghcr.io/acme",
      "published names start with it; IMAGE_REPOSITORY in the environment wins"),
    .init(
      .publishSection, "float", "words", standard: "latest", example: "major, minor, latest",
      "which tags follow the highest version: 5, 5.0 and latest; none for none"),
    .init(
      .publishSection, "latest", "yes or no", standard: "yes", example: "no", "whether latest is among them"),
    .init(
      .publishSection, "branch", "name", standard: "the remote's HEAD", example: "main",
      "the branch that releases come from"),
    .init(
      .publishSection, "remote", "name", standard: "origin", example: "upstream",
      "the git remote that release tags are pushed to"),
    .init(
      .publishSection, "tag_prefix", "text", example: "lab-",
      "what git tags of releases begin with, if the repository holds several projects"),
    .init(
      .publishSection, "sbom", "yes, no, or an image", standard: "no", example: "yes",
      "whether what is published has its list of packages beside it; an image is the generator of that"),
    .init(
      .publishSection, "provenance", "yes, no, min, max", standard: "no", example: "max",
      "whether what is published has beside it how it was built; max with the build arguments"),
    .init(
      .publishSection, "sign", "words", example: "cosign sign --yes",
      "a command that is run with the name and digest of what was published as its last word"),

    .init(
      .build, "name", "name", standard: "the folder's name", example: "dev",
      "the image's name, without the project's"),
    .init(.build, "tag", "tag", standard: "{user}", example: "5.0.0", "the image's tag"),
    .init(
      .build, "prefix", "yes or no", standard: "yes", example: "no",
      "whether the name starts with the project's"),
    .init(
      .build, "build_args", "words", example: "--build-arg PYTHON=3.12",
      "arguments of docker build; a bare NAME=value is a build argument, $ is an ordinary character"),
    .init(
      .build, "labels", "words", example: "team=vision",
      "labels of the image, beside those that every image gets"),
    .init(
      .build, "secrets", "words", example: "TOKEN npmrc={home}/.npmrc",
      "for RUN --mount=type=secret: a variable by its name, ID=FILE, or docker's own id=..."),
    .init(.build, "ssh", "words", example: "default", "agents or keys for RUN --mount=type=ssh"),
    .init(
      .build, "platforms", "words", standard: "the builder's", example: "linux/amd64 linux/arm64",
      "what to build for; several are published as one index, and need the engine's containerd store"),
    .init(.build, "build_network", "name", example: "host", "the network of RUN while it is built"),
    .init(
      .build, "contexts", "words", example: "assets=../assets", "more contexts, for FROM and --from by name"),
    .init(
      .build, "cache", "registry", example: "registry",
      "where layers are kept: beside the published image, one reference for each branch"),
    .init(.build, "pull", "yes or no", standard: "no", example: "yes", "pull newer base images"),
    .init(.build, "no_cache", "yes or no", standard: "no", example: "yes", "run every step again"),
    .init(
      .build, "not_secret", "names", example: "KEY_SIZE",
      "build arguments that sound like secrets and are none; others are refused"),
    .init(.build, "target", "stage", example: "production", "the stage to build"),
    .init(
      .build, "pull_FROM_on_force", "yes or no", standard: "no", example: "yes",
      "with -f, pull newer base images"),
    .init(
      .build, "pre_build_script", "shell line", example: "make wheel && ls dist",
      "runs in the project's root before the build, after the image's parents are built"),
    .init(
      .build, "pre_build_inputs", "words", example: "docker/base/root.sh",
      "the files and folders that the script reads"),
    .init(
      .build, "pre_build_outputs", "words", example: "docker/base/root.tar",
      "what it makes; while that is newer than the inputs it does not run, except with -f or -p"),
    .init(
      .build, "ca_bundle", "system or a file", example: "system",
      "certificates for RUN --mount=type=secret,id=ca, as behind a company's proxy"),
    .init(
      .build, "pip_conf", "system or a file", example: "{home}/.config/pip/pip.conf",
      "pip's settings for RUN --mount=type=secret,id=pip_conf"),
    .init(
      .build, "post_build_script", "shell line", example: "docker/dev/check.sh",
      "runs after a successful build, before any image on top of it is built"),

    .init(
      .run, "environment", "words", example: "-e MODE=lab TOKEN=$TOKEN",
      "variables for the container; a value from a $VARIABLE is handed on by name"),
    .init(
      .run, "env", "section", example: "dev-variables", "a section whose keys are variables for the container"
    ),
    .init(
      .run, "interactive", "-i, -t, -it, yes, no", standard: "by terminal", example: "no",
      "standard input and a terminal for the program; in the background, a shell gets them"),
    .init(
      .run, "user", "host, image, or a user", standard: "image", example: "host",
      "who the container runs as; host: whoever asks, with their groups, so that files in mounts are theirs"),
    .init(
      .run, "gpu", "required, optional, none, or words", example: "optional",
      "GPUs without -g: required, or optional where a machine has none; or docker's own flags for them"),
    .init(
      .run, "gpu_mode", "runtime, cdi, or gpus", standard: "what the engine has", example: "cdi",
      "how GPUs are asked for: --runtime=nvidia, --device nvidia.com/gpu=, or --gpus"),
    .init(
      .run, "hardware", "inf1, inf2, trn1, trn2", example: "inf1",
      "AWS accelerators: every /dev/neuron* of the machine"),
    .init(
      .run, "direct", "yes or no", standard: "yes", example: "no",
      "no for an image that others stand on: run-image then names those"),
    .init(.run, "network", "name", example: "host", "the container's network"),
    .init(
      .run, "volumes", "words", example: "-v {project_root}:/home/dev",
      "mounts, with -v or --mount; a bare a:b gets its -v"),
    .init(
      .run, "ports", "words", example: "8888",
      "published ports: a bare 8888 or 8888:80 on 127.0.0.1 alone, with -p as docker has it; auto 8888 takes the next that is free"
    ),
    .init(
      .run, "init", "yes or no", standard: "yes", example: "no",
      "a first process that hands signals on and buries the dead"),
    .init(
      .run, "shm_size", "size, or no", standard: "a quarter of memory", example: "8g",
      "/dev/shm, through which data loaders share; docker's own is 64 MB"),
    .init(
      .run, "ulimits", "words, or no", standard: "memlock and stack, with a GPU", example: "nofile=65536",
      "limits of the processes, instead of the two that GPU libraries need"),
    .init(
      .run, "timezone", "zone, or no", standard: "the caller's", example: "Europe/Berlin",
      "TZ in the container"),
    .init(
      .run, "aws", "yes or no", standard: "yes", example: "no",
      "whether the AWS credentials that are set are handed on, by name"),
    .init(.run, "cpus", "number", example: "2.5", "how many processors the container may use"),
    .init(.run, "memory", "size", example: "16g", "how much memory the container may use"),
    .init(.run, "workdir", "folder", example: "/home/dev", "the working directory in the container"),
    .init(.run, "hostname", "name", example: "{project-name}", "what the container calls its machine"),
    .init(
      .run, "restart", "policy", example: "unless-stopped",
      "when the engine starts it again, with -k: no, on-failure[:n], always, unless-stopped"),
    .init(
      .run, "env_file", "files", example: "lab.env", "files of NAME=value lines; the other variables win"),
    .init(.run, "devices", "words", example: "/dev/fuse", "devices of the machine, each with its --device"),
    .init(
      .run, "ssh_agent", "yes or no", standard: "no", example: "yes",
      "the caller's ssh agent answers in the container; no key goes there"),
    .init(
      .run, "git_config", "yes or no", standard: "no", example: "yes",
      "the caller's git configuration, read-only, as the container's /etc/gitconfig"),
    .init(.run, "args", "words", example: "--cap-add SYS_PTRACE", "any other flags of docker run"),
    .init(
      .run, "cmd", "words or a JSON array", example: "jupyter lab --ip 0.0.0.0", "what runs in the container"),

    .init(
      .publish, "image_repo", "docker_hub or aws", standard: "by the name", example: "aws",
      "where the image goes; aws logs in to ECR and creates the repository"),
    .init(
      .publish, "float", "words", standard: "as under [publish]", example: "minor, latest",
      "which tags follow the highest version"),
    .init(
      .publish, "latest", "yes or no", standard: "as under [publish]", example: "no",
      "whether latest is among them"),
    .init(
      .publish, "release", "yes or no", standard: "yes", example: "no",
      "whether the image is released and published; with a publication_tag it is pushed anyway"),
    .init(
      .publish, "sbom", "yes, no, or an image", standard: "as under [publish]", example: "yes",
      "whether its list of packages is published beside it"),
    .init(
      .publish, "provenance", "yes, no, min, max", standard: "as under [publish]", example: "max",
      "whether how it was built is published beside it"),
    .init(
      .publish, "sign", "words", standard: "as under [publish]", example: "cosign sign --yes",
      "the command that signs it, with its name and digest as the last word; empty for none"),
    .init(
      .publish, "publication_tag", "reference",
      example: "{account}.dkr.ecr.{region}.amazonaws.com/{image}:{tag}",
      "the published name; {image}, {tag}, {account} and {region} are put in"),
  ]
}
