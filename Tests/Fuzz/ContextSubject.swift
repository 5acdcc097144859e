import ImageConfig

/// An ignore file: what it says of paths, and what must come of lines behind all others.
enum ContextSubject {
  private static let seeds = [
    "# a comment\n.git\n**/__pycache__\n*.log\ndata/**\n!data/keep\n", "*\n!src\n!docs/**/*.md\n[a-c]?/x\n",
    "/a//b/../c/\n\\*x\n[^\\]-z]\n**a**b\n\u{FEFF}!x",
  ].map { Array($0.utf8) }

  private static let tokens =
    Tokens.name
    + ["*", "**", "**/", "/**", "?", "[", "]", "[^", "!", "\\", "./", "\n!", "\n"].map { Array($0.utf8) }

  private static let paths = [
    "a", ".git/config", "data/keep/x", "src/deep/a.log", "docs/a b.md", "日/\u{301}", "a\nb/c",
  ]

  static func check(_ mutator: inout Mutator) throws(Failure) {
    let input = mutator.bytes(from: seeds, tokens)
    let drawn = mutator.text(from: seeds, tokens).split(separator: "\n").first
      .map { String($0.prefix(1_000)) }
    let paths = paths + [drawn.map { $0.filter { $0 != "/" } + "/x" } ?? "b"]
    guard let ignoreFile = IgnoreFile(bytes: input) else { return }
    for path in paths { try checkSense(of: ignoreFile, path, input) }
    try check(input, then: "\n**", ignores: true, paths)
    try check(input, then: "\n!**", ignores: false, paths)
    if let drawn { try checkLiteral(drawn) }
  }

  /// Without exceptions, what is below an ignored folder is ignored.
  private static func checkSense(of ignoreFile: IgnoreFile, _ path: String, _ input: [UInt8]) throws(Failure)
  {
    let verdicts = verdicts(ignoreFile, path)
    let hasException = input.contains(UInt8(ascii: "!"))
    for (folder, inner) in zip(verdicts, verdicts.dropFirst()) where folder && !inner && !hasException {
      throw Failure("\(path) stays though its folder goes", input)
    }
    if verdicts.first == true, !hasException, ignoreFile.mayTakeIn(below: path) {
      throw Failure("something below \(path) may stay", input)
    }
  }

  /// The last line decides, whatever the others say.
  private static func check(
    _ input: [UInt8], then line: String, ignores: Bool, _ paths: [String]
  ) throws(Failure) {
    guard let ignoreFile = IgnoreFile(bytes: input + Array(line.utf8)) else {
      throw Failure("refused with \(line)", input)
    }
    for path in paths where verdicts(ignoreFile, path).contains(!ignores) {
      throw Failure("\(path) in spite of \(line)", input)
    }
  }

  /// Of a path's folders, from the top, and of itself.
  private static func verdicts(_ ignoreFile: IgnoreFile, _ path: String) -> [Bool] {
    var verdict: IgnoreFile.Verdict?
    var above = ""
    return path.split(separator: "/").map { part in
      above += (above.isEmpty ? "" : "/") + part
      let own = ignoreFile.verdict(on: above, in: verdict)
      verdict = own
      return own.isIgnored
    }
  }

  /// A name whose every sign is escaped means itself.
  private static func checkLiteral(_ text: String) throws(Failure) {
    let escaped = text.unicodeScalars.map { "\\" + String($0) }.joined()
    guard PathPattern(escaped)?.matches(text) == true else {
      throw Failure("\(escaped) is not itself", Array(text.utf8))
    }
  }
}
