import CommandLine
import ImageConfig

extension Session {
  /// - Parameter builder: what the command line says, which goes before run.cfg.
  mutating func chooseEngine(_ project: Project, builder: String?) throws {
    let key = try project.builder
    guard let name = builder ?? key?.text else { return }
    engine = isContext(name) ? .context(name) : .builder(name)
    if engine == .builder(name), !isBuilder(name) {
      tell([.noSuchBuilder(name, builder == nil ? key?.origin : nil)])
    }
    if builder == nil, let origin = key?.origin, let variable = engine.overruled(in: world.environment) {
      tell([.engineOfProject(context: name, not: variable, origin)])
    }
  }

  /// The same for what needs no project: one that can't be read says nothing.
  package mutating func chooseEngineIfAny() {
    guard let files = try? ProjectReader(environment: environment).read(from: world.workingDirectory),
      let project = try? Project(files, world: world, environment: environment)
    else { return }
    try? chooseEngine(project, builder: nil)
  }

  /// Docker keeps what it knows of a context in a file that is named by the hash of its name.
  private func isContext(_ name: String) -> Bool {
    name == EngineChoice.standardContext
      || FileReader.exists("\(world.dockerFolder)/contexts/meta/\(SHA256.hex(name.utf8))/meta.json")
  }

  private func isBuilder(_ name: String) -> Bool {
    let own = world.environment["BUILDX_CONFIG"]?.nonEmpty
    let folder = own ?? world.dockerFolder + "/buildx"
    // buildx writes their names in lower case.
    return [name, name.lowercased()].contains { FileReader.exists("\(folder)/instances/\($0)") }
  }

  /// The environment of the programs that we start.
  package var childEnvironment: [String: String] { engine.environment(world.environment) }

  /// As docker's client finds it.
  package var engineAddress: String {
    EngineAddress.text(environment: childEnvironment, home: world.home) { path in
      try? FileReader.read(path, limit: 1 << 20)
    }
  }

  /// Where the engine is on this machine and its socket is closed to us.
  package var engineRefusal: EngineProblem? {
    guard let socket = EngineAddress.socket(of: engineAddress), access(socket, W_OK) != 0, errno == EACCES
    else { return nil }
    return .noRight(isMember: Machine.isMember(world.user, of: "docker"), user: world.user)
  }

  /// Why a question to the engine has failed.
  package func engineProblem(_ answer: Probe) -> EngineProblem {
    engineRefusal ?? .silent(reason: String(decoding: answer.error, as: UTF8.self))
  }

  /// What is behind a failure: docker's own words name a socket, and nothing to do.
  func cause(of error: any Error) -> any Error {
    switch error {
    case StepProblem.failed(let command, _), StepProblem.gaveUp(let command, _, _):
      command.split(separator: " ").contains("docker") ? engineRefusal ?? error : error
    case StepProblem.branchesFailed, StepProblem.buildFailed: engineRefusal ?? error
    case let failure as any EngineFailure where failure.isOfTheEngine: engineRefusal ?? error
    default: error
    }
  }
}
