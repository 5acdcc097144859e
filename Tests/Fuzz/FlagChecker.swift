import ImageConfig

/// Flags and the words between them are all the words there were, in their order.
struct FlagChecker {
  private let input: [UInt8]

  init(_ input: [UInt8]) { self.input = input }

  private static let switches: Set<String> = ["-i", "-t", "-d", "--rm", "--init", "--privileged"]

  func check(_ words: [Word], _ origin: Setting.Origin) throws {
    var sorted: [Word] = []
    for item in try FlagList(words, switches: Self.switches, origin: origin).items {
      switch item {
      case .flag(let names, let words):
        if names.isEmpty { throw Failure("a flag without a name: \(words)", input) }
        sorted += words
      case .bare(let word):
        if word.isFlag { throw Failure("a flag that is none: \(word)", input) }
        sorted.append(word)
      }
    }
    if sorted != words { throw Failure("\(words.count) words became \(sorted.count)", input) }
  }
}
