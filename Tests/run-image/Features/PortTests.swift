import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// Ports that are taken.
struct PortTests {
  private static func flags(_ config: String, taken: Set<Int> = [], exposed: [String]? = nil) throws
    -> (ports: [String], notes: [String])
  {
    var lab = Lab()
    lab.known = { host in
      host.isTaken = { _, port, _ in taken.contains(port) }
      host.holder = { "container x of bob (\($0))" }
      if let exposed { host.image = .present(.init(ports: exposed)) }
    }
    let plan = try lab.plan("[dev]\n" + config)
    guard case .exec(let command)? = plan.steps.last else { throw Lab.NotOneCommand(steps: plan.steps) }
    let words = command.arguments
    let ports = words.indices.dropLast().filter { words[$0] == "-p" }.map { words[$0 + 1] }
    return (ports, plan.warnings.map(\.text))
  }

  @Test(arguments: [
    (
      "ports=8888", "8888",
      "port 8888 is taken by container x of bob (8888); stop that, use another, or let one be picked: ports = auto …"
    ),
    (
      "ports=80:8080", "80",
      "port 80 is taken by container x of bob (80); stop that, use another, or let one be picked: ports = auto …"
    ),
    (
      "ports=-p 0.0.0.0:81:80", "81",
      "port 81 is taken by container x of bob (81); stop that, use another, or let one be picked: ports = auto …"
    ),
    (
      "ports=-p 8000-8010:8000-8010", "8004",
      "port 8004 is taken by container x of bob (8004); stop that, use another, or let one be picked: ports = auto …"
    ),
    (
      "ports=--publish=81:80", "81",
      "port 81 is taken by container x of bob (81); stop that, use another, or let one be picked: ports = auto …"
    ),
    (
      "ports=-p 53:53/udp", "53",
      "port 53 is taken by container x of bob (53); stop that, use another, or let one be picked: ports = auto …"
    ),
    (
      "args=-p 81:80", "81",
      "port 81 is taken by container x of bob (81); stop that, use another, or let one be picked: ports = auto …"
    ),
    (
      "ports=8000-8002 8002", "",
      "ports = names port 8002 twice; remove one, or let another be picked: ports = auto …"
    ),
    (
      "ports=8888 8888:9999", "",
      "ports = names port 8888 twice; remove one, or let another be picked: ports = auto …"
    ),
    ("ports=auto", "", "ports = auto: dev exposes no port; say which one: ports = auto 8888"),
  ]) func refuses(_ item: (config: String, taken: String, text: String)) {
    let error = #expect(throws: RunProblem.self) {
      try Self.flags(item.config, taken: Set([Int(item.taken)].compactMap(\.self)), exposed: [])
    }
    #expect(error?.explanation == item.text)
  }

  @Test(
    arguments: [
      ("ports=auto 8888", [Int](), ["127.0.0.1:8888:8888"], ["it will answer at http://127.0.0.1:8888"]),
      (
        "ports=auto 8888", [8888, 8889], ["127.0.0.1:8890:8888"], ["it will answer at http://127.0.0.1:8890"]
      ),
      (
        "ports=auto 80 80", [], ["127.0.0.1:80:80", "127.0.0.1:81:80"],
        ["it will answer at http://127.0.0.1:80", "it will answer at http://127.0.0.1:81"]
      ),
      (
        "ports=auto -p 0.0.0.0:90:80", [90], ["0.0.0.0:91:80"], ["it will answer at http://127.0.0.1:91"]
      ),
      (
        "ports=auto 8000-8002", [8001], ["127.0.0.1:8002-8004:8000-8002"],
        ["it will answer at 127.0.0.1:8002-8004"]
      ),
      ("ports=auto 53/udp", [53], ["127.0.0.1:54:53/udp"], ["it will answer at 127.0.0.1:54/udp"]),
      ("ports=auto -p [::1]:80:80", [80], ["[::1]:81:80"], ["it will answer at http://[::1]:81"]),
      ("ports=auto -p80:80", [80], ["81:80"], ["it will answer at http://127.0.0.1:81"]),
      ("ports=-p 53:53 -p 53:53/udp", [], ["53:53", "53:53/udp"], []),
      ("ports=auto", [6006], ["127.0.0.1:6007:6006/tcp"], ["it will answer at http://127.0.0.1:6007"]),
      (
        "ports=-p 127.0.0.1:80:80 -p 127.0.0.2:80:81", [], ["127.0.0.1:80:80", "127.0.0.2:80:81"], []
      ),
      // What can't be looked at is docker's business.
      ("ports=-p 53:53/sctp", [53], ["53:53/sctp"], []),
      ("ports=-p 8000-8010:80", [8000], ["8000-8010:80"], []),
      ("ports=-p 80", [80], ["80"], []),
    ] as [(String, [Int], [String], [String])]) func takes(
      _ item: (config: String, taken: [Int], ports: [String], notes: [String])
    ) throws
  {
    let got = try Self.flags(item.config, taken: Set(item.taken), exposed: ["6006/tcp"])
    #expect(got.ports == item.ports)
    #expect(got.notes == item.notes)
  }

  /// A bare port is never open to a network that nobody spoke of.
  @Test(
    arguments: [
      (
        "ports_docked=8888", nil, "127.0.0.1:8888:8888",
        "port 8888 will answer only on the engine's machine; from here: ssh -N -L 8888:127.0.0.1:8888 10.0.0.1; -p in front of a port opens it to all networks"
      ),
      (
        "ports=8888", nil, "127.0.0.1:8888:8888",
        "port 8888 will answer only on the engine's machine; from here: ssh -N -L 8888:127.0.0.1:8888 10.0.0.1; -p in front of a port opens it to all networks"
      ),
      (
        "ports=8888:80", EngineAddress.elsewhere("ssh://me@far"), "127.0.0.1:8888:80",
        "port 8888 will answer only on the engine's machine; from here: ssh -N -L 8888:127.0.0.1:8888 me@far; -p in front of a port opens it to all networks"
      ),
      (
        "ports=80", .elsewhere("ssh://far:2222/run/docker.sock"), "127.0.0.1:80:80",
        "port 80 will answer only on the engine's machine; from here: ssh -N -L 80:127.0.0.1:80 ssh://far:2222; -p in front of a port opens it to all networks"
      ),
      (
        "ports=8000-8001", .elsewhere("tcp://far:2376"), "127.0.0.1:8000-8001:8000-8001",
        "port 8000-8001 will answer only on the engine's machine; -p in front of a port opens it to all networks"
      ),
      ("ports=-p 80:80", .elsewhere("tcp://far:2376"), "80:80", nil),
      ("ports_docked=10.0.0.1:80:80", nil, "10.0.0.1:80:80", nil),
    ] as [(String, EngineAddress?, String, String?)])
  func overThere(_ item: (config: String, engine: EngineAddress?, port: String, text: String?)) throws {
    var lab = Lab()
    if let engine = item.engine { lab.engine = engine } else { lab.variables = ["DOCKER_IP": "10.0.0.1"] }
    let plan = try lab.plan("[dev]\n" + item.config)
    #expect(plan.warnings.map(\.text) == [item.text].compactMap(\.self))
    guard case .exec(let command)? = plan.steps.last else { throw Lab.NotOneCommand(steps: plan.steps) }
    #expect(command.arguments.dropLast().suffix(2) == ["-p", item.port])
  }

  /// One at an end of the ports, too.
  @Test(arguments: ["auto 65500", "auto 65535", "auto 65530-65535"]) func endsAtTheLast(_ value: String) {
    #expect(throws: RunProblem.self) { try Self.flags("ports=\(value)", taken: Set(65500...65535)) }
  }

  @Test func noneIsFree() {
    let error = #expect(throws: RunProblem.self) {
      try Self.flags("ports=auto 65500", taken: Set(65500...65535))
    }
    #expect(error == .noFreePort(from: 65500))
  }
}
