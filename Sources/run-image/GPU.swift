import CommandLine
import ImageConfig

/// How `-g` and `gpu=` become flags of `docker run`.
enum GPU {
  static let allGPUs = ["--runtime=nvidia", "-e", "NVIDIA_VISIBLE_DEVICES=all"]

  /// What `gpu=` says, as it stands; a bare `all` gets the `--gpus` that it lacks.
  static func flags(_ setting: Setting, _ substitution: Substitution) throws(Setting.Problem) -> RunFlags {
    try RunFlags(
      substitution.words(of: setting), key: "gpu", missingFlag: "--gpus", origin: setting.origin)
  }
}
