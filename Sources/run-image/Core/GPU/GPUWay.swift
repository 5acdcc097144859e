import ImageConfig

/// The three ways in which docker gives a container GPUs.
enum GPUWay: String, CaseIterable {
  /// NVIDIA's own runtime.
  case runtime
  /// Devices that a specification describes (CDI).
  case specification = "cdi"
  /// docker's flag for it.
  case gpus

  /// `gpu_mode=`, else the first that the engine has; none where it has none of them.
  static func chosen(_ inputs: RunInputs) throws(Setting.Problem) -> GPUWay? {
    if let way = try asked(inputs) { return way }
    // Without an engine to ask, what has been there the longest.
    return inputs.host.info == nil ? .runtime : first(inputs.host, isElsewhere: inputs.isElsewhere)
  }

  static func asked(_ inputs: RunInputs) throws(Setting.Problem) -> GPUWay? {
    guard let setting = try inputs.setting(.gpuMode) else { return nil }
    let word = try inputs.word(setting).text
    guard let way = GPUWay(rawValue: word) else {
      throw .notAllowed(word, allowed: allCases.map(\.rawValue), setting.origin)
    }
    return way
  }

  static func first(_ host: RunHost, isElsewhere: Bool) -> GPUWay? {
    guard let engine = host.info else { return nil }
    if engine.runtimes.contains("nvidia") { return .runtime }
    let isListed = engine.devices.contains { $0.hasPrefix(CDISpecification.nvidia + "=") }
    if isListed || !isElsewhere && !host.gpu.specifications.isEmpty { return .specification }
    return isElsewhere || host.gpu.hasToolkit ? .gpus : nil
  }

  /// As docker's command line has it.
  var spelling: String {
    switch self {
    case .runtime: "--runtime=nvidia"
    case .specification: "--device \(CDISpecification.nvidia)=..."
    case .gpus: "--gpus"
    }
  }
}
