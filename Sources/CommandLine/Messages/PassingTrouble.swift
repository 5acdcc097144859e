import ImageConfig

/// Trouble of a server or the line to it that is gone in a while, told from refusals, which stay.
package enum PassingTrouble {
  /// How long to wait before the next attempts, in seconds.
  package static let pauses = [1, 4, 10]

  package static var attempts: Int { pauses.count + 1 }

  /// For so many attempts; nothing stands for the last one, behind which there is none.
  package static func pauses(for attempts: Int) -> [Int?] {
    pauses.prefix(max(attempts - 1, 0)).map(Optional.some) + [nil]
  }

  private static let refusals = [
    "denied", "unauthorized", "authentication required", "no basic auth", "authorization failed", "forbidden",
    "invalid reference",
  ]

  /// A tag that the registry lets nobody move: Amazon says "is immutable", Harbor "as immutable", Google "tag
  /// immutability".
  private static let immutability = ["immutab", "412 precondition failed", "does not allow updating"]

  private static let troubles = [
    "timeout", "timed out", "deadline exceeded", "eof", "connection reset", "connection refused",
    "broken pipe", "readfrom tcp", "closed network connection", "temporary failure", "server misbehaving",
    "stream error", "goaway", "toomanyrequests", "too many requests", "internal server error", "bad gateway",
    "service unavailable", "gateway timeout",
  ]

  /// Whether a number from 500 on stands behind a word that announces a status; the address of the request that
  /// stood between them has gone with the names.
  private static func isServersOwn(_ text: String) -> Bool {
    let words = text.split { " :,".contains($0) }
    return zip(words, words.dropFirst()).contains { word, number in
      ["status", "http", "code", "to"].contains(word) && number.utf8.count == 3 && number.first == "5"
        && number.utf8.allSatisfy(\.isDigit)
    }
  }

  /// Nobody is there, or nobody knows where that is.
  private static let absences = ["connection refused", "no such host", "could not resolve host"]

  package static func isAbsence(_ said: String) -> Bool {
    let text = withoutNames(said)
    return absences.contains(where: text.containsBytes)
  }

  /// What a resolver or the kernel says where there is no network, whoever prints it.
  private static let barriers = [
    "no such host", "could not resolve host", "temporary failure", "server misbehaving",
    "network is unreachable",
    "no route to host",
  ]

  /// How a program begins to say that it could not connect. A refusal or a silence counts only behind one of these: a
  /// build step may test something that refuses, or set a timeout.
  private static let attemptsToConnect = [
    "failed to do request", "dial tcp", "could not connect to", "can't connect to", "failed to connect to",
    "connecttimeout",
    "newconnectionerror",
  ]
  private static let silences = ["connection refused", "timeout", "timed out"]

  /// What repeats the user's own words: an excerpt of the Dockerfile, a step's name, the command that failed.
  private static let quotations = [" | ", "] run ", "did not complete successfully"]

  /// Whether a build failed because no way leads there, now or ever, as on a machine without a network.
  package static func isUnreachable(_ said: String) -> Bool {
    said.split(whereSeparator: \.isNewline).contains { line in
      let text = line.lowercased()
      if quotations.contains(where: text.containsBytes) { return false }
      return barriers.contains(where: text.containsBytes)
        || attemptsToConnect.contains(where: text.containsBytes)
          && silences.contains(where: text.containsBytes)
    }
  }

  /// By what docker said on its way out.
  /// - Parameter contact: with the server that it said that of.
  package static func isLikely(_ said: String, contact: Command.Contact? = nil) -> Bool {
    if contact?.isFirst == true, isAbsence(said) { return false }
    let text = withoutNames(said)
    return !(refusals + immutability).contains(where: text.containsBytes)
      && (troubles.contains(where: text.containsBytes) || isServersOwn(text))
  }

  /// Why a command was given up after so many attempts; none where nothing is known.
  package static func obstacle(
    _ said: String, attempts: Int, contact: Command.Contact? = nil
  ) -> StepProblem.Obstacle? {
    if contact?.isFirst == true, isAbsence(said) { return .absence }
    let text = withoutNames(said)
    if immutability.contains(where: text.containsBytes) { return .immutable }
    if refusals.contains(where: text.containsBytes) { return .refusal }
    return isLikely(said) ? .trouble(attempts: attempts) : nil
  }

  /// An image may be called immutable-base, and a digest may hold a 401.
  private static func withoutNames(_ said: String) -> String {
    said.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
      .filter { word in
        word.containsBytes("i/o") || !["/", "@", "sha256:"].contains(where: word.containsBytes)
      }
      .joined(separator: " ")
  }

  package static func repetition(of command: String) -> String {
    "temporary failure, retrying once: \(command)\n"
  }

  /// The variable that says how many seconds a server may take to answer.
  package static let timeoutVariable = "ORBYTER_PATIENCE"

  package static func noAnswer(seconds: Int) -> String { "no answer within \(seconds) s" }

  /// Whether what a question came to ends in the line above, which we put there: a program may have said the same
  /// words in the middle of something else.
  package static func isNoAnswer(_ said: String) -> Bool {
    guard let line = said.split(whereSeparator: \.isNewline).last else { return false }
    let seconds = line.utf8.drop { !$0.isDigit }.prefix(while: \.isDigit)
    return Int(Substring(seconds)).map { line == noAnswer(seconds: $0) } ?? false
  }

  package static func wait(for command: String, seconds: Int, of limit: Int) -> String {
    "no answer for \(seconds) s, waiting up to \(limit) s: \(command)\n"
  }

  package static func announcement(of command: String, seconds: Int) -> String {
    "temporary failure, retrying in \(seconds) s: \(command)\n"
  }
}
