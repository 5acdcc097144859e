import CommandLine
import ImageConfig

/// How `-g`, `--gpu` and `gpu=` become flags of `docker run`.
enum GPU {
  /// What the command line and run.cfg want together.
  enum Wish: Equatable {
    case nothing
    /// docker's own flags.
    case flags(Setting)
    case gpus(GPUSelection, isOptional: Bool)
  }

  /// The command line beats `gpu=`, which applies without it.
  static func wish(_ inputs: RunInputs) throws(Setting.Problem) -> Wish {
    // A slip is an error even where this run does not need the key.
    _ = try GPUWay.asked(inputs)
    let said = try inputs.setting(.gpu).map { setting throws(Setting.Problem) in
      try wish(setting, inputs.words(setting).map(\.text))
    }
    switch inputs.request.gpus {
    case .some(.none): return .nothing
    case let selection?: return .gpus(selection, isOptional: said == .gpus(.all, isOptional: true))
    case nil: return said ?? .nothing
    }
  }

  private static func wish(_ setting: Setting, _ policy: [String]) throws(Setting.Problem) -> Wish {
    let isOptional = policy == ["optional"]
    if policy == ["none"] { return .nothing }
    if policy == ["required"] || isOptional { return .gpus(.all, isOptional: isOptional) }
    // Whoever writes 0 wants the first one; docker would take it for a number, as it does any other.
    if policy == ["0"] {
      throw .notAllowed("0", allowed: ["required", "optional", "none", "all", "device=0"], setting.origin)
    }
    if policy != ["1"], let answer = try? setting.boolean() {
      return answer ? .gpus(.all, isOptional: false) : .nothing
    }
    // docker would take any lone word for a number of GPUs.
    if policy.count == 1, policy[0] != "all", !policy[0].isEmpty,
      policy[0].utf8.allSatisfy(\.isLowercaseLetter)
    {
      throw .notAllowed(policy[0], allowed: ["required", "optional", "none", "all"], setting.origin)
    }
    return .flags(setting)
  }

  static func flags(_ inputs: RunInputs) throws -> RunFlags {
    switch try wish(inputs) {
    case .nothing: return .none
    case .flags(let setting):
      return try RunFlags(inputs.words(setting), key: .gpu, missingFlag: "--gpus", origin: setting.origin)
    case .gpus(let selection, let isOptional):
      return try flags(selection, isOptional: isOptional, inputs)
    }
  }

  private static func flags(
    _ selection: GPUSelection, isOptional: Bool, _ inputs: RunInputs
  ) throws -> RunFlags {
    let way = try GPUWay.chosen(inputs)
    var flags = RunFlags.none
    if let finding = GPUChecks.finding(inputs, way) {
      if isOptional { return RunFlags(warning: .run(.withoutGPU(finding.problem))) }
      flags =
        finding.isCertain
        ? try inputs.stop(.gpu(finding.problem, section: inputs.image.name))
        : RunFlags(warning: .run(.unlikelyGPU(finding.problem)))
    }
    let (names, notice) = try names(selection, inputs)
    if let notice { flags.add(RunFlags(warning: .run(notice))) }
    switch way ?? .gpus {
    case .runtime:
      flags.add(switch: "--runtime=nvidia")
      flags.add("-e", "NVIDIA_VISIBLE_DEVICES=\(names.joined(separator: ","))")
    case .specification:
      for name in try names.map({ try specified($0, inputs) }) {
        flags.add("--device", "\(CDISpecification.nvidia)=\(name)")
      }
    case .gpus where names == ["all"]: flags.add("--gpus", "all")
    case .gpus:
      // docker reads the value as a line of CSV.
      let value = "device=\(names.joined(separator: ","))"
      flags.add("--gpus", names.count > 1 ? "\"\(value)\"" : value)
    }
    return flags
  }

  private static func names(
    _ selection: GPUSelection, _ inputs: RunInputs
  ) throws -> (names: [String], notice: RunNotice?) {
    guard selection == .least else {
      if case .these(let names) = selection, let devices = inputs.host.devices {
        for name in names { try refuse(name, devices) }
      }
      return (selection.names, nil)
    }
    guard !inputs.isElsewhere, let least = NVIDIADevices.least(inputs.host.uses) else {
      let problem = RunProblem.noLeastGPU(
        reason: inputs.isElsewhere ? "the engine is on another machine" : "nvidia-smi does not tell")
      // A dry run shows its line all the same, with any one of them.
      guard inputs.isDryRun else { throw problem }
      return (["0"], .wouldStop(problem))
    }
    let uses = inputs.host.uses.map { use in
      RunNotice.GPUUse(index: use.index, used: use.used, total: use.total, users: use.users)
    }
    return ([least.index], .leastGPU(least.index, uses: uses))
  }

  /// As a specification of devices calls it, which may know indexes or identifiers.
  private static func specified(_ name: String, _ inputs: RunInputs) throws(RunProblem) -> String {
    let known = inputs.host.gpu.specifications.flatMap(\.devices)
    if known.isEmpty || known.contains(name) { return name }
    if let device = inputs.host.devices?.device(name) {
      for other in [device.index, device.identifier] where known.contains(other) { return other }
    }
    if let use = inputs.host.uses.first(where: { $0.index == name }), known.contains(use.identifier) {
      return use.identifier
    }
    throw .unknownGPU(name, known: known)
  }

  /// A name of none, or of more than one.
  private static func refuse(_ name: String, _ devices: NVIDIADevices) throws(RunProblem) {
    let meant = devices.devices(name)
    let described = { (devices: [NVIDIADevices.Device]) in
      devices.map { "\($0.index) (\($0.name), \($0.identifier))" }
    }
    if meant.isEmpty { throw .unknownGPU(name, known: described(devices.all)) }
    if meant.count > 1 { throw .ambiguousGPU(name, fitting: described(meant)) }
  }
}
