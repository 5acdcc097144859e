import ImageConfig

/// What a shell offers for the word at the cursor. Each shell asks the executable itself, so that what it offers
/// follows run.cfg.
package struct Completion: Equatable, Sendable {
  package let word: String
  package let help: String

  package enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish
  }

  /// What can stand for an operand or an option's value.
  package enum Offer: Equatable, Sendable {
    case nothing
    /// The shell's own.
    case files
    case words([String])
    case images
    case environments
    case hosts
  }

  /// - Parameters:
  ///   - words: the command line from its first word to the one at the cursor, as the shell has it.
  ///   - look: finds what is in the project, or in ssh's configuration.
  package static func candidates(
    for words: [String], of program: Program, in shell: Shell, look: (Offer) -> [String]
  ) -> [Completion] {
    var words = words.dropFirst().map { shell == .bash ? unquoted($0) : $0 }
    // To bash the = of --x=y is a word, and so is the @ of user@host.
    if shell == .bash {
      if let last = words.last, ["=", "@"].contains(last) { words.append("") }
      words.removeAll { $0 == "=" }
    }
    let current = words.popLast() ?? ""
    let place = Place(words, of: program)
    switch place {
    case .command: return []
    case .value(let option): return offered(option.offer, behind: "", current, look)
    case .operand(let number):
      if current.hasPrefix("-") { return options(current, of: program, look) }
      return program.offers(at: number).flatMap { offered($0, behind: "", current, look) }
    }
  }

  private static func options(_ current: String, of program: Program, _ look: (Offer) -> [String])
    -> [Completion]
  {
    for option in program.options where option.value != nil {
      let start = option.spelling + "="
      if current.hasPrefix(start) { return offered(option.offer, behind: start, current, look) }
    }
    return program.options.filter { $0.spelling.hasPrefix(current) }.map {
      Completion(word: $0.spelling, help: $0.help)
    }
  }

  private static func offered(
    _ offer: Offer, behind start: String, _ current: String, _ look: (Offer) -> [String]
  ) -> [Completion] {
    let found: [String]
    switch offer {
    case .nothing, .files: found = []
    case .words(let words): found = words
    case .images, .environments: found = look(offer)
    case .hosts:
      let user = current.lastIndex(of: "@").map { current[...$0].dropFirst(start.count) } ?? ""
      found = look(offer).map { user + $0 }
    }
    return found.map { start + $0 }.filter {
      $0.hasPrefix(current) && !$0.unicodeScalars.contains(where: \.isControl)
    }
    .map { Completion(word: $0, help: "") }
  }

  private static func unquoted(_ word: String) -> String {
    String(word.first == "'" || word.first == "\"" ? word.dropFirst() : word[...])
  }

  /// As the shell's script reads it, a line each.
  package func line(for shell: Shell) -> String {
    switch shell {
    // bash puts it into the line as it stands.
    case .bash: ShellText.of([word])
    case .zsh: word.escaped(["\\", ":"]) + (help.isEmpty ? "" : ":\(help)")
    case .fish: word + (help.isEmpty ? "" : "\t\(help)")
    }
  }
}

extension Completion {
  /// What the word at the cursor is.
  private enum Place {
    case operand(Int)
    case value(of: Option)
    /// Behind -- is somebody else's command.
    case command

    init(_ words: [String], of program: Program) {
      var operands = 0
      var pending: Option?
      for word in words {
        if pending != nil {
          pending = nil
        } else if word == "--", program.takesCommand {
          self = .command
          return
        } else if word.hasPrefix("--") {
          pending = program.options.first { $0.value != nil && $0.spelling == word }
        } else if word.hasPrefix("-"), let letter = word.last, word.count > 1 {
          pending = program.options.first { $0.value != nil && $0.short == letter }
        } else {
          operands += 1
        }
      }
      self = pending.map(Place.value) ?? .operand(operands)
    }
  }
}

extension Program {
  /// Operands that all have their place are offered there; those that may be repeated anywhere.
  fileprivate func offers(at number: Int) -> [Completion.Offer] {
    if operandCount.upperBound == operands.count {
      return operands.indices.contains(number) ? [operands[number].offer] : []
    }
    var offers: [Completion.Offer] = []
    for operand in operands where !offers.contains(operand.offer) { offers.append(operand.offer) }
    return offers
  }
}

extension String {
  fileprivate func escaped(_ characters: Set<Character>) -> String {
    map { characters.contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
