import ImageConfig

/// Trouble of a server or the line to it that is gone in a while, told from refusals, which stay.
public enum PassingTrouble {
  /// How long to wait before the next attempts, in seconds.
  public static let pauses = [1, 4, 10]

  public static var attempts: Int { pauses.count + 1 }

  /// For so many attempts; nothing stands for the last one, behind which there is none.
  public static func pauses(for attempts: Int) -> [Int?] {
    pauses.prefix(max(attempts - 1, 0)).map(Optional.some) + [nil]
  }

  private static let refusals = [
    "denied", "unauthorized", "authentication required", "no basic auth", "authorization failed", "forbidden",
    "invalid reference",
  ]

  /// A tag that the registry lets nobody move; Amazon's and Harbor's words are "is immutable" and "as immutable".
  private static let immutability = ["immutable", "412 precondition failed"]

  private static let troubles = [
    "timeout", "timed out", "deadline exceeded", "eof", "connection reset", "connection refused",
    "broken pipe", "readfrom tcp", "closed network connection", "temporary failure", "server misbehaving",
    "toomanyrequests", "too many requests", "http 500", "http 502", "http 503", "http 504", "status: 500",
    "status: 502", "status: 503", "status: 504", "internal server error", "bad gateway",
    "service unavailable", "gateway timeout",
  ]

  /// By what docker said on its way out.
  public static func isLikely(_ said: String) -> Bool {
    let text = withoutNames(said)
    return !(refusals + immutability).contains(where: text.holds) && troubles.contains(where: text.holds)
  }

  /// Why a command was given up after so many attempts; none where nothing is known.
  public static func obstacle(_ said: String, attempts: Int) -> StepProblem.Obstacle? {
    let text = withoutNames(said)
    if immutability.contains(where: text.holds) { return .immutable }
    if refusals.contains(where: text.holds) { return .refusal }
    return isLikely(said) ? .trouble(attempts: attempts) : nil
  }

  /// An image may be called immutable-base, and a digest may hold a 401.
  private static func withoutNames(_ said: String) -> String {
    said.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
      .filter { word in word.holds("i/o") || !["/", "@", "sha256:"].contains(where: word.holds) }
      .joined(separator: " ")
  }

  public static func repetition(of command: String) -> String {
    "that may pass: trying once more: \(command)\n"
  }

  public static func announcement(of command: String, seconds: Int) -> String {
    "that may pass: trying again in \(seconds) s: \(command)\n"
  }
}
