import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// What a container gets without being asked for it, and how each of it is turned off.
struct DefaultTests {
  @Test(arguments: memory + ports + zone + limits + others) func plans(_ item: RunCase) throws {
    #expect(try item.command().arguments == item.expected)
  }

  static let memory: [RunCase] = [
    .init("a quarter of memory", "", flags: ["--shm-size", "4096m"]).with(large),
    .init("docker's own at the least", "", flags: ["--shm-size", "64m"]).with { $0.memory = 100 << 20 },
    .init("shm_size=no", "[dev]\nshm_size=no").with(large),
    .init("shm_size=yes", "[dev]\nshm_size=yes", flags: ["--shm-size", "4096m"]).with(large),
    .init("shm_size=", "[dev]\nshm_size=8g", flags: ["--shm-size", "8g"]).with(large),
    .init("args= settles it", "[dev]\nargs=--shm-size=1g", flags: ["--shm-size=1g"]).with(large),
    .init("the host's own /dev/shm", "[dev]\nargs=--ipc host", flags: ["--ipc", "host"]).with(large),
    .init("the memory of an engine elsewhere is not known", "").with(large).with {
      $0.engine = .elsewhere("ssh://far")
    },
    .init("nor that of a docked one", "").with(large).with { $0.variables = ["DOCKER_IP": "10.0.0.1"] },
    .init("a size put in", "[dev]\nshm_size=$SIZE", flags: ["--shm-size", "1.5gb"])
      .with(large).with { $0.variables = ["SIZE": "1.5gb"] },
  ]

  static let ports: [RunCase] = [
    .init("a bare port", "[dev]\nports=8888", flags: ["-p", "127.0.0.1:8888:8888"]),
    .init("a bare pair", "[dev]\nports=8888:80", flags: ["-p", "127.0.0.1:8888:80"]),
    .init(
      "several", "[dev]\nports=1 2:3 -p 4",
      flags: ["-p", "127.0.0.1:1:1", "-p", "127.0.0.1:2:3", "-p", "4"]),
    .init("ranges", "[dev]\nports=80-82:90-92", flags: ["-p", "127.0.0.1:80-82:90-92"]),
    .init("a protocol", "[dev]\nports=53/udp", flags: ["-p", "127.0.0.1:53:53/udp"]),
    .init("-p is docker's", "[dev]\nports=-p 8888", flags: ["-p", "8888"]),
    .init("-p8888:80 is docker's", "[dev]\nports=-p8888:80", flags: ["-p8888:80"]),
    .init("an address is one", "[dev]\nports=0.0.0.0:80:80", flags: ["-p", "0.0.0.0:80:80"]),
    .init("an address of the other kind", "[dev]\nports=[::1]:80:80", flags: ["-p", "[::1]:80:80"]),
    .init("what is no port stays", "[dev]\nports=x:80 :80", flags: ["-p", "x:80", "-p", ":80"]),
    .init("a port put in", "[dev]\nports=$PORT:80", flags: ["-p", "127.0.0.1:9:80"])
      .with { $0.variables = ["PORT": "9"] },
    .init("a lone variable", "[dev]\nports=$PORT", flags: ["-p", "127.0.0.1:9:9"])
      .with { $0.variables = ["PORT": "9"] },
    .init(
      "here, over there, with an address", "[dev]\nports=8888:80", flags: ["-p", "127.0.0.1:8888:80"]
    )
    .with { $0.variables = ["DOCKER_IP": "10.0.0.1"] },
    .init("here, over there, with ssh", "[dev]\nports=80", flags: ["-p", "127.0.0.1:80:80"])
      .with { $0.engine = .elsewhere("ssh://far") },
  ]

  static let zone: [RunCase] = [
    .init("the machine's zone", "", env: ["-e", "TZ=Europe/Berlin"]).with(berlin),
    .init("the caller's own, by name", "", env: ["-e", "TZ"]).with(berlin).with {
      $0.variables = ["TZ": ":Asia/Tokyo"]
    },
    .init("an empty one is none", "", env: ["-e", "TZ=Europe/Berlin"]).with(berlin).with {
      $0.variables = ["TZ": ""]
    },
    .init("timezone=no", "[dev]\ntimezone=no").with(berlin),
    .init("timezone=", "[dev]\ntimezone=UTC", env: ["-e", "TZ=UTC"]).with(berlin),
    .init("-e TZ", "", ["-e", "TZ=UTC", "dev"], env: ["-e", "TZ=UTC"]).with(berlin),
    .init("environment=", "[dev]\nenvironment=TZ=UTC", env: ["-e", "TZ=UTC"]).with(berlin),
    .init("args=", "[dev]\nargs=-e TZ=UTC", flags: ["-e", "TZ=UTC"]).with(berlin),
    .init("args= with --env=", "[dev]\nargs=--env=TZ=UTC", flags: ["-e", "TZ=UTC"]).with(berlin),
  ]

  static let limits: [RunCase] = [
    .init("none without a GPU", ""),
    .init(
      "memlock and stack with one", "[dev]\ngpu=all",
      flags: ["--gpus", "all", "--ulimit", "memlock=-1", "--ulimit", "stack=67108864"]),
    .init("ulimits=no", "[dev]\ngpu=all\nulimits=no", flags: ["--gpus", "all"]),
    .init(
      "ulimits=", "[dev]\nulimits=nofile=9 core=0", flags: ["--ulimit", "nofile=9", "--ulimit", "core=0"]),
    .init(
      "args= settles one", "[dev]\ngpu=all\nargs=--ulimit memlock=5",
      flags: ["--gpus", "all", "--ulimit", "stack=67108864", "--ulimit", "memlock=5"]),
  ]

  static let others: [RunCase] = [
    .init("init=no", "[dev]\ninit=no", exactly: ["run", "--name", Lab.container, "--rm", "lab-dev:ada"]),
    .init("aws=no", "[dev]\naws=no").with { $0.variables = ["AWS_REGION": "eu"] },
  ]

  private static func large(_ lab: inout Lab) { lab.memory = 16 << 30 }
  private static func berlin(_ lab: inout Lab) { lab.timeZone = "Europe/Berlin" }

  @Test(arguments: [
    ("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"), ("../usr/share/zoneinfo/UTC", "UTC"),
    ("/var/db/timezone/zoneinfo/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
    ("/usr/share/zoneinfo.default/Asia/Tokyo", "Asia/Tokyo"),
    ("/usr/share/zoneinfo/posix/Asia/Tokyo", "Asia/Tokyo"), ("/etc/mine", nil), ("/usr/share/zoneinfo/", nil),
  ])
  func zonesName(_ path: String, _ name: String?) { #expect(LocalZone.name(in: path) == name) }
}
