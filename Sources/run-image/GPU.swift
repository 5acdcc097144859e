import CommandLine
import ImageConfig

/// How `-g` and `gpu=` become flags of `docker run`.
enum GPU {
  /// `-g` beats `gpu=`, which applies without it.
  static func flags(_ inputs: RunInputs) throws(Setting.Problem) -> RunFlags {
    if inputs.request.wantsGPU { return try all() }
    return try inputs.setting("gpu").map { setting throws(Setting.Problem) in
      try flags(setting, inputs.substitution)
    } ?? .none
  }

  private static func all() throws(Setting.Problem) -> RunFlags {
    try RunFlags(
      ["--runtime=nvidia", "-e", "NVIDIA_VISIBLE_DEVICES=all"].map { Word($0) }, key: "gpu",
      missingFlag: nil, origin: .commandLine("use-gpu"))
  }

  /// What `gpu=` says, as it stands; a bare `all` gets the `--gpus` that it lacks.
  private static func flags(_ setting: Setting, _ substitution: Substitution) throws(Setting.Problem)
    -> RunFlags
  {
    try RunFlags(
      substitution.words(of: setting), key: "gpu", missingFlag: "--gpus", origin: setting.origin)
  }
}
