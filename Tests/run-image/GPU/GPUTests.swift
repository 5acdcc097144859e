import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// Which flags a container gets for its GPUs, what a person is told, and when there are none.
struct GPUTests {
  @Test(arguments: ways + wishes + choices + accelerators) func asks(_ item: RunCase) throws {
    #expect(try item.command().arguments == item.expected)
  }

  private static let limits = ["--ulimit", "memlock=-1", "--ulimit", "stack=67108864"]
  private static let runtime = ["--runtime=nvidia", "-e", "NVIDIA_VISIBLE_DEVICES=all"] + limits
  private static let device = ["--device", "nvidia.com/gpu=all"] + limits
  private static let flag = ["--gpus", "all"] + limits

  // The first way that the engine has.
  static let ways: [RunCase] = [
    .init("no engine answers", "", ["-g", "dev"], flags: runtime),
    .init("the nvidia runtime", "", ["-g", "dev"], flags: runtime).known { $0.withRuntime() },
    .init("the runtime before a specification", "", ["-g", "dev"], flags: runtime).known {
      $0.withRuntime()
      $0.gpu.specifications = CDISpecification.samples
    },
    .init("a specification here", "", ["-g", "dev"], flags: device).known {
      $0.info = EngineInfo(version: "26")
      $0.gpu.specifications = CDISpecification.samples
    },
    .init("a device that the engine tells of", "", ["-g", "dev"], flags: device).known {
      $0.info = EngineInfo(version: "28")
      $0.info?.devices = ["nvidia.com/gpu=0", "nvidia.com/gpu=all"]
    },
    .init("docker's own flag, with the toolkit's programs", "", ["-g", "dev"], flags: flag).known {
      $0.info = EngineInfo(version: "26")
      $0.gpu = .working
    },
    .init("gpu_mode= decides", "[dev]\ngpu_mode=cdi", ["-g", "dev"], flags: device).known {
      $0.withRuntime()
      $0.gpu.specifications = CDISpecification.samples
    },
    .init("gpu_mode=gpus", "[dev]\ngpu_mode=gpus", ["-g", "dev"], flags: flag).known { $0.withRuntime() },
  ]

  static let wishes: [RunCase] = [
    .init("gpu=required is as -g", "[dev]\ngpu=required", flags: runtime).known { $0.withRuntime() },
    .init("gpu=optional where there is one", "[dev]\ngpu=optional", flags: runtime).known {
      $0.withRuntime()
      $0.gpu = .working
    },
    .init("gpu=optional where there is none", "[dev]\ngpu=optional").known {
      $0.info = EngineInfo(version: "26")
    },
    .init("gpu=optional with a runtime and no hardware", "[dev]\ngpu=optional").known { $0.withRuntime() },
    .init("gpu=none", "[dev]\ngpu=none"),
    .init("-g beats gpu=none", "[dev]\ngpu=none", ["-g", "dev"], flags: runtime),
    .init("--gpu none beats gpu=required", "[dev]\ngpu=required", ["--gpu", "none", "dev"]),
    .init("gpu=yes is required", "[dev]\ngpu=yes", flags: runtime),
    .init("gpu=no is none", "[dev]\ngpu=no"),
    .init(
      "the image's wish is passed over where somebody says so", "[dev]\nenvironment=NVIDIA_DISABLE_REQUIRE=1",
      ["-g", "dev"], env: ["-e", "NVIDIA_DISABLE_REQUIRE=1"], flags: runtime
    ).known {
      $0.withRuntime()
      $0.gpu = .working
      $0.image = .present(.init(environment: ["NVIDIA_REQUIRE_CUDA=cuda>=12.4"]))
    },
    .init("--gpu all is -g", "", ["--gpu=all", "dev"], flags: runtime),
  ]

  private static func picked(_ flags: String...) -> [String] { flags + limits }

  static let choices: [RunCase] = [
    .init(
      "one, by the runtime", "", ["--gpu", "1", "dev"],
      flags: picked("--runtime=nvidia", "-e", "NVIDIA_VISIBLE_DEVICES=1")),
    .init(
      "some", "", ["--gpu", "0,1", "dev"],
      flags: picked("--runtime=nvidia", "-e", "NVIDIA_VISIBLE_DEVICES=0,1")),
    .init(
      "a part of one", "", ["--gpu", "MIG-1a2b-3c", "dev"],
      flags: picked("--runtime=nvidia", "-e", "NVIDIA_VISIBLE_DEVICES=MIG-1a2b-3c")),
    .init(
      "one, by docker's flag", "[dev]\ngpu_mode=gpus", ["--gpu", "1", "dev"],
      flags: picked("--gpus", "device=1")),
    .init(
      "some, which are one field of CSV", "[dev]\ngpu_mode=gpus", ["--gpu", "0,GPU-1", "dev"],
      flags: picked("--gpus", "\"device=0,GPU-1\"")),
    .init(
      "some, by their names in a specification", "[dev]\ngpu_mode=cdi", ["--gpu", "0,1", "dev"],
      flags: picked("--device", "nvidia.com/gpu=0", "--device", "nvidia.com/gpu=1")
    ).known { $0.gpu.specifications = CDISpecification.samples },
    .init(
      "an identifier that the specification has as an index", "[dev]\ngpu_mode=cdi",
      ["--gpu", "GPU-bbbb", "dev"], flags: picked("--device", "nvidia.com/gpu=1")
    ).known {
      $0.gpu.specifications = CDISpecification.samples
      $0.devices = .sample
    },
    .init(
      "the one used least", "", ["--gpu", "auto", "dev"],
      flags: picked("--runtime=nvidia", "-e", "NVIDIA_VISIBLE_DEVICES=1")
    ).known { $0.uses = .sample },
  ]

  static let accelerators: [RunCase] = [
    .init(
      "hardware=inf1", "[dev]\nhardware=inf1",
      flags: ["--device", "/dev/neuron0", "--device", "/dev/neuron1"]
    ).known { $0.gpu.neurons = ["/dev/neuron0", "/dev/neuron1"] }
  ]

  struct Story: CustomTestStringConvertible, Sendable {
    let name: String
    var config = ""
    var words = ["-g", "dev"]
    var host: @Sendable (inout RunHost) -> Void
    let text: String
    var testDescription: String { name }
  }

  /// - Parameter text: the refusal; behind `warning: ` what is told of a container that starts.
  @Test(arguments: refusals + warnings) func tells(_ story: Story) throws {
    var lab = Lab()
    lab.known = story.host
    let warning = "warning: "
    if story.text.hasPrefix(warning) {
      let plan = try lab.plan(story.config, story.words)
      #expect(plan.warnings.map(\.text) == [String(story.text.dropFirst(warning.count))])
    } else {
      let error = try #require(throws: (any Error).self) { try lab.plan(story.config, story.words) }
      #expect((error as? any Explained)?.explanation == story.text)
    }
  }

  static let refusals: [Story] = [
    .init(
      name: "no hardware and no way", host: { $0.info = EngineInfo(version: "26") },
      text:
        "this machine shows no NVIDIA GPU; run it on a machine with one, or write gpu = optional under [dev] in run.cfg to do without"
    ),
    .init(
      name: "a card without its driver",
      host: {
        $0.withRuntime()
        $0.gpu.card = .onBus
      },
      text:
        "there is an NVIDIA GPU, but its driver is not loaded; install it, or load it: sudo modprobe nvidia"
    ),
    .init(
      name: "a driver updated in use",
      host: {
        $0.withRuntime()
        $0.gpu = .working
        $0.gpu.library = DriverVersion("550.90.07")
      },
      text:
        "the NVIDIA driver was updated while it was in use (kernel 535.104.05, libraries 550.90.07); restart the machine"
    ),
    .init(
      name: "a driver too old for the image",
      host: {
        $0.withRuntime()
        $0.gpu = .working
        $0.image = .present(.init(environment: ["NVIDIA_REQUIRE_CUDA=cuda>=12.4"]))
      },
      text:
        "the image wants cuda >= 12.4, and driver 535.104.05 here provides CUDA 12.2; update the driver, or take an image for that CUDA; -e NVIDIA_DISABLE_REQUIRE=1 tries it as it is"
    ),
    .init(
      name: "no way",
      host: {
        $0.info = EngineInfo(version: "26")
        $0.gpu = .working
        $0.gpu.hasToolkit = false
      },
      text:
        "docker has no nvidia runtime and no NVIDIA devices; install nvidia-container-toolkit, then: sudo nvidia-ctk runtime configure --runtime=docker && sudo systemctl restart docker"
    ),
    .init(
      name: "no way, from a snap",
      host: {
        $0.info = EngineInfo(version: "26")
        $0.info?.root = "/var/snap/docker/common/var-lib-docker"
        $0.gpu = .working
        $0.gpu.hasToolkit = false
      },
      text:
        "docker from a snap can't reach the GPUs; sudo snap remove docker, then install docker-ce and nvidia-container-toolkit"
    ),
    .init(
      name: "no way, rootless",
      host: {
        $0.info = EngineInfo(version: "26")
        $0.info?.security = ["name=seccomp,profile=builtin", "name=rootless", "name=cgroupns"]
        $0.gpu = .working
        $0.gpu.hasToolkit = false
      },
      text:
        "docker has no nvidia runtime and no NVIDIA devices; install nvidia-container-toolkit, then: nvidia-ctk runtime configure --runtime=docker --config=$HOME/.config/docker/daemon.json && systemctl --user restart docker && sudo nvidia-ctk config --set nvidia-container-cli.no-cgroups --in-place"
    ),
    .init(
      name: "no way, in Docker Desktop's machine",
      host: {
        $0.info = EngineInfo(version: "27")
        $0.info?.system = "Docker Desktop"
      },
      text:
        "Docker Desktop's machine has no GPUs; use an engine on a Linux machine: docker context use default where Desktop is on one, else DOCKER_HOST=ssh://HOST"
    ),
    .init(
      name: "a specification of an older driver",
      host: {
        $0.info = EngineInfo(version: "26")
        $0.gpu = .working
        $0.gpu.driver = DriverVersion("550.54.14")
        $0.gpu.library = nil
        $0.gpu.specifications = CDISpecification.samples
      },
      text:
        "/etc/cdi/nvidia.yaml was made for driver 535.104.05, and 550.54.14 is loaded; make it again: sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml"
    ),
    .init(
      name: "a name that nvidia-smi does not know", words: ["--gpu", "7", "dev"],
      host: { $0.devices = .sample },
      text: "there is no GPU '7' here; there are: 0 (NVIDIA A100, GPU-aaaa), 1 (NVIDIA A100, GPU-bbbb)"),
    .init(
      name: "a short name that fits two", words: ["--gpu", "GPU-bbbb", "dev"],
      host: {
        $0.devices = NVIDIADevices(
          list: "GPU 0: NVIDIA A100 (UUID: GPU-bbbb-1)\nGPU 1: NVIDIA A100 (UUID: GPU-bbbb-2)\n")
      },
      text:
        "--gpu: 'GPU-bbbb' fits 2 GPUs: 0 (NVIDIA A100, GPU-bbbb-1), 1 (NVIDIA A100, GPU-bbbb-2); write more of it, or the index"
    ),
    .init(
      name: "a name that the specification does not know", config: "[dev]\ngpu_mode=cdi",
      words: ["--gpu", "7", "dev"], host: { $0.gpu.specifications = CDISpecification.samples },
      text: "there is no GPU '7' here; there are: 0, 1, all"),
    .init(
      name: "no word", words: ["--gpu", "first", "dev"], host: { _ in },
      text: "--gpu: 'first' is not all, none, auto, or names such as 0,1 or GPU-8f2c..."),
    .init(
      name: "which is used least is unknown", words: ["--gpu", "auto", "dev"], host: { _ in },
      text: "which GPU is used least is not known: nvidia-smi does not tell; name one: --gpu 0"),
    .init(
      name: "a way that the engine does not have", config: "[dev]\ngpu_mode=cdi",
      host: {
        $0.withRuntime()
        $0.gpu = .working
      },
      text:
        "docker knows no NVIDIA devices (CDI); make their specification, with nvidia-container-toolkit and docker 25 or newer: sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml"
    ),
    .init(
      name: "a misspelt policy", config: "[dev]\ngpu=requird", words: ["dev"], host: { _ in },
      text:
        "run.cfg:2: [dev] gpu: 'requird' is not one of required, optional, none, all, did you mean 'required'?"
    ),
    .init(
      name: "gpu_mode=", config: "[dev]\ngpu_mode=cid", host: { _ in },
      text: "run.cfg:2: [dev] gpu_mode: 'cid' is not one of runtime, cdi, gpus, did you mean 'cdi'?"),
    .init(
      name: "no accelerator", config: "[dev]\nhardware=inf1", words: ["dev"], host: { _ in },
      text:
        "hardware=inf1: this machine has no /dev/neuron0; start it on such a machine, or put hardware= into an overlay [IMAGE@NAME]"
    ),
  ]

  static let warnings: [Story] = [
    .init(
      name: "gpu=optional says why it goes on", config: "[dev]\ngpu=optional", words: ["dev"],
      host: { $0.info = EngineInfo(version: "26") },
      text: "warning: starting without a GPU: this machine shows no NVIDIA GPU"),
    .init(
      name: "hardware may come in ways not known here", host: { $0.withRuntime() },
      text:
        "warning: this machine shows no NVIDIA GPU; run it on a machine with one"
    ),
    .init(
      name: "a dry run is made for another machine", words: ["-N", "-g", "dev"],
      host: { $0.info = EngineInfo(version: "26") },
      text:
        "warning: a run would stop here: this machine shows no NVIDIA GPU; run it on a machine with one, or write gpu = optional under [dev] in run.cfg to do without"
    ),
    .init(
      name: "a dry run without an accelerator", config: "[dev]\nhardware=inf1", words: ["-N", "dev"],
      host: { _ in },
      text:
        "warning: a run would stop here: hardware=inf1: this machine has no /dev/neuron0; start it on such a machine, or put hardware= into an overlay [IMAGE@NAME]"
    ),
    .init(
      name: "a dry run that can't tell which is used least", words: ["-N", "--gpu", "auto", "dev"],
      host: { _ in },
      text:
        "warning: a run would stop here: which GPU is used least is not known: nvidia-smi does not tell; name one: --gpu 0"
    ),
    .init(
      name: "an engine elsewhere without a way",
      host: {
        $0.info = EngineInfo(version: "26")
        $0.engine = .elsewhere("ssh://far")
      },
      text:
        "warning: the engine at ssh://far has no nvidia runtime and no NVIDIA devices; on the engine's machine, install nvidia-container-toolkit, then run: sudo nvidia-ctk runtime configure --runtime=docker && sudo systemctl restart docker"
    ),
    .init(
      name: "who uses what", words: ["--gpu", "auto", "dev"], host: { $0.uses = .sample },
      text:
        "warning: GPU 1 is used least: 0 has 61000 of 81920 MiB in use by ada, bob, 1 has 4 of 81920 MiB in use"
    ),
  ]
}

extension RunCase {
  func known(_ change: @escaping @Sendable (inout RunHost) -> Void) -> RunCase { with { $0.known = change } }
}

extension RunHost {
  fileprivate mutating func withRuntime() {
    info = EngineInfo(version: "26")
    info?.runtimes = ["runc", "nvidia"]
  }
}

extension GPUHost {
  fileprivate static var working: GPUHost {
    GPUHost(
      card: .otherwise, driver: DriverVersion("535.104.05"), library: DriverVersion("535.104.05"),
      hasToolkit: true)
  }
}

extension CDISpecification {
  private static let text = """
    {"kind": "nvidia.com/gpu", "devices": [{"name": "0"}, {"name": "1"}, {"name": "all"}],
     "containerEdits": {"mounts": [{"hostPath": "/usr/lib/libcuda.so.535.104.05"}]}}
    """
  fileprivate static let samples = [CDISpecification(Array(text.utf8), path: "/etc/cdi/nvidia.yaml")]
    .compactMap(\.self)
}

extension NVIDIADevices {
  fileprivate static let sample = NVIDIADevices(
    list: "GPU 0: NVIDIA A100 (UUID: GPU-aaaa)\nGPU 1: NVIDIA A100 (UUID: GPU-bbbb)\n")
}

extension [NVIDIADevices.Use] {
  fileprivate static let sample: [NVIDIADevices.Use] = [
    .init(index: "0", identifier: "GPU-aaaa", used: 61000, total: 81920, percent: 99, users: ["ada", "bob"]),
    .init(index: "1", identifier: "GPU-bbbb", used: 4, total: 81920, percent: 0),
  ]
}
