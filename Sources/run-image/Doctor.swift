import CommandLine
import Execution
import ImageConfig

/// `--doctor`: looks at all that a container needs, one thing after what it stands on.
struct Doctor {
  let session: Session
  private let host: RunHost

  init(_ session: Session) {
    self.session = session
    host = .atHand(session)
  }

  /// Ends with exit code 1 where something is to be mended.
  func report() throws {
    let findings = engine + [programs, project].compactMap(\.self)
    if session.arguments.has(.json) {
      try Console.output(JSONText.list(findings.map(\.json)).text + "\n")
    } else {
      try Console.output(findings.map(\.lines).joined())
    }
    if findings.contains(where: { $0.state == .bad }) { exit(1) }
  }

  private var path: String? { session.world.environment["PATH"] }

  private var engine: [Diagnosis] {
    guard let client = Executable.find("docker", path: path) else { return [.noClient] }
    let answers = session.ask([EngineInfo.question, Command.docker(["buildx", "version"])])
    let builder: Diagnosis =
      answers[1].flatMap { $0.exitCode == 0 ? .builder(version(in: $0.text)) : nil } ?? .noBuilder
    guard let info = answers[0].flatMap({ EngineInfo($0.output) }) else {
      return [.client(path: client), silence(answers[0]), builder]
    }
    var findings = [
      .client(path: client), .engine(version: info.version, system: info.system, address: address(info)),
      builder,
    ]
    if host.engine == .here, let free = Machine.freeSpace(at: info.root) {
      findings.append(.space(info.root, free: free))
    }
    return findings + gpus(info)
  }

  /// `github.com/docker/buildx 0.13.1 …`
  private func version(in text: String) -> String {
    let words = text.split(separator: " ")
    return words.count > 1 ? String(words[1]) : text
  }

  private var address: String {
    if case .elsewhere(let address) = host.engine { return address }
    return session.childEnvironment["DOCKER_HOST"].flatMap { $0.isEmpty ? nil : $0 } ?? "its usual place"
  }

  private var route: Diagnosis.Route {
    if case .context = session.engine { return .context }
    let variable = ["DOCKER_HOST", "DOCKER_CONTEXT"].first {
      session.world.environment[$0]?.isEmpty == false
    }
    if let variable { return .variable(variable) }
    return host.socket == EngineAddress.usualSocket ? .usual : .context
  }

  private func address(_ info: EngineInfo) -> String {
    address + (info.context.map { " (context \($0))" } ?? "")
  }

  private func silence(_ answer: Probe?) -> Diagnosis {
    let said = answer.map { String(decoding: $0.error, as: UTF8.self) } ?? ""
    guard said.lowercased().holds("permission denied"), host.engine == .here else {
      return .engineSilent(reason: said.isEmpty ? "it can't be asked" : said, address: address, route)
    }
    let user = session.world.user
    return .noRight(isMember: Machine.isMember(user, of: "docker"), user: user)
  }

  private func gpus(_ info: EngineInfo) -> [Diagnosis] {
    var host = host
    host.info = info
    if host.engine == .here {
      host.gpu = .measured(path: path, specifications: info.specificationFolders)
    }
    let isElsewhere = host.engine.isElsewhere
    let way = GPUWay.first(host, isElsewhere: isElsewhere)
    if let finding = GPUChecks.finding(host, way, isElsewhere: isElsewhere, environment: []) {
      return [finding.problem == .noHardware ? .noGPU : .gpuTrouble(finding.problem)]
    }
    let gpu = Diagnosis.gpu(
      driver: host.gpu.driver?.description, way: (way ?? .gpus).spelling)
    let devices = host.engine == .here ? NVIDIADevices.asked(session)?.all ?? [] : []
    return [gpu] + (devices.isEmpty ? [] : [.gpus(devices.map { "GPU \($0.index) \($0.name)" })])
  }

  private var programs: Diagnosis {
    .programs(missing: ["git", "ssh", "make"].filter { Executable.find($0, path: path) == nil })
  }

  private var project: Diagnosis? {
    do {
      let files = try ProjectReader(environment: session.environment, reading: [])
        .read(from: session.world.workingDirectory)
      let project = try Project(files, world: session.world, environment: session.environment)
      try project.refuseUnknownEnvironment()
      let warnings = project.warnings()
      session.tell(warnings.map(Warning.config))
      return .images(count: project.allNames.count, warnings: warnings.count)
    } catch Project.Problem.notFound(let folder, _) {
      return .noProject(reason: Project.Problem.notFound(from: folder).explanation)
    } catch {
      return .badProject(reason: (error as? any Explained)?.explanation ?? "\(error)")
    }
  }
}

extension Diagnosis {
  fileprivate var lines: String {
    let mark =
      switch state {
      case .good: "✓"
      case .bad: "✗"
      case .without: "-"
      }
    return "\(mark) \(text)\n" + (cure.map { "    \($0)\n" } ?? "")
  }

  fileprivate var json: JSONText {
    let word =
      switch state {
      case .good: "good"
      case .bad: "bad"
      case .without: "without"
      }
    return .object([
      .init("state", .string(word)), .init("finding", .string(text)),
      .init("cure", cure.map(JSONText.string) ?? .null),
    ])
  }
}
