extension ConfigKey {
  package static let all: [ConfigKey] = [
    .init(
      .project, "name", "name", standard: "the folder's name", example: "orbyter",
      "the first part of image names"),
    .init(.project, "images", "folder", standard: "docker", example: ".", "where the image folders are"),
    .init(
      .project, "builder", "name", standard: "docker's current one", example: "cluster",
      "which of docker's builders to use; if it is a docker context, everything goes to its engine, whatever DOCKER_HOST and DOCKER_CONTEXT say"
    ),
    .init(
      .project, "version_file", "yes or no", standard: "where it is used", example: "yes",
      "whether a build writes _version.py.bld; default: only if versioneer is configured or a Dockerfile copies the file"
    ),
    .init(
      .runImage, "synthetic_images", "names", example: "shell, notebook",
      "more ways to run an image: each has a section with name="),
    .init(
      .publishSection, "repository", "registry/path", example: "ghcr.io/acme",
      "published names start with it; IMAGE_REPOSITORY in the environment wins"),
    .init(
      .publishSection, "float", "words", standard: "latest", example: "major, minor, latest",
      "which tags follow the highest version: major is 5, minor 5.0; none for none"),
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
      "whether a list of its packages is published beside each image, which needs the engine's containerd store; an image names the generator"
    ),
    .init(
      .publishSection, "provenance", "yes, no, min, max", standard: "no", example: "max",
      "whether a record of how it was built is published beside each image, which needs the engine's containerd store; max has the build arguments too"
    ),
    .init(
      .publishSection, "sign", "words", example: "cosign sign --yes",
      "a command that signs what was published; its name and digest are added as the last word"),

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
      .build, "contexts", "words", example: "assets=../assets",
      "additional contexts, for FROM and --from by name"),
    .init(
      .build, "cache", "registry", example: "registry",
      "registry keeps layers beside the published image, one reference for each branch; docker's own builder keeps them inside the published image"
    ),
    .init(.build, "pull", "yes or no", standard: "no", example: "yes", "pull newer base images"),
    .init(.build, "no_cache", "yes or no", standard: "no", example: "yes", "run every step again"),
    .init(
      .build, "not_secret", "names", example: "KEY_SIZE",
      "build arguments that sound like secrets but are not; others are refused"),
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
      "files the script creates; the script is skipped while they are newer than its inputs (-f and -p run it anyway)"
    ),
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
      "variables for the container; a value from a $VARIABLE is passed on by name"),
    .init(
      .run, "env", "section", example: "dev-variables",
      "a section whose keys are variables for the container; each value is one word, in quotes if it has blanks"
    ),
    .init(
      .run, "interactive", "-i, -t, -it, yes, no", standard: "by terminal", example: "no",
      "whether the program gets standard input and a terminal; in the background, a shell does"),
    .init(
      .run, "user", "host, image, or a user", standard: "image", example: "host",
      "who the container runs as; host is the caller, with their groups, so that files in mounts are theirs"),
    .init(
      .run, "gpu", "required, optional, none, or words", example: "optional",
      "GPUs without -g: required, or optional, which starts without on a machine that has none; or docker's own flags"
    ),
    .init(
      .run, "gpu_mode", "runtime, cdi, or gpus", standard: "what the engine has", example: "cdi",
      "how GPUs are asked for: --runtime=nvidia, --device nvidia.com/gpu=, or --gpus"),
    .init(
      .run, "hardware", "inf1, inf2, trn1, trn2", example: "inf1",
      "AWS accelerators: every /dev/neuron* of the machine"),
    .init(
      .run, "direct", "yes or no", standard: "yes", example: "no",
      "no marks a base image: run-image refuses it and lists the images built on it"),
    .init(.run, "network", "name", example: "host", "the container's network"),
    .init(
      .run, "volumes", "words", example: "-v {project_root}:/home/dev",
      "mounts, with -v or --mount; a bare a:b gets its -v"),
    .init(
      .run, "ports", "words", example: "8888",
      "published ports: a bare 8888 or 8888:80 on 127.0.0.1 only, with -p as docker does it; auto 8888 takes the next free one"
    ),
    .init(
      .run, "init", "yes or no", standard: "yes", example: "no",
      "run docker's init as PID 1: it forwards signals and reaps zombies"),
    .init(
      .run, "shm_size", "size, or no", standard: "a quarter of memory", example: "8g",
      "/dev/shm, through which data loaders share; docker's own is 64 MB"),
    .init(
      .run, "ulimits", "words, or no", standard: "memlock and stack, with a GPU", example: "nofile=65536",
      "limits of the processes, instead of the two that GPU libraries need; memlock only where the caller may raise it"
    ),
    .init(
      .run, "timezone", "zone, or no", standard: "the caller's", example: "Europe/Berlin",
      "TZ in the container"),
    .init(
      .run, "aws", "yes or no", standard: "yes", example: "no",
      "whether the AWS credentials that are set are passed on, by name"),
    .init(.run, "cpus", "number", example: "2.5", "how many processors the container may use"),
    .init(.run, "memory", "size", example: "16g", "how much memory the container may use"),
    .init(.run, "workdir", "folder", example: "/home/dev", "the working directory in the container"),
    .init(.run, "hostname", "name", example: "{project-name}", "what the container calls its machine"),
    .init(
      .run, "restart", "policy", example: "unless-stopped",
      "when the engine restarts it, with -k: no, on-failure[:n], always, unless-stopped"),
    .init(
      .run, "env_file", "files", example: "lab.env", "files of NAME=value lines; the other variables win"),
    .init(.run, "devices", "words", example: "/dev/fuse", "devices of the machine, each with its --device"),
    .init(
      .run, "ssh_agent", "yes or no", standard: "no", example: "yes",
      "the caller's ssh agent answers in the container; no key is copied"),
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
      "whether a list of its packages is published beside it"),
    .init(
      .publish, "provenance", "yes, no, min, max", standard: "as under [publish]", example: "max",
      "whether a record of how it was built is published beside it"),
    .init(
      .publish, "sign", "words", standard: "as under [publish]", example: "cosign sign --yes",
      "the command that signs it, with its name and digest as the last word; empty for none"),
    .init(
      .publish, "publication_tag", "reference",
      example: "{account}.dkr.ecr.{region}.amazonaws.com/{image}:{tag}",
      "the published name; {image} and {tag} are put in, and with image_repo = aws {account} and {region}"),
  ]
}
