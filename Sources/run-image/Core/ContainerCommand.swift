import CommandLine
import ImageConfig

/// What runs in the container.
enum ContainerCommand {
  /// For `--shell`: the better of the two that an image may have. Its first word is the entry point.
  static let shell = ["sh", "-c", "if command -v bash >/dev/null; then exec bash; else exec sh; fi"]

  /// Of `-c`, or of `cmd=`: words, which no shell reads.
  static func words(of setting: Setting, _ inputs: RunInputs) throws -> (words: [String], warning: Warning?) {
    let shellLine = (setting.origin.isCommandLine ? ["--"] : []) + ["sh", "-c", setting.text]
    let warning = setting.shellWord.map { word in
      Warning.run(.noShellLine(word, instead: ShellText.of(shellLine), setting.origin))
    }
    return (try inputs.command(setting), warning)
  }
}
