extension Dockerfile {
  /// What docker refuses too, and what would make the stages read here others than docker's.
  package enum Problem: Error, Equatable {
    /// The line is longer than the 65535 bytes that docker reads; break it with line continuations.
    case lineTooLong(limit: Int, at: SourceLocation)
    /// The file is not UTF-8 text; save it as UTF-8.
    case notUTF8(at: SourceLocation)
    /// The file has a zero byte, so it is no text; save it as UTF-8.
    case zeroByte(at: SourceLocation)
    /// The file has no instruction; start it with a FROM.
    case empty(at: SourceLocation)
    /// The file has no FROM; name the image to start from with one.
    case noStage(at: SourceLocation)
    /// The file has no FROM, and this word is almost one.
    case almostFrom(String, at: SourceLocation)
    /// FROM takes `<image>` or `<image> AS <name>`, not these words.
    case fromWords([String], at: SourceLocation)
    /// A stage's name starts with a letter and has only letters, digits, `-`, `_` and `.`, unlike this one.
    case stageName(String, at: SourceLocation)
    /// The escape character is a backslash or a backtick, not this.
    case escapeCharacter(String, at: SourceLocation)
    /// The directive may be given once only; remove this one.
    case repeatedDirective(String, at: SourceLocation)
    /// Nothing ends the here-document; end it with a line that holds only this word.
    case unterminatedHeredoc(String, at: SourceLocation)
    /// The word behind `<<` cannot be read; check its quotes and braces.
    case heredocWord(String, at: SourceLocation)
  }
}
