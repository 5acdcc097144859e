import ImageConfig

/// Trouble of a server or the line to it that is gone in a while, told from refusals, which stay.
public enum PassingTrouble {
  /// How long to wait before the next attempts, in seconds.
  public static let pauses = [1, 4, 10]

  private static let refusals = [
    "401", "403", "denied", "unauthorized", "authentication required", "no basic auth", "immutable",
    "forbidden", "invalid reference",
  ]

  private static let troubles = [
    "timeout", "timed out", "deadline exceeded", "eof", "connection reset", "connection refused",
    "broken pipe", "temporary failure", "server misbehaving", "toomanyrequests", "too many requests",
    "http 500", "http 502", "http 503", "http 504", "status: 500", "status: 502", "status: 503",
    "status: 504", "internal server error", "bad gateway", "service unavailable", "gateway timeout",
  ]

  /// By what docker said on its way out.
  public static func isLikely(_ said: String) -> Bool {
    let text = said.lowercased()
    return !refusals.contains(where: text.holds) && troubles.contains(where: text.holds)
  }

  public static func repetition(of command: String) -> String {
    "that may pass: trying once more: \(command)\n"
  }

  public static func announcement(of command: String, seconds: Int) -> String {
    "that may pass: trying again in \(seconds) s: \(command)\n"
  }
}
