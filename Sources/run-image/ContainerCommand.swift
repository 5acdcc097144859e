/// What runs in the container where nobody says it.
enum ContainerCommand {
  /// For `--shell`: the better of the two that an image may have. Its first word is the entry point.
  static let shell = ["sh", "-c", "if command -v bash >/dev/null; then exec bash; else exec sh; fi"]
}
