import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// What is looked at, and what is made of it: one thing after what it stands on.
struct DoctorTests {
  private struct Machine {
    var programs: Set = ["docker", "git", "ssh", "make"]
    var info =
      "{\"ServerVersion\": \"26.1\", \"OperatingSystem\": \"Debian\", \"DockerRootDir\": \"/var/lib/docker\"}"
    var complaint = ""
    var buildx = "github.com/docker/buildx 0.13.1 abc\n"
    var host = RunHost(socket: EngineAddress.usualSocket)
    var gpu = GPUHost()
    var devices: NVIDIADevices?
    var variables: [String: String] = [:]
    var choice = EngineChoice.dockers
    var project: () throws -> (images: Int, warnings: Int) = { (3, 0) }

    var findings: [Diagnosis] {
      var looks = Doctor.Looks()
      looks.find = { programs.contains($0) ? "/usr/bin/" + $0 : nil }
      looks.ask = { questions in
        questions.map { question in
          question.command.arguments.first == "buildx"
            ? Answer(exitCode: buildx.isEmpty ? 1 : 0, output: Array(buildx.utf8))
            : Answer(output: Array(info.utf8), error: Array(complaint.utf8))
        }
      }
      looks.freeSpace = { $0 == "/var/lib/docker" ? 100_000_000_000 : nil }
      looks.isMember = { $0 == "ada" && $1 == "docker" }
      looks.gpu = { _ in gpu }
      looks.devices = { devices }
      looks.project = project
      var lab = Lab()
      lab.variables = variables
      return Doctor(host, lab.world, choice, looks).findings
    }
  }

  private static let rest: [Diagnosis] = [.programs(missing: []), .images(count: 3, warnings: 0)]

  @Test func allIsWell() {
    #expect(
      Machine().findings == [
        .client(path: "/usr/bin/docker"),
        .engine(version: "26.1", system: "Debian", address: "its usual place"), .builder("0.13.1"),
        .space("/var/lib/docker", free: 100_000_000_000), .noGPU,
      ] + Self.rest)
  }

  @Test func withoutDockerNoEngineIsAsked() {
    var machine = Machine()
    machine.programs = ["git"]
    #expect(
      machine.findings == [.noClient, .programs(missing: ["ssh", "make"]), .images(count: 3, warnings: 0)])
  }

  @Test func nobodyAnswers() {
    var machine = Machine()
    machine.info = "{}"
    machine.buildx = ""
    let begin = [Diagnosis.client(path: "/usr/bin/docker")]
    func silent(_ reason: String, _ address: String, _ route: Diagnosis.Route) -> [Diagnosis] {
      begin + [.engineSilent(reason: reason, address: address, route), .noBuilder] + Self.rest
    }
    #expect(machine.findings == silent("it can't be asked", "its usual place", .usual))
    machine.complaint = "no such socket"
    machine.variables = ["DOCKER_HOST": "tcp://x:1"]
    #expect(machine.findings == silent("no such socket", "tcp://x:1", .variable("DOCKER_HOST")))
    machine.variables = [:]
    machine.host.engine = .elsewhere("ssh://gpu")
    machine.choice = .context("gpu")
    #expect(machine.findings == silent("no such socket", "ssh://gpu", .context))
    machine = Machine()
    machine.info = ""
    machine.complaint = "Permission denied while trying to connect"
    #expect(
      machine.findings == begin + [.noRight(isMember: true, user: "ada"), .builder("0.13.1")] + Self.rest)
  }

  @Test func anEngineElsewhereHasRoomAndGPUsOfItsOwn() {
    var machine = Machine()
    machine.host.engine = .elsewhere("ssh://gpu")
    machine.info = machine.info.replacing("}", with: ", \"Runtimes\": {\"nvidia\": {}}}")
    machine.devices = NVIDIADevices(list: "GPU 0: NVIDIA A100 (UUID: GPU-1)")
    #expect(
      machine.findings == [
        .client(path: "/usr/bin/docker"), .engine(version: "26.1", system: "Debian", address: "ssh://gpu"),
        .builder("0.13.1"), .gpu(driver: nil, way: "--runtime=nvidia"),
      ] + Self.rest)
  }

  @Test func gpusAreNamed() {
    var machine = Machine()
    machine.info = machine.info.replacing("}", with: ", \"Runtimes\": {\"nvidia\": {}}}")
    machine.gpu = GPUHost(card: .otherwise, driver: DriverVersion("550.54.14"))
    machine.devices = NVIDIADevices(list: "GPU 0: NVIDIA A100 (UUID: GPU-1)")
    #expect(
      machine.findings.dropFirst(4) == [
        .gpu(driver: "550.54.14", way: "--runtime=nvidia"), .gpus(["GPU 0 NVIDIA A100"]),
      ] + Self.rest)
    machine.gpu = GPUHost(card: .onBus)
    #expect(machine.findings.contains(.gpuTrouble(.noDriver)))
  }

  @Test func theProjectHasItsOwnTrouble() {
    var machine = Machine()
    machine.project = { throw Project.Problem.notFound(from: "/tmp") }
    #expect(
      machine.findings.last == .noProject(reason: Project.Problem.notFound(from: "/tmp").explanation))
    machine.project = { throw ConfigFile.Problem.nulByte(.init(file: "run.cfg", line: 1)) }
    #expect(machine.findings.last?.state == .bad)
  }
}
