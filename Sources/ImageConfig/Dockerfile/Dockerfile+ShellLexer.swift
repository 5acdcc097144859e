extension Dockerfile {
  /// Quotes, escapes and variables as BuildKit reads them, which is nearly how a shell does.
  struct ShellLexer {
    /// The text cannot be read, or no more than the caps allow was to be made of it.
    struct Failure: Error {}

    /// How much of the text stays as it is written.
    struct Style {
      var keepsQuotes = false
      var keepsEscapes = false
      /// A variable that is not set stays as text instead of being nothing.
      var keepsUnset = false
    }

    /// The text as one, and as the words between its unquoted spaces.
    struct Result {
      var text = ""
      var words: [String] = []
    }

    static let deepest = 32
    /// In bytes: what values may add to the text. Without it `ARG a=$b$b` doubles with every line.
    static let mostSubstituted = 65_536

    private let scalars: [Unicode.Scalar]
    private let escape: Unicode.Scalar
    let variables: Variables
    var style: Style
    var position: Int
    /// The word being read. BuildKit has but one, and forgets it at a `${a:-b}`: `<<${a:-b}` starts no
    /// here-document.
    private var word = ""
    var depth = 0
    var substituted = 0
    /// Whether the result depends on a value that is not known.
    var isUnknown = false

    private init(_ text: String, escape: UInt8, variables: Variables, style: Style) {
      scalars = Array(text.unicodeScalars)
      self.escape = Unicode.Scalar(escape)
      self.variables = variables
      self.style = style
      // As Go's scanner does.
      position = scalars.first == "\u{FEFF}" ? 1 : 0
    }

    static func read(
      _ text: String, escape: UInt8, variables: Variables = Variables(), style: Style = Style()
    ) throws(Failure) -> Result {
      var lexer = ShellLexer(text, escape: escape, variables: variables, style: style)
      let result = try lexer.read(upTo: nil, keepsEscapes: style.keepsEscapes)
      guard !lexer.isUnknown else { throw Failure() }
      return result
    }

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func take() -> Unicode.Scalar? {
      guard let next else { return nil }
      position += 1
      return next
    }
  }
}

extension Dockerfile.ShellLexer {
  mutating func read(
    upTo stop: Unicode.Scalar?, keepsEscapes: Bool
  ) throws(Failure) -> Result {
    let outer = style.keepsEscapes
    style.keepsEscapes = keepsEscapes
    defer { style.keepsEscapes = outer }
    var result = Result()
    var isInWord = false
    word = ""
    while let scalar = next, scalar != stop {
      switch scalar {
      case "$":
        let value = try dollar()
        result.text += value
        for scalar in value.unicodeScalars { add(scalar, to: &result.words, &isInWord) }
      case "<":
        add(verbatim: lessThan(), to: &result, &isInWord)
      case "'":
        add(verbatim: try singleQuoted(), to: &result, &isInWord)
      case "\"":
        add(verbatim: try doubleQuoted(), to: &result, &isInWord)
      case escape:
        position += 1
        if keepsEscapes { add(verbatim: String(scalar), to: &result, &isInWord) }
        if let escaped = take() { add(verbatim: String(escaped), to: &result, &isInWord) }
      default:
        position += 1
        result.text.unicodeScalars.append(scalar)
        add(scalar, to: &result.words, &isInWord)
      }
    }
    guard take() == stop else { throw Failure() }
    endWord(&result.words)
    return result
  }

  private mutating func add(verbatim text: String, to result: inout Result, _ isInWord: inout Bool) {
    result.text += text
    word += text
    isInWord = true
  }

  private mutating func add(_ scalar: Unicode.Scalar, to words: inout [String], _ isInWord: inout Bool) {
    guard scalar.isSpace else {
      word.unicodeScalars.append(scalar)
      isInWord = true
      return
    }
    if isInWord, !word.isEmpty {
      endWord(&words)
      isInWord = false
    }
  }

  private mutating func endWord(_ words: inout [String]) {
    if !word.isEmpty { words.append(word) }
    word = ""
  }

  /// `<<` and the spaces behind it, which do not end the word of a here-document.
  private mutating func lessThan() -> String {
    position += 1
    guard next == "<" else { return "<" }
    position += 1
    var text = "<<"
    while let scalar = next, scalar == " " || scalar == "\t" || scalar == "\r" {
      position += 1
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  private mutating func singleQuoted() throws(Failure) -> String {
    position += 1
    var text = style.keepsQuotes ? "'" : ""
    while let scalar = take() {
      if scalar == "'" { return style.keepsQuotes ? text + "'" : text }
      text.unicodeScalars.append(scalar)
    }
    throw Failure()
  }

  private mutating func doubleQuoted() throws(Failure) -> String {
    position += 1
    var text = style.keepsQuotes ? "\"" : ""
    while let scalar = next {
      if scalar == "$" {
        text += try dollar()
        continue
      }
      position += 1
      if scalar == "\"" { return style.keepsQuotes ? text + "\"" : text }
      if scalar == escape {
        if style.keepsEscapes { text.unicodeScalars.append(scalar) }
        guard let escaped = next else { continue }
        if escaped == "\"" || escaped == "$" || escaped == escape {
          position += 1
          text.unicodeScalars.append(escaped)
          continue
        }
      }
      text.unicodeScalars.append(scalar)
    }
    throw Failure()
  }
}
