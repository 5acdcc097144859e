import CommandLine
import ImageConfig

extension RunProblem: Explained {
  package var exitCode: Int32 {
    switch self {
    case .notDirect, .portTwice, .nothingExposed, .ambiguousGPU: 2
    case .notStarted(let code, _): code
    case .diedAtOnce(_, let code, _, _): code == 0 ? 1 : code
    default: 1
    }
  }

  package var explanation: String {
    switch self {
    case .gpu(.noHardware, let section):
      "\(GPUProblem.noHardware.explanation), or write gpu = optional under [\(plain(section))] in run.cfg to do without"
    case .gpu(let problem, _): problem.explanation
    case .unknownGPU(let name, let known):
      "there is no GPU \(named(name)) here; there are: \(VisibleText.list(known))"
    case .ambiguousGPU(let name, let fitting):
      "--gpu: \(named(name)) fits \(fitting.count) GPUs: \(fitting.map { plain($0) }.joined(separator: ", ")); write more of it, or the index"
    case .noLeastGPU(let reason):
      "which GPU is used least is not known: \(plain(reason)); name one: --gpu 0"
    case .noAccelerator(let name):
      "hardware=\(plain(name)): this machine has no /dev/neuron0; start it on such a machine, or put hardware= into an overlay [IMAGE@NAME]"
    case .notDirect(let image, let instead):
      instead.isEmpty
        ? "\(plain(image)) is there to build on, not to run (direct=no in run.cfg)"
        : "\(plain(image)) is there to build on, not to run; run one of: \(VisibleText.list(instead))"
    case .portTaken(let port, let holder):
      "port \(port) is taken\(holder.map { " by \(plain($0))" } ?? ""); stop that, use another, or let one be picked: ports = auto …"
    case .notebookPortTaken(let port, let holder):
      "port \(port) of this machine is taken\(holder.map { " by \(plain($0))" } ?? ""); take another one: make notebook NOTEBOOK_PORT=\(port + 1)"
    case .jupyterSilent(let reason):
      "there is no answer from Jupyter\(reason.isEmpty ? "" : " (\(complaint(reason)))"); what it printed last is above"
    case .noPortOfJupyter(let section):
      "no port leads to Jupyter; write into [\(plain(section))] of run.cfg: ports = 127.0.0.1:$NOTEBOOK_PORT:8888"
    case .portTwice(let port):
      "ports = names port \(port) twice; remove one, or let another be picked: ports = auto …"
    case .nothingExposed(let image):
      "ports = auto: \(plain(image)) exposes no port; say which one: ports = auto 8888"
    case .noFreePort(let port): "no port from \(port) to \(min(port + 100, 65535)) is free"
    case .nothingRuns(let image, nil, let again):
      "no container of \(plain(image)) runs here; start one: run-image -k \(plain(again))"
    case .nothingRuns(let image, let stopped?, let again):
      "no container of \(plain(image)) runs here, but \(plain(stopped)) is kept; start it again: run-image --restart \(plain(again))"
    case .runsElsewhere(let image, let container, let command):
      "no container of \(plain(image)) was started in this environment; \(plain(container)) belongs to another: \(line(command))"
    case .tagNotHere(let reference, let build, let pull):
      "\(plain(reference)) is not here, and -t builds nothing; build it from this checkout: \(line(build))"
        + (pull.map { ", or pull what is published: \(line($0))" } ?? "")
    case .notStarted(_, let old):
      "docker did not start the container, and says why above; nothing is left of it"
        + (old.map { ", and \(plain($0)) goes on" } ?? "")
    case .diedAtOnce(let name, _, let again, isRestarted: true):
      "\(plain(name)) ends at once, and docker starts it again and again; what it printed last is above, run-image --stop \(plain(again)) stops it"
    case .diedAtOnce(let name, let code, let again, isRestarted: false):
      "\(plain(name)) ended at once with exit code \(code); what it printed last is above, run-image --logs \(plain(again)) shows all of it, docker rm \(plain(name)) removes it"
    }
  }
}

extension GPUProblem {
  /// The cause, then its cure.
  package var explanation: String { "\(cause); \(cure)" }

  package var cause: String {
    switch self {
    case .noHardware: "this machine shows no NVIDIA GPU"
    case .noDriver: "there is an NVIDIA GPU, but its driver is not loaded"
    case .mismatch(let module, let library):
      "the NVIDIA driver was updated while it was in use (kernel \(plain(module)), libraries \(plain(library)))"
    case .tooOld(let driver, let cuda, let wanted):
      "the image wants \(plain(wanted)), and driver \(plain(driver)) here provides CUDA \(plain(cuda))"
    case .desktop: "Docker Desktop's machine has no GPUs"
    case .snap: "docker from a snap can't reach the GPUs"
    case .noRuntime: "docker has no nvidia runtime and no NVIDIA devices"
    case .noRuntimeElsewhere(let engine):
      "the engine at \(plain(engine)) has no nvidia runtime and no NVIDIA devices"
    case .noSpecification: "docker knows no NVIDIA devices (CDI)"
    case .staleSpecification(let path, let made, let driver):
      "\(plain(path)) was made for driver \(plain(made)), and \(plain(driver)) is loaded"
    }
  }

  package var cure: String {
    switch self {
    case .noHardware: "run it on a machine with one"
    case .noDriver: "install it, or load it: sudo modprobe nvidia"
    case .mismatch: "restart the machine"
    case .tooOld:
      "update the driver, or take an image for that CUDA; -e NVIDIA_DISABLE_REQUIRE=1 tries it as it is"
    case .desktop:
      "use an engine on a Linux machine: docker context use default where Desktop is on one, else DOCKER_HOST=ssh://HOST"
    case .snap: "sudo snap remove docker, then install docker-ce and nvidia-container-toolkit"
    case .noRuntime(isRootless: false):
      "install nvidia-container-toolkit, then: sudo nvidia-ctk runtime configure --runtime=docker && sudo systemctl restart docker"
    case .noRuntime(isRootless: true):
      "install nvidia-container-toolkit, then: nvidia-ctk runtime configure --runtime=docker --config=$HOME/.config/docker/daemon.json && systemctl --user restart docker && sudo nvidia-ctk config --set nvidia-container-cli.no-cgroups --in-place"
    case .noRuntimeElsewhere:
      "on the engine's machine, install nvidia-container-toolkit, then run: sudo nvidia-ctk runtime configure --runtime=docker && sudo systemctl restart docker"
    case .noSpecification:
      "make their specification, with nvidia-container-toolkit and docker 25 or newer: sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml"
    case .staleSpecification(let path, _, _):
      "make it again: sudo nvidia-ctk cdi generate --output=\(plain(path))"
    }
  }
}

extension RunNotice {
  private static func text(_ differences: [Difference]) -> String {
    differences.map { difference in
      switch difference {
      case .olderImage(let reference): "from an older \(plain(reference))"
      case .otherImage(let reference, let wanted): "from \(plain(reference)) and not \(plain(wanted))"
      case .config: "with an older run.cfg"
      case .lacks(let options): "without \(VisibleText.list(options))"
      case .otherValue(let options): "with another \(VisibleText.list(options))"
      }
    }.joined(separator: ", ")
  }

  package var text: String {
    switch self {
    case .withoutGPU(let problem): "starting without a GPU: \(problem.cause)"
    case .unlikelyGPU(let problem): problem.explanation
    case .wouldStop(let problem): "a run would stop here: \(problem.explanation)"
    case .leastGPU(let index, let uses):
      "GPU \(plain(index)) is used least: "
        + uses.map { use in
          "\(plain(use.index)) has \(use.used) of \(use.total) MiB in use"
            + (use.users.isEmpty ? "" : " by \(VisibleText.list(use.users))")
        }.joined(separator: ", ")
    case .address(let address): "it will answer at \(plain(address))"
    case .portsOverThere(let ports, let way):
      "\(ports.count == 1 ? "port" : "ports") \(VisibleText.list(ports)) will answer only on the engine's machine; "
        + (way.map { "from here: \(line($0)); " } ?? "") + "-p in front of a port opens it to all networks"
    case .runsAlready(let name, let image, let status):
      "\(plain(name)) is already running (\(plain(status))); run-image --attach \(plain(image)) joins it, --exec opens a shell in it, --restart starts it again"
    case .runsOutdated(let name, let status, let differences, let cure):
      "\(plain(name)) is already running (\(plain(status))), \(RunNotice.text(differences)); \(line(cure))"
    case .madeAnew(let name, let differences):
      "\(plain(name)) was started \(RunNotice.text(differences)), so a new one takes its place; docker rm \(plain(name)) removes the old one"
    case .restartedAsItWas(let name, let differences, let cure):
      "\(plain(name)) starts as it was, \(RunNotice.text(differences)); \(line(cure))"
    case .builtElsewhere(let reference, let commit, let cure):
      "\(plain(reference)) was built from \(plain(commit)), which is not in this checkout's history: another clone or branch built it; from here: \(line(cure))"
    case .runsToo(let name, let status): "\(plain(name)) is running too (\(plain(status)))"
    case .keptBefore(let name):
      "\(plain(name)) is kept from before; docker start \(plain(name)) starts that one, docker rm \(plain(name)) removes it"
    case .endedAtOnce(let name, let again):
      "\(plain(name)) has ended already, with exit code 0; what it printed last is above, and run-image --logs \(plain(again)) shows all of it"
    case .nothingToStop(let image, let elsewhere):
      "no container of \(plain(image)) runs here, so there is nothing to stop"
        + (elsewhere.map { "; one of another environment does: \(line($0))" } ?? "")
    case .parentsUnused(let reference, let cure):
      cure.map {
        "\(plain(reference)) is there and not built, so --parents (make's BASE_IMAGE_TAG) has no effect; to build it on them: \(line($0))"
      }
        ?? "\(plain(reference)) is not built here, so --parents (make's BASE_IMAGE_TAG) has no effect"
    case .others(let image, let meant, let count):
      "\(count) containers of \(plain(image)) run; this is the newest, \(plain(meant))"
    case .mountElsewhere(let path, let engine):
      "\(plain(path)) is a path of the machine at \(plain(engine)), where the engine is, not of this one"
    case .variables(let names):
      "set \(VisibleText.list(names)) before pasting this line"
    case .detach(hasTerminal: true): "Ctrl-P Ctrl-Q leaves it running"
    case .detach(hasTerminal: false): "Ctrl-C, typed three times, leaves it running"
    case .detached(let image, let origin):
      "\(origin.text): -d starts it in the background, as -k does; run-image --logs \(plain(image)), --attach and --stop reach it"
    case .noShellLine(let word, let instead, let origin):
      "\(origin.isCommandLine ? "-c" : origin.text): no shell reads this, so the program gets \(named(word)) as a word; for a shell write: \(line(instead))"
    case .runsUntil(let command): "it runs until: \(line(command))"
    case .elsewherePulled(let reference):
      "\(plain(reference)) is not here yet; docker pulls it. Without a registry: transfer-image from a machine that has it"
    case .noPlaceForUsers(let folder):
      "user = host: the container has your number but not your name, since \(plain(folder)) can't be written; set XDG_CACHE_HOME to a folder that can"
    case .usersUnread(let image):
      "user = host: what users \(plain(image)) has is read at its first start, which may add an /etc/passwd with you in it"
    }
  }
}
