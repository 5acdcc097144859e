import CommandLine
import ImageConfig

/// `--validate`: the image as run.cfg has it run, but with the tests of its folder for its program, and with nothing
/// that reaches out of it, or stands in its files' place: neither network and ports nor mounts.
enum Validation {
  /// Where the container has the images' folder.
  private static let folder = "/docker"
  private static let reach: Set = [
    "-v", "--volume", "--mount", "--tmpfs", "--volumes-from", "-p", "--publish", "-P", "--publish-all",
    "--network", "--net", "--name", "-d", "--detach", "-i", "--interactive", "-t", "--tty", "--restart",
    "--entrypoint",
  ]

  static func flags(_ inputs: RunInputs) -> RunFlags {
    var flags = RunFlags(flag: "--network", value: "none")
    flags.add("-e", "PYTHONDONTWRITEBYTECODE=1")
    let files = inputs.project.files
    let source = files.imagesFolder == "." ? files.root : "\(files.root)/\(files.imagesFolder)"
    flags.add("--mount", Mounts.bind(source, at: folder, isReadOnly: true))
    return Mounts.looked(at: flags, of: nil, inputs)
  }

  /// Of what `args=` has.
  static func leaveOutReach(_ flags: inout RunFlags) {
    flags.items.removeAll { item in
      guard case .flag(let names, _) = item else { return false }
      return names.contains(where: reach.contains)
    }
  }

  /// For the entry point `sh`.
  static func command(_ inputs: RunInputs) -> [String] {
    let script = String(decoding: PackageResources.validate_sh, as: UTF8.self)
    return ["-c", script, "validate", inputs.image.folder ?? "", inputs.project.files.imagesFolder]
  }
}
