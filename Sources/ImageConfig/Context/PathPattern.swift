/// A pattern of paths as docker's ignore files have them: `*` and `?` stay within a folder, `**` goes
/// through any number of them, `[a-z]` is one of these, and a backslash takes the meaning from what follows.
package struct PathPattern: Equatable, Sendable {
  private var parts: [Part] = []
  /// What the path ends in, where two stars in front are all that is special.
  private var ending: [UInt32]?

  private enum Part: Equatable {
    case letter(UInt32)
    /// One other than a slash.
    case any
    case oneOf([ClosedRange<UInt32>], isNegated: Bool)
    /// Any number, none of them a slash.
    case star
    /// Any number to the end.
    case rest
    /// The next part, or nothing.
    case maybe
    /// Whole folders, each with its slash.
    case folders
  }

  /// None where docker would refuse it.
  package init?(_ text: String) {
    var scalars = Array(text.unicodeScalars.map(\.value))[...]
    while let scalar = scalars.popFirst() {
      switch Unicode.Scalar(scalar) {
      case "*": parts += Self.stars(&scalars)
      case "?": parts.append(.any)
      case "[":
        guard let part = Self.oneOf(&scalars) else { return nil }
        parts.append(part)
      case "\\":
        guard let escaped = scalars.popFirst() else { return nil }
        parts.append(.letter(escaped))
      default: parts.append(.letter(scalar))
      }
    }
    guard parts.first == .maybe else { return }
    let letters = parts.dropFirst(2).compactMap { if case .letter(let letter) = $0 { letter } else { nil } }
    let isPlain = letters.count == parts.count - 2 && !text.utf8.contains(UInt8(ascii: "\\"))
    // Docker takes the stars in front of a plain word for any beginning, slash or not.
    if isPlain { ending = text.unicodeScalars.dropFirst(2).map(\.value) }
  }

  private static func stars(_ rest: inout ArraySlice<UInt32>) -> [Part] {
    guard rest.first == star else { return [.star] }
    rest = rest.dropFirst()
    if rest.first == slash { rest = rest.dropFirst() }
    return rest.isEmpty ? [.rest] : [.maybe, .folders]
  }

  private static func oneOf(_ rest: inout ArraySlice<UInt32>) -> Part? {
    let isNegated = rest.first == Unicode.Scalar("^").value
    if isNegated { rest = rest.dropFirst() }
    var ranges: [ClosedRange<UInt32>] = []
    while let low = letter(&rest) {
      var high = low
      if rest.first == dash {
        rest = rest.dropFirst()
        guard let letter = letter(&rest) else { return nil }
        high = letter
      }
      guard low <= high else { return nil }
      ranges.append(low...high)
      if rest.first == bracket {
        rest = rest.dropFirst()
        return .oneOf(ranges, isNegated: isNegated)
      }
    }
    return nil
  }

  private static func letter(_ rest: inout ArraySlice<UInt32>) -> UInt32? {
    guard let letter = rest.popFirst(), letter != dash, letter != bracket else { return nil }
    return letter == Unicode.Scalar("\\").value ? rest.popFirst() : letter
  }

  private static let star = Unicode.Scalar("*").value
  private static let slash = Unicode.Scalar("/").value
  private static let dash = Unicode.Scalar("-").value
  private static let bracket = Unicode.Scalar("]").value
  private static let lineBreak = Unicode.Scalar("\n").value

  package func matches(_ path: String) -> Bool { matches(path.unicodeScalars.map(\.value)) }

  func matches(_ path: [UInt32]) -> Bool {
    if let ending {
      let isWhole = ending.first == Self.slash && path.elementsEqual(ending.dropFirst())
      return isWhole || path.reversed().starts(with: ending.reversed())
    }
    // All the places in the pattern at once: no path makes it start again.
    var places = Places(count: parts.count + 1)
    enter(0, &places)
    for letter in path {
      let last = places.next()
      for place in last where place < parts.count {
        let (stays, moves) = Self.step(parts[place], letter)
        if stays { enter(place, &places) }
        if moves { enter(place + 1, &places) }
      }
      guard !places.reached.isEmpty else { return false }
    }
    return places.reached.contains(parts.count)
  }

  /// Where a path has led to in the pattern, each place once.
  private struct Places {
    private(set) var reached: [Int] = []
    private var round = 1
    private var rounds: [Int]

    init(count: Int) { rounds = Array(repeating: 0, count: count) }

    mutating func insert(_ place: Int) -> Bool {
      guard rounds[place] != round else { return false }
      rounds[place] = round
      reached.append(place)
      return true
    }

    /// Forgets them, and hands them out.
    mutating func next() -> [Int] {
      defer { reached = [] }
      round += 1
      return reached
    }
  }

  /// Whether a letter leaves us at a part, and whether it takes us past it.
  private static func step(_ part: Part, _ letter: UInt32) -> (stays: Bool, moves: Bool) {
    switch part {
    case .letter(let own): (false, own == letter)
    case .any: (false, letter != slash)
    case .oneOf(let ranges, let isNegated):
      (false, ranges.contains { $0.contains(letter) } != isNegated)
    case .star: (letter != slash, false)
    case .rest: (true, false)
    case .folders: (letter != lineBreak, letter == slash)
    case .maybe: (false, false)
    }
  }

  /// And the places behind it, past what may stand for nothing.
  private func enter(_ place: Int, _ places: inout Places) {
    var place = place
    while places.insert(place), place < parts.count {
      switch parts[place] {
      case .star, .rest: place += 1
      case .maybe:
        _ = places.insert(place + 1)
        place += 2
      default: return
      }
    }
  }
}
