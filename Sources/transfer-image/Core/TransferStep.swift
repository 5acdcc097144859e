import CommandLine
import ImageConfig
import RemoteEngineCore

/// Commands that run at the same time, each reading what the one before it writes. A dry run prints the step, and a run
/// does it: both have it from here, so that they can't differ.
package struct TransferStep: Equatable {
  package enum Part: Equatable {
    case command(Command)
    case call(EngineCall, at: EngineLocation)
    /// What this program does itself on the way, as a command that does the same.
    case own(Command)
    /// What this program makes of the first one's output is what the second one writes.
    case reading(Command, as: Command)
  }

  /// What the first command reads.
  package enum Input: Equatable {
    case nothing
    case bytes([UInt8])
    /// Bytes that are known when the image has gone over.
    case later
  }

  package var parts: [Part]
  package var input = Input.nothing
  /// The file that gets what the last command writes.
  package var file: String?
  /// The identifier among the words that is known when the image has gone over.
  package var identifier: String?
  /// Whether the engine is only read, and what for.
  package var purpose: String?

  package init(_ parts: [Part]) { self.parts = parts }

  package init(_ call: EngineCall, at location: EngineLocation) { self.init([.call(call, at: location)]) }

  /// Stands for an identifier that nobody knows yet.
  package static let unknownIdentifier = "IDENTIFIER"

  /// Those that are started.
  package var commands: [Command] {
    parts.compactMap { part in
      switch part {
      case .command(let command), .reading(let command, as: _): command
      case .call(let call, let location): location.command(call)
      case .own: nil
      }
    }
  }

  /// With each command of this machine as its engine is reached.
  package func through(_ engine: EngineChoice) -> TransferStep {
    var step = self
    step.parts = parts.map { part in
      switch part {
      case .command(let command): .command(engine.command(command))
      case .reading(let command, let other): .reading(command, as: engine.command(other))
      case .own, .call: part
      }
    }
    return step
  }

  /// To be pasted into a shell.
  package func lines(through engine: EngineChoice) -> [String] {
    let line = through(engine).parts.map { ShellText.of(shown($0, engine)) }.joined(separator: " | ")
    let whole = line + (file.map { " >\(ShellText.shown($0))" } ?? "")
    if let purpose { return ["# \(purpose): \(whole)"] }
    return notes + definitions + [named(source + whole)]
  }

  private func shown(_ part: Part, _ engine: EngineChoice) -> Command {
    switch part {
    case .command(let command), .own(let command), .reading(_, as: let command): command
    case .call(let call, let location):
      location == .here ? engine.command(location.shown(call)) : location.shown(call)
    }
  }

  /// What is read instead of what the line says.
  private var notes: [String] {
    let later = [
      identifier == Self.unknownIdentifier ? "$loaded" : nil, input == .later ? "$archive" : nil,
    ].compactMap(\.self)
    let note =
      later.isEmpty
      ? [] : ["# known when the image has gone over: \(later.joined(separator: " and "))"]
    return note
      + parts.compactMap { part in
        guard case .reading(let command, as: _) = part else { return nil }
        return "# what docker save would write is made of what this prints: \(ShellText.of(command))"
      }
  }

  private var definitions: [String] {
    let id = identifier.flatMap { $0 == Self.unknownIdentifier ? nil : "loaded=\(ShellText.shown($0))" }
    guard case .bytes(let bytes) = input else { return id.map { [$0] } ?? [] }
    return [id, "archive=\(Base64.text(bytes))"].compactMap(\.self)
  }

  private var source: String { input == .nothing ? "" : "printf %s \"$archive\" | base64 -d | " }

  /// The line with a variable for the identifier. What goes to a remote shell stands between quotes.
  private func named(_ line: String) -> String {
    guard let identifier, case .call(_, let location)? = parts.last else { return line }
    let variable = location == .here ? "\"$loaded\"" : "'\"$loaded\"'"
    guard let place = line.firstIndex(ofText: identifier) else { return line }
    return line[..<place] + variable + line[place...].dropFirst(identifier.count)
  }
}
