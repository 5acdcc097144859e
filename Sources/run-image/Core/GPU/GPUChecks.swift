import CommandLine
import ImageConfig

/// Why a container would get no GPU: what is looked at, in the order in which one thing needs the other.
enum GPUChecks {
  struct Finding: Equatable {
    let problem: GPUProblem
    /// Or only likely: hardware can come in ways that are not known here.
    let isCertain: Bool
  }

  /// - Parameter way: how the container will ask for its GPUs; none where the engine has no way.
  static func finding(_ inputs: RunInputs, _ way: GPUWay?) -> Finding? {
    // What run.cfg and the command line set, which comes last, counts too.
    let own =
      (try? inputs.setting(.environment).map { setting in try inputs.words(setting).map(\.text) }) ?? []
    return finding(
      inputs.host, way, isElsewhere: inputs.isElsewhere,
      environment: (inputs.host.image.content?.environment ?? []) + own + inputs.request.variables)
  }

  /// - Parameter environment: the image's.
  static func finding(
    _ host: RunHost, _ way: GPUWay?, isElsewhere: Bool, environment: [String]
  ) -> Finding? {
    guard let engine = host.info else { return nil }
    // Files of this machine tell nothing of another one's engine.
    if !isElsewhere, !engine.isDesktop {
      if let finding = hardware(host.gpu, way) { return finding }
      if let finding = driver(host.gpu, environment) { return finding }
      if way == .specification, let finding = specification(host.gpu) { return finding }
    }
    // gpu_mode= may name a way that this engine does not have.
    let lacksRuntime = way == .runtime && !engine.runtimes.contains("nvidia")
    if way == nil || lacksRuntime { return Finding(problem: missingWay(host, engine), isCertain: true) }
    if way == .specification, !isElsewhere, engine.devices.isEmpty, host.gpu.specifications.isEmpty {
      return Finding(problem: .noSpecification, isCertain: true)
    }
    if way == .gpus, isElsewhere { return Finding(problem: missingWay(host, engine), isCertain: false) }
    return nil
  }

  private static func hardware(_ gpu: GPUHost, _ way: GPUWay?) -> Finding? {
    if gpu.driver != nil { return nil }
    switch gpu.card {
    case .none: return Finding(problem: .noHardware, isCertain: way == nil)
    case .onBus: return Finding(problem: .noDriver, isCertain: true)
    case .otherwise: return nil
    }
  }

  private static func driver(_ gpu: GPUHost, _ environment: [String]) -> Finding? {
    guard let driver = gpu.driver else { return nil }
    if let library = gpu.library, library != driver {
      return Finding(
        problem: .mismatch(module: driver.description, library: library.description), isCertain: true)
    }
    guard let requirement = CUDARequirement(environment), !requirement.isMet(by: driver) else { return nil }
    return Finding(
      problem: .tooOld(
        driver: driver.description, cuda: driver.cuda?.description ?? "", wanted: requirement.wanted),
      isCertain: true)
  }

  private static func specification(_ gpu: GPUHost) -> Finding? {
    guard let driver = gpu.driver else { return nil }
    for specification in gpu.specifications {
      guard let made = specification.driver, made != driver else { continue }
      return Finding(
        problem: .staleSpecification(
          specification.path, made: made.description, driver: driver.description),
        isCertain: true)
    }
    return nil
  }

  private static func missingWay(_ host: RunHost, _ engine: EngineInfo) -> GPUProblem {
    if engine.isDesktop { return .desktop }
    if engine.isSnap { return .snap }
    if case .elsewhere(let address) = host.engine { return .noRuntimeElsewhere(engine: address) }
    return .noRuntime(isRootless: engine.isRootless)
  }
}
