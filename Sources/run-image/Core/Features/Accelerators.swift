import CommandLine
import ImageConfig

/// `hardware=`: AWS's own accelerators, of which a container gets all.
enum Accelerators {
  static func flags(_ inputs: RunInputs) throws -> RunFlags {
    guard let setting = try inputs.setting(.hardware) else { return .none }
    let name = try inputs.word(setting).text
    let known = ["inf1", "inf2", "trn1", "trn2"]
    guard known.contains(name) else {
      throw Setting.Problem.notAllowed(name, allowed: known, setting.origin)
    }
    if inputs.isElsewhere { return RunFlags(warning: .staysHere("/dev/neuron*", setting.origin)) }
    let devices = inputs.host.gpu.neurons
    if devices.isEmpty { return try inputs.stop(.noAccelerator(name)) }
    var flags = RunFlags.none
    for device in devices { flags.add("--device", device) }
    return flags
  }
}
