import CommandLine
import ImageConfig

/// How `-g` and `gpu=` become flags of `docker run`.
enum GPU {
  static func all() throws(Setting.Problem) -> RunFlags {
    try RunFlags(
      ["--runtime=nvidia", "-e", "NVIDIA_VISIBLE_DEVICES=all"].map { Word($0) }, key: "gpu",
      missingFlag: nil, origin: .commandLine("use-gpu"))
  }

  /// What `gpu=` says, as it stands; a bare `all` gets the `--gpus` that it lacks.
  static func flags(_ setting: Setting, _ substitution: Substitution) throws(Setting.Problem) -> RunFlags {
    try RunFlags(
      substitution.words(of: setting), key: "gpu", missingFlag: "--gpus", origin: setting.origin)
  }
}
