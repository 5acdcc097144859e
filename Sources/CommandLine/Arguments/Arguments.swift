import ImageConfig

/// The words of a command line, told apart: options on either side of operands, `--x=v`, joined short
/// options, `_` and `-` alike.
package struct Arguments: Equatable, Sendable {
  package private(set) var operands: [String] = []
  /// The command behind `--`, verbatim, for a program that takes one; for another they are operands.
  package private(set) var rest: [String]?
  private var values: [String: [String]] = [:]

  package enum Problem: Error, Equatable {
    case unknownOption(String, nearest: String?, program: String)
    case missingValue(Option, program: String)
    case unexpectedValue(Option, String)
    case missingOperand(String, usage: String)
    /// -V, which asks for the version elsewhere, and nothing else.
    case verboseAlone(program: String)
    case tooManyOperands(String, usage: String)
    case emptyOperand(usage: String)
    case repeated(Option)
    case exclude(String, String)
    /// The second is missing.
    case onlyWith(String, String)
    case badReference(Option, String, ImageReference.Problem)
    case badValue(Option, String, String)
  }

  /// - Parameter words: without the program's own name.
  package init(_ words: [String], of program: Program) throws(Problem) {
    var words = words[...]
    while let word = words.popFirst() {
      if word == "--" {
        if program.takesCommand { rest = Array(words) } else { operands += words }
        break
      } else if word.hasPrefix("--") {
        try readLong(word, &words, program)
      } else if word.hasPrefix("-"), word != "-" {
        try readShort(word, &words, program)
      } else {
        operands.append(word)
      }
    }
    if Option.alone.contains(where: has) { return }
    if operands.isEmpty, rest == nil, values.keys.elementsEqual([Option.verbose.name]) {
      throw .verboseAlone(program: program.name)
    }
    let usage = "\(program.name) \(program.usage.first ?? "")"
    if operands.contains("") { throw .emptyOperand(usage: usage) }
    if operands.count < program.operandCount.lowerBound {
      let index = min(operands.count, program.operands.count - 1)
      throw .missingOperand(program.operands.isEmpty ? "" : program.operands[index].name, usage: usage)
    }
    if operands.count > program.operandCount.upperBound {
      throw .tooManyOperands(operands[program.operandCount.upperBound], usage: usage)
    }
  }

  package func has(_ option: Option) -> Bool { values[option.name] != nil }

  /// Every value given, in order.
  package func values(_ option: Option) -> [String] { values[option.name] ?? [] }

  /// The value of an option that is given once.
  package func value(_ option: Option) throws(Problem) -> String? {
    let all = values(option)
    if all.count > 1 { throw .repeated(option) }
    return all.first
  }

  /// `--json` changes what is printed, and must not be passed over.
  package func refuseJSON(unlessWith other: String, _ isRead: Bool) throws(Problem) {
    if has(.json), !has(.dryRun), !isRead { throw .onlyWith(Option.json.spelling, other) }
  }

  /// `--image-tag`, for every executable that has it.
  package func imageTag() throws(Problem) -> Tag? {
    guard let text = try value(.imageTag) else { return nil }
    do { return try Tag(text) } catch { throw .badReference(.imageTag, text, error) }
  }

  private mutating func readLong(
    _ word: String, _ words: inout ArraySlice<String>, _ program: Program
  ) throws(Problem) {
    // By scalars: an accent at the start of a value would join the = or the letter in front of it.
    let written = word.unicodeScalars.prefix { $0 != "=" }
    let given =
      written.endIndex == word.endIndex ? nil : String(word.unicodeScalars[written.endIndex...].dropFirst())
    let name = String(written.dropFirst(2)).map { $0 == "_" ? "-" : String($0) }.joined()
    guard let option = program.options.first(where: { $0.name == name || $0.aliases.contains(name) }) else {
      let nearest = NearestName.of(name, among: program.options.map(\.name))
      throw .unknownOption(String(written), nearest: nearest.map { "--" + $0 }, program: program.name)
    }
    guard option.value != nil else {
      if let given { throw .unexpectedValue(option, given) }
      values[option.name, default: []].append("")
      return
    }
    try add(given ?? words.popFirst(), to: option, program)
  }

  private mutating func readShort(
    _ word: String, _ words: inout ArraySlice<String>, _ program: Program
  ) throws(Problem) {
    var letters = word.unicodeScalars.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = program.options.first(where: { $0.short == Character(letter) }) else {
        throw .unknownOption("-\(letter)", nearest: nil, program: program.name)
      }
      guard option.value != nil else {
        values[option.name, default: []].append("")
        continue
      }
      let joined = letters.first == "=" ? letters.dropFirst() : letters
      try add(letters.isEmpty ? words.popFirst() : String(joined), to: option, program)
      return
    }
  }

  private mutating func add(_ value: String?, to option: Option, _ program: Program) throws(Problem) {
    guard let value else { throw .missingValue(option, program: program.name) }
    values[option.name, default: []].append(value)
  }
}
