extension Dockerfile.ShellLexer {
  /// What the `$` at the position and what belongs to it stand for.
  mutating func dollar() throws(Failure) -> String {
    position += 1
    guard next == "{" else {
      let name = name()
      return name.isEmpty ? "$" : try value(of: name) ?? (style.keepsUnset ? "$" + name : "")
    }
    position += 1
    guard let first = next, first != "{", first != "}", first != ":" else { throw Failure() }
    let name = name()
    switch take() {
    case "}":
      return try value(of: name) ?? (style.keepsUnset ? "${\(name)}" : "")
    case ":":
      guard let modifier = take() else { throw Failure() }
      return try modified(name, by: modifier, emptyIsUnset: true)
    case let modifier? where ["+", "-", "?", "#", "%"].contains(modifier):
      return try modified(name, by: modifier, emptyIsUnset: false)
    case "/":
      return try replaced(name)
    default:
      throw Failure()
    }
  }

  private mutating func modified(
    _ name: String, by modifier: Unicode.Scalar, emptyIsUnset: Bool
  ) throws(Failure) -> String {
    let wasUnknown = isUnknown
    let word = try nested(upTo: "}", keepsEscapes: modifier == "#" || modifier == "%")
    let wordIsUnknown = isUnknown
    isUnknown = wasUnknown
    let value = try value(of: name)
    if value == nil, style.keepsUnset { return "${\(name)\(emptyIsUnset ? ":" : "")\(modifier)\(word)}" }
    let isSet = value != nil && !(emptyIsUnset && value == "")
    switch modifier {
    case "-" where isSet, "?" where isSet: return value ?? ""
    case "+" where !isSet: return ""
    case "-", "+":
      isUnknown = isUnknown || wordIsUnknown
      return word
    case "#", "%":
      isUnknown = isUnknown || wordIsUnknown
      return try cut(value ?? "", by: modifier, word)
    default: throw Failure()
    }
  }

  /// A doubled sign cuts as much as it can.
  private func cut(_ value: String, by sign: Unicode.Scalar, _ word: String) throws(Failure) -> String {
    let isLongest = word.unicodeScalars.first == sign
    let text = isLongest ? String(word.unicodeScalars.dropFirst()) : word
    guard let pattern = Dockerfile.ShellPattern(text) else { throw Failure() }
    return sign == "#"
      ? pattern.withoutPrefix(value, longest: isLongest) : pattern.withoutSuffix(value, longest: isLongest)
  }

  private mutating func replaced(_ name: String) throws(Failure) -> String {
    let isEverywhere = next == "/"
    if isEverywhere { position += 1 }
    let pattern = try nested(upTo: "/", keepsEscapes: true)
    let replacement = try nested(upTo: "}", keepsEscapes: true)
    let value = try value(of: name)
    if value == nil, style.keepsUnset { return "${\(name)/\(pattern)/\(replacement)}" }
    // With `//`, a dollar in the new text stands for a part of the match to docker.
    let isPlain = !isEverywhere || !replacement.utf8.contains(UInt8(ascii: "$"))
    guard isPlain, let pattern = Dockerfile.ShellPattern(pattern),
      let text = pattern.replaced(in: value ?? "", by: replacement, everywhere: isEverywhere)
    else { throw Failure() }
    substituted += text.utf8.count
    guard substituted <= Self.mostSubstituted else { throw Failure() }
    return text
  }

  private mutating func nested(
    upTo stop: Unicode.Scalar, keepsEscapes: Bool
  ) throws(Failure) -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw Failure() }
    return try read(upTo: stop, keepsEscapes: keepsEscapes).text
  }

  private mutating func value(of name: String) throws(Failure) -> String? {
    switch variables[name] {
    case .unset: return nil
    case .unknown:
      isUnknown = true
      return ""
    case .known(let value):
      substituted += value.utf8.count
      guard substituted <= Self.mostSubstituted else { throw Failure() }
      return value
    }
  }

  /// The name at the position: digits, or one of the shell's special parameters, or letters and digits.
  private mutating func name() -> String {
    var name = ""
    guard let first = next else { return name }
    if "@*#?-$!".unicodeScalars.contains(first) {
      position += 1
      return String(first)
    }
    let isNumber = Self.isDigit(first)
    while let scalar = next, Self.isDigit(scalar) || !isNumber && Self.isLetter(scalar) {
      position += 1
      name.unicodeScalars.append(scalar)
    }
    return name
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: scalar == "_"
    }
  }
}
