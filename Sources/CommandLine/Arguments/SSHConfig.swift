/// What completion needs of ssh's configuration: the hosts that it names, and the files that it includes.
public enum SSHConfig {
  public enum Line: Equatable, Sendable {
    case hosts([String])
    case include([String])
  }

  /// The lines of these two kinds, their words as ssh reads them.
  public static func lines(of text: String) -> [Line] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = words(of: line.unicodeScalars)
      switch words.first?.lowercased() {
      // A pattern is no name, and nobody goes where a ! keeps them from.
      case "host": return .hosts(words.dropFirst().filter { word in !word.contains { "*?!".contains($0) } })
      case "include": return .include(Array(words.dropFirst()))
      default: return nil
      }
    }
  }

  private static func words(of line: Substring.UnicodeScalarView) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Unicode.Scalar?
    var isEscaped = false
    for scalar in line {
      if isEscaped {
        word?.unicodeScalars.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
        word = word ?? ""
      } else if let open = quote {
        if scalar == open { quote = nil } else { word?.unicodeScalars.append(scalar) }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
        word = word ?? ""
      } else if scalar == "#", word == nil {
        break
      } else if scalar == " " || scalar == "\t" || scalar == "=" && words.count < 1 {
        if let ended = word { words.append(ended) }
        word = nil
      } else if scalar != "=" || word != nil || words.count > 1 {
        word = (word ?? "") + String(scalar)
      }
    }
    return words + [word].compactMap(\.self)
  }
}
