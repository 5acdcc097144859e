import Testing

@testable import CommandLine

/// What decides about colour, and about a line that is drawn over.
struct TerminalStyleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let environment: [String: String]
    let isTerminal: Bool
    let hasColour: Bool
    let isLive: Bool
    var testDescription: String { name }

    init(_ name: String, _ environment: [String: String], terminal: Bool = true, colour: Bool, live: Bool) {
      self.name = name
      self.environment = environment
      isTerminal = terminal
      hasColour = colour
      isLive = live
    }
  }

  static let cases: [Case] = [
    .init("a terminal", ["TERM": "xterm"], colour: true, live: true),
    .init("a file", ["TERM": "xterm"], terminal: false, colour: false, live: false),
    .init("NO_COLOR", ["NO_COLOR": "1"], colour: false, live: true),
    .init("an empty NO_COLOR", ["NO_COLOR": ""], colour: true, live: true),
    .init("CLICOLOR_FORCE into a file", ["CLICOLOR_FORCE": "1"], terminal: false, colour: true, live: false),
    .init("CLICOLOR_FORCE=0", ["CLICOLOR_FORCE": "0"], terminal: false, colour: false, live: false),
    .init("NO_COLOR beats it", ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], colour: false, live: true),
    .init("CI", ["CI": "true"], colour: false, live: false),
    .init("CI=false", ["CI": "false"], colour: true, live: true),
    .init("a terminal that can nothing", ["TERM": "dumb"], colour: false, live: false),
  ]

  @Test(arguments: cases) func decides(_ item: Case) {
    let style = TerminalStyle(environment: item.environment, isTerminal: item.isTerminal, columns: 72)
    #expect(style.hasColour == item.hasColour)
    #expect(style.width == (item.isLive ? 72 : nil))
  }

  @Test func paintsWhoSpeaksOnly() {
    let plain = TerminalStyle(environment: [:], isTerminal: false, columns: 80)
    let bright = TerminalStyle(environment: ["CLICOLOR_FORCE": "1"], isTerminal: false, columns: 80)
    #expect(plain.line(.problem, from: "x", "it failed") == "x: it failed\n")
    #expect(plain.line(.warning, from: "x", "look") == "x: warning: look\n")
    #expect(bright.line(.problem, from: "x", "it failed") == "\u{1B}[1;31mx:\u{1B}[0m it failed\n")
    #expect(bright.line(.note, from: "x", "so") == "x: so\n")
  }
}
