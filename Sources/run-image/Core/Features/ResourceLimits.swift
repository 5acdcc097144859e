import ImageConfig

/// `cpus=`, `memory=` and `ulimits=`: how much of the machine a container may take.
enum ResourceLimits {
  /// What NVIDIA's own libraries ask for: memory that is pinned, and deep stacks.
  private static let withGPU = ["memlock=-1", "stack=67108864"]

  static func flags(
    _ inputs: RunInputs, hasGPU: Bool, besides others: RunFlags
  ) throws(Setting.Problem) -> RunFlags {
    var flags = RunFlags.none
    if let setting = try inputs.setting(.cpus) {
      flags.add("--cpus", try Quantity.count(inputs.words(setting), setting.origin))
    }
    if let setting = try inputs.setting(.memory) {
      flags.add("--memory", try Quantity.size(inputs.words(setting), setting.origin))
    }
    switch try inputs.choice(.ulimits) {
    case .off: break
    case .these(let words, let origin):
      flags.add(try RunFlags(words, key: .ulimits, missingFlag: "--ulimit", origin: origin))
    case .standard where hasGPU:
      let settled = others.values(of: ["--ulimit"])
      let isFree = inputs.host.raisesLimits && inputs.host.info?.isRootless != true
      // Memory without a limit is not everywhere an engine's to give, and a container would not start.
      for limit in isFree ? withGPU : [withGPU[1]]
      where !settled.contains(where: { $0.hasPrefix(limit.prefix { $0 != "=" } + "=") }) {
        flags.add("--ulimit", limit)
      }
    case .standard: break
    }
    return flags
  }
}
