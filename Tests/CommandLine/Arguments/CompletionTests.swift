import Testing

@testable import CommandLine

/// A host behind its user, as each shell has the words.
struct CompletionTests {
  static let lines: [(shell: Completion.Shell, words: [String], offered: [String])] = [
    (.zsh, ["gp"], ["gpu"]), (.zsh, ["ada@gp"], ["ada@gpu"]), (.fish, ["ada@"], ["ada@gpu", "ada@lab"]),
    (.zsh, ["--from=ada@l"], ["--from=ada@lab"]), (.zsh, ["--from", "a@b@gp"], ["a@b@gpu"]),
    (.bash, ["ada", "@", "gp"], ["gpu"]), (.bash, ["ada", "@"], ["gpu", "lab"]),
    (.bash, ["--from", "=", "l"], ["lab"]), (.zsh, ["ada@x"], []),
  ]

  @Test(arguments: lines)
  func aHostBehindItsUser(_ item: (shell: Completion.Shell, words: [String], offered: [String])) {
    let from = Option("from", nil, value: "HOST", offer: .hosts, "from there")
    let program = Program(
      name: "move", summary: "", usage: [], operands: [.init("HOST", offer: .hosts, "a machine")],
      operandCount: 0...Int.max, options: [from], examples: [], configKeys: [], variables: [])
    let found = Completion.candidates(for: ["move"] + item.words, of: program, in: item.shell) { _ in
      ["gpu", "lab"]
    }
    #expect(found.map(\.word) == item.offered, "\(item)")
  }
}
