import CommandLine
import ImageConfig

/// `--doctor`: looks at all that a container needs, one thing after what it stands on.
package struct Doctor {
  /// What is looked at, by the edge or by a test.
  package struct Looks {
    /// Where a program is on the PATH.
    package var find: (String) -> String? = { _ in nil }
    package var ask: ([EngineQuestion]) -> [Answer?] = { $0.map { _ in nil } }
    package var freeSpace: (_ folder: String) -> UInt64? = { _ in nil }
    package var isMember: (_ user: String, _ group: String) -> Bool = { _, _ in false }
    /// What the machine shows of GPUs, and where the engine has specifications of them.
    package var gpu: (_ specifications: [String]) -> GPUHost = { _ in GPUHost() }
    package var devices: () -> NVIDIADevices? = { nil }
    /// The images of the project, and what its run.cfg is warned of.
    package var project: () throws -> (images: Int, warnings: Int) = { (0, 0) }

    package init() {}
  }

  private let host: RunHost
  private let world: World
  private let choice: EngineChoice
  private let looks: Looks

  /// - Parameters:
  ///   - host: with the engine's address.
  ///   - choice: the project's own engine.
  package init(_ host: RunHost, _ world: World, _ choice: EngineChoice, _ looks: Looks) {
    self.host = host
    self.world = world
    self.choice = choice
    self.looks = looks
  }

  package var findings: [Diagnosis] { engine + [programs, project].compactMap(\.self) }

  private var engine: [Diagnosis] {
    guard let client = looks.find("docker") else { return [.noClient] }
    let answers = looks.ask([
      EngineQuestion(EngineQuestion.info.command), EngineQuestion(Command.docker(["buildx", "version"])),
    ])
    let builder: Diagnosis =
      answers[1].flatMap { $0.exitCode == 0 ? .builder(version(in: $0.text)) : nil } ?? .noBuilder
    guard let info = answers[0].flatMap({ EngineInfo($0.output) }) else {
      return [.client(path: client), silence(answers[0]), builder]
    }
    var findings = [
      .client(path: client), .engine(version: info.version, system: info.system, address: address(info)),
      builder,
    ]
    if host.engine == .here, let free = looks.freeSpace(info.root) {
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
    let variables = choice.environment(world.environment)
    return variables["DOCKER_HOST"]?.nonEmpty ?? "its usual place"
  }

  private var route: Diagnosis.Route {
    if case .context = choice { return .context }
    let variable = ["DOCKER_HOST", "DOCKER_CONTEXT"].first { world.environment[$0]?.isEmpty == false }
    if let variable { return .variable(variable) }
    return host.socket == EngineAddress.usualSocket ? .usual : .context
  }

  private func address(_ info: EngineInfo) -> String {
    address + (info.context.map { " (context \($0))" } ?? "")
  }

  private func silence(_ answer: Answer?) -> Diagnosis {
    let said = answer?.complaint ?? ""
    guard said.lowercased().containsBytes("permission denied"), host.engine == .here else {
      return .engineSilent(reason: said.isEmpty ? "it can't be asked" : said, address: address, route)
    }
    return .noRight(isMember: looks.isMember(world.user, "docker"), user: world.user)
  }

  private func gpus(_ info: EngineInfo) -> [Diagnosis] {
    var host = host
    host.info = info
    if host.engine == .here { host.gpu = looks.gpu(info.specificationFolders) }
    let isElsewhere = host.engine.isElsewhere
    let way = GPUWay.first(host, isElsewhere: isElsewhere)
    if let finding = GPUChecks.finding(host, way, isElsewhere: isElsewhere, environment: []) {
      return [finding.problem == .noHardware ? .noGPU : .gpuTrouble(finding.problem)]
    }
    let gpu = Diagnosis.gpu(
      driver: host.gpu.driver?.description, way: (way ?? .gpus).spelling)
    let devices = host.engine == .here ? looks.devices()?.all ?? [] : []
    return [gpu] + (devices.isEmpty ? [] : [.gpus(devices.map { "GPU \($0.index) \($0.name)" })])
  }

  private var programs: Diagnosis {
    .programs(missing: ["git", "ssh", "make"].filter { looks.find($0) == nil })
  }

  private var project: Diagnosis? {
    do {
      let (images, warnings) = try looks.project()
      return .images(count: images, warnings: warnings)
    } catch Project.Problem.notFound(let folder, _) {
      return .noProject(reason: Project.Problem.notFound(from: folder).explanation)
    } catch {
      return .badProject(reason: (error as? any Explained)?.explanation ?? "\(error)")
    }
  }
}
