import ImageConfig

/// How a command is shown, and how the one remote command of ssh is built: text that a shell reads
/// back as exactly these words. The only place that quotes.
package enum ShellText {
  package static func quoted(_ word: String) -> String {
    // zsh looks up =name.
    if !word.isEmpty, !word.hasPrefix("="), word.utf8.allSatisfy(isPlain) { return word }
    let parts = word.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return "'" + parts.map { String(Substring($0)) }.joined(separator: "'\\''") + "'"
  }

  /// The same for eyes: a line break or an escape sequence in a word must not reach the terminal.
  package static func shown(_ word: String) -> String {
    guard word.unicodeScalars.contains(where: \.isControl) else { return quoted(word) }
    var text = "$'"
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "'", "\\": text += "\\\(scalar)"
      case _ where scalar.isControl:
        for byte in String(scalar).utf8 { text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "'"
  }

  package static func of(_ words: [String]) -> String {
    words.map(shown).joined(separator: " ")
  }

  /// The words as one line for the shell of another machine, whichever that is. Where csh or fish would read
  /// something else between quotes, they hand it on in a form that they leave alone, and `sh` makes the words.
  package static func remote(_ words: [String]) -> String {
    let line = words.map(quoted).joined(separator: " ")
    guard words.contains(where: { $0.utf8.contains(where: isSpecialInQuotes) }) else { return line }
    var text: [UInt8] = []
    for byte in "exec \(line)".utf8 {
      if isSpecialInQuotes(byte) {
        let digits = String(byte, radix: 8)
        text += Array("\\\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8)
      } else {
        text.append(byte)
      }
    }
    return "sh -c 'eval \"$(printf %b \"$0\")\"' '\(String(decoding: text, as: UTF8.self))'"
  }

  /// csh takes no line break between quotes and looks `!` up in its history; fish has other rules for quotes and
  /// backslashes.
  private static func isSpecialInQuotes(_ byte: UInt8) -> Bool { "\n!'\\".utf8.contains(byte) }

  package static func of(_ command: Command) -> String {
    let overlay = command.environment.filter { $0.shown != "\"$\($0.name)\"" }
      .map { "\($0.name)=\($0.shown)" }
    let line = (overlay + [of([command.executable] + command.arguments)]).joined(separator: " ")
    switch command.input {
    case .inherited: return line
    case .nothing: return line + " </dev/null"
    case .value(let value): return "printf %s \(value.shown) | \(line)"
    case .text(let text): return hereDocument(line, text)
    }
  }

  /// Ended by a word that is no line of the text.
  private static func hereDocument(_ line: String, _ text: String) -> String {
    let lines = Set(text.split(separator: "\n"))
    var end = "END"
    while lines.contains(end[...]) { end += "D" }
    return "\(line) <<'\(end)'\n\(text)\n\(end)"
  }

  package static func of(_ pipeline: Pipeline) -> String {
    pipeline.commands.map { of($0) }.joined(separator: " | ")
  }

  /// Without `~`: bash expands it behind `=` and `:` too.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || "_-./:=,@%+".utf8.contains(byte)
  }
}
