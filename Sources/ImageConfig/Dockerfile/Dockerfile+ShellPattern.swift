extension Dockerfile {
  /// The pattern in `${NAME#pattern}`, `${NAME%pattern}` and `${NAME/pattern/text}`: `*` is any text, `?` any
  /// character, neither of them a line break. Without a shell's brackets, as BuildKit has it.
  struct ShellPattern {
    private enum Part: Equatable {
      case one(Unicode.Scalar)
      case any
      case anything
    }

    private let parts: [Part]

    /// None where docker refuses it, for an escape that it does not know.
    init?(_ text: String) {
      var parts: [Part] = []
      var rest = text.unicodeScalars[...]
      while let scalar = rest.popFirst() {
        switch scalar {
        case "*": parts.append(.anything)
        case "?": parts.append(.any)
        case "\\":
          guard let next = rest.popFirst(), "*?\\}/".unicodeScalars.contains(next) else { return nil }
          parts.append(.one(next))
        default: parts.append(.one(scalar))
        }
      }
      self.parts = parts
    }

    private init(_ parts: [Part]) { self.parts = parts }

    func withoutPrefix(_ value: String, longest: Bool) -> String {
      let scalars = Array(value.unicodeScalars)
      return Self.text(scalars[(end(in: scalars[...], longest: longest) ?? 0)...])
    }

    func withoutSuffix(_ value: String, longest: Bool) -> String {
      let scalars = Array(value.unicodeScalars.reversed())
      let end = ShellPattern(parts.reversed()).end(in: scalars[...], longest: longest) ?? 0
      return Self.text(scalars[end...].reversed())
    }

    /// More than any image's name has; each further character would cost as much as all before it.
    private static let longestReplaced = 1_024

    /// None where that is too much to be found out.
    func replaced(in value: String, by text: String, everywhere: Bool) -> String? {
      let scalars = Array(value.unicodeScalars)
      guard scalars.count <= Self.longestReplaced, parts.count <= 64 else { return nil }
      var result = ""
      var start = 0
      var lastEnd: Int?
      while start <= scalars.count {
        // An empty match right behind another is none.
        if let end = end(in: scalars[start...], longest: true), end > start || end != lastEnd {
          result += text
          lastEnd = end
          guard everywhere else { return result + Self.text(scalars[end...]) }
          if end > start {
            start = end
            continue
          }
        }
        if start < scalars.count { result.unicodeScalars.append(scalars[start]) }
        start += 1
      }
      return result
    }

    /// Where a match ends that begins at the text's start.
    private func end(in text: ArraySlice<Unicode.Scalar>, longest: Bool) -> Int? {
      var places = closure([0])
      var found: Int?
      var position = text.startIndex
      while true {
        if places.contains(parts.count) {
          found = position
          if !longest { return found }
        }
        guard position < text.endIndex, !places.isEmpty else { return found }
        let scalar = text[position]
        var next: [Int] = []
        for place in places where place < parts.count {
          switch parts[place] {
          case .one(scalar): next.append(place + 1)
          case .any where scalar != "\n": next.append(place + 1)
          case .anything where scalar != "\n": next.append(place)
          default: break
          }
        }
        places = closure(next)
        position += 1
      }
    }

    /// The places, and those behind a `*`, which may be nothing; in order, each once.
    private func closure(_ places: [Int]) -> [Int] {
      var result: [Int] = []
      for var place in places {
        while result.last.map({ $0 < place }) ?? true {
          result.append(place)
          guard place < parts.count, parts[place] == .anything else { break }
          place += 1
        }
      }
      return result
    }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      return text
    }
  }
}
