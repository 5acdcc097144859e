import CommandLine
import ImageConfig

/// Words in quotes are those words again; a value put in is one word, whatever it holds.
enum WordsSubject {
  static func check(_ mutator: inout Mutator) throws(Failure) {
    let count = mutator.below(6)
    var words: [String] = []
    for _ in 0..<count {
      words.append(mutator.text(from: NameSeeds.texts + ConfigSeeds.texts, Tokens.config))
    }
    let literal = Substitution(braces: [:], variables: nil)

    try check(words, are: WordQuotes.quoted(words, &mutator), literal)
    try check(words, are: words.map(ShellText.quoted).joined(separator: " "), literal)
    let shown = ShellText.of(words)
    if shown.utf8.contains(where: { $0 < 0x20 }) { throw Failure("control characters are shown", shown) }
    if JSONWords.parse(WordQuotes.json(words, &mutator)) ?? ["no array"] != words.map(WordQuotes.withoutNUL) {
      throw Failure("the JSON array is another", words.joined(separator: "\n"))
    }
    for word in words { try checkPutIn(word) }
  }

  private static func check(
    _ words: [String], are text: String, _ substitution: Substitution
  ) throws(Failure) {
    let split = try? substitution.words(of: Setting(commandLine: text, key: "args")).map(\.text)
    guard let split, split.count == words.count,
      zip(split, words).allSatisfy({ $0.utf8.elementsEqual($1.utf8) })
    else { throw Failure("\(words.debugDescription) in quotes are \(split ?? [])", text) }
  }

  private static func checkPutIn(_ value: String) throws(Failure) {
    let names = Substitution(braces: ["user": value], variables: ["V": value])
    try check(["x" + value, value, value + "y", value], are: "x$V \"${V}\" '{user}'y <user>", names)
    // Alone and without quotes it is split, as its own text would be.
    let lone = try? names.words(of: Setting(commandLine: "$V", key: "args"))
    let own = try? Substitution(braces: [:], variables: nil).words(
      of: Setting(commandLine: value, key: "args"))
    if lone?.map(\.text) != own?.map(\.text) { throw Failure("$V alone is split otherwise", value) }
    if lone?.contains(where: \.isFlag) == true { throw Failure("a variable became a flag", value) }
    do {
      try FlagChecker(Array(value.utf8)).check(lone ?? [], .commandLine("args"))
      _ = try Substitution(braces: ["user": value], variables: ["V": value])
        .words(of: Setting(commandLine: value, key: "args"))
    } catch let failure as Failure {
      throw failure
    } catch {
      try Explanation.check(error, Array(value.utf8))
    }
  }
}
