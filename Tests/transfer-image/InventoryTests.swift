import CommandLine
import ImageConfig
import Testing

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

/// What an engine has, out and in again.
struct InventoryTests {
  static let answer = """
    Welcome
    \(AnswerWord.first)
    named demo-dev:root,demo-dev:2 \(Engines.digest("a")) \(Engines.digest("b"))
    named \(Engines.digest("e")) \(Engines.digest("a"))
    named scratch:1
    end

    """

  private func read(_ text: String) throws -> Inventory {
    try Inventory(file: Array(text.utf8), path: "there.txt")
  }

  @Test func isReadAsItIsWritten() throws {
    let engine = try Engines.facts(Engines.answer(store: Engines.containerd))
    let inventory = try Inventory(Array(Self.answer.utf8), of: engine, from: "gpu")
    #expect(inventory.text.hasPrefix("orbyter-inventory 1 containerd\ndemo-dev:root,demo-dev:2 sha256:aaa"))
    let again = try read(inventory.text)
    #expect(again.store == .containerd)
    #expect(again.text == inventory.text)
    let image = try #require(Engines.image("f", "abc"))
    #expect(again.layers.present(of: image) == 2)
  }

  static let bad: [(name: String, text: String, line: Int)] = [
    ("nothing", "", 1),
    ("another file", "hello\n", 1),
    ("a version to come", "orbyter-inventory 2 classic\n", 1),
    ("a store that is none", "orbyter-inventory 1 floppy\n", 1),
    ("a layer that is none", "orbyter-inventory 1 classic\nx:1 sha256:12\n", 2),
    ("no name", "orbyter-inventory 1 classic\n\n \(Engines.digest("a"))\n", 3),
    ("control characters", "orbyter-inventory 1 classic\n\u{1B}[2J\n", 2),
  ]

  @Test(arguments: bad) func refuses(_ item: (name: String, text: String, line: Int)) throws {
    let problem = #expect(throws: TransferProblem.self, "\(item.name)") { try read(item.text) }
    let text = try #require(problem).explanation
    #expect(text.hasPrefix("there.txt:\(item.line): "), "\(text)")
    #expect(text.contains("transfer-image --inventory"))
    #expect(problem?.exitCode == 2)
  }

  @Test(arguments: [
    ("b.tar", "b.tar"), ("/a b/c d.tar", "c d.tar"), ("a\nb", #"a\nb"#), (#"a\b"#, #"a\\b"#),
  ]) func theChecksumNamesTheFile(_ item: (path: String, name: String)) {
    let line = DigestStage().line(for: item.path)
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(line == (item.name.contains("\\") ? "\\" : "") + "\(empty)  \(item.name)\n")
  }

  @Test func aLayerThatAnotherImageNeedsStays() {
    let (one, other) = (["a", "b", "c"], ["x", "b"])
    #expect(LayersToSend.names([(one, 2)]) == ["a", "b"])
    #expect(LayersToSend.names([(one, 2), (other, 0)]) == ["a"])
  }
}
