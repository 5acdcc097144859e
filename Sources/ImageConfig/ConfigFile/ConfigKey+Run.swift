/// How an image's container is run.
extension ConfigKey {
  package static let environment = ConfigKey(
    .run, "environment", "words", example: "-e MODE=lab TOKEN=$TOKEN",
    "variables for the container; a value from a $VARIABLE is passed on by name")
  package static let env = ConfigKey(
    .run, "env", "section", example: "dev-variables",
    "a section whose keys are variables for the container; each value is one word, in quotes if it has blanks"
  )
  package static let interactive = ConfigKey(
    .run, "interactive", "-i, -t, -it, yes, no", standard: "by terminal", example: "no",
    "whether the program gets standard input and a terminal; in the background, a shell does")
  package static let user = ConfigKey(
    .run, "user", "host, image, or a user", standard: "image", example: "host",
    "who the container runs as; host is the caller, with their groups, so that files in mounts are theirs")
  package static let gpu = ConfigKey(
    .run, "gpu", "required, optional, none, or words", example: "optional",
    "GPUs without -g: required, or optional, which starts without on a machine that has none; or docker's own flags"
  )
  package static let gpuMode = ConfigKey(
    .run, "gpu_mode", "runtime, cdi, or gpus", standard: "what the engine has", example: "cdi",
    "how GPUs are asked for: --runtime=nvidia, --device nvidia.com/gpu=, or --gpus")
  package static let hardware = ConfigKey(
    .run, "hardware", "inf1, inf2, trn1, trn2", example: "inf1",
    "AWS accelerators: every /dev/neuron* of the machine")
  package static let direct = ConfigKey(
    .run, "direct", "yes or no", standard: "yes", example: "no",
    "no marks a base image: run-image refuses it and lists the images built on it")
  package static let network = ConfigKey(.run, "network", "name", example: "host", "the container's network")
  package static let volumes = ConfigKey(
    .run, "volumes", "words", example: "-v {project_root}:/home/dev",
    "mounts, with -v or --mount; a bare a:b gets its -v")
  package static let ports = ConfigKey(
    .run, "ports", "words", example: "8888",
    "published ports: a bare 8888 or 8888:80 on 127.0.0.1 only, with -p as docker does it; auto 8888 takes the next free one"
  )
  package static let initProcess = ConfigKey(
    .run, "init", "yes or no", standard: "yes", example: "no",
    "run docker's init as PID 1: it forwards signals and reaps zombies")
  package static let shmSize = ConfigKey(
    .run, "shm_size", "size, or no", standard: "a quarter of memory", example: "8g",
    "/dev/shm, through which data loaders share; docker's own is 64 MB")
  package static let ulimits = ConfigKey(
    .run, "ulimits", "words, or no", standard: "memlock and stack, with a GPU", example: "nofile=65536",
    "limits of the processes, instead of the two that GPU libraries need; memlock only where the caller may raise it"
  )
  package static let timezone = ConfigKey(
    .run, "timezone", "zone, or no", standard: "the caller's", example: "Europe/Berlin",
    "TZ in the container")
  package static let aws = ConfigKey(
    .run, "aws", "yes or no", standard: "yes", example: "no",
    "whether the AWS credentials that are set are passed on, by name")
  package static let cpus = ConfigKey(
    .run, "cpus", "number", example: "2.5", "how many processors the container may use")
  package static let memory = ConfigKey(
    .run, "memory", "size", example: "16g", "how much memory the container may use")
  package static let workdir = ConfigKey(
    .run, "workdir", "folder", example: "/home/dev", "the working directory in the container")
  package static let hostname = ConfigKey(
    .run, "hostname", "name", example: "{project-name}", "what the container calls its machine")
  package static let restart = ConfigKey(
    .run, "restart", "policy", example: "unless-stopped",
    "when the engine restarts it, with -k: no, on-failure[:n], always, unless-stopped")
  package static let envFile = ConfigKey(
    .run, "env_file", "files", example: "lab.env", "files of NAME=value lines; the other variables win")
  package static let devices = ConfigKey(
    .run, "devices", "words", example: "/dev/fuse", "devices of the machine, each with its --device")
  package static let sshAgent = ConfigKey(
    .run, "ssh_agent", "yes or no", standard: "no", example: "yes",
    "the caller's ssh agent answers in the container; no key is copied")
  package static let gitConfig = ConfigKey(
    .run, "git_config", "yes or no", standard: "no", example: "yes",
    "the caller's git configuration, read-only, as the container's /etc/gitconfig")
  package static let args = ConfigKey(
    .run, "args", "words", example: "--cap-add SYS_PTRACE", "any other flags of docker run")
  package static let cmd = ConfigKey(
    .run, "cmd", "words or a JSON array", example: "jupyter lab --ip 0.0.0.0", "what runs in the container")

  static let ofRun: [ConfigKey] = [
    .environment, .env, .interactive, .user, .gpu, .gpuMode, .hardware, .direct, .network, .volumes, .ports,
    .initProcess, .shmSize, .ulimits, .timezone, .aws, .cpus, .memory, .workdir, .hostname, .restart,
    .envFile, .devices, .sshAgent, .gitConfig, .args, .cmd,
  ]
}
