import CommandLine
import ImageConfig
import Testing

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

/// Nothing gets its name before it is proven to be the image.
struct ProofTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let lines: [String]
    var store = "null"
    let proof: RemoteProblem.Proof?
    var testDescription: String { name }

    init(_ name: String, _ lines: [String], store: String = "null", _ proof: RemoteProblem.Proof?) {
      (self.name, self.lines, self.store, self.proof) = (name, lines, store, proof)
    }
  }

  static let id = "loaded " + Engines.digest("f")
  static let image = "image " + Engines.line("f", "ab")

  static let cases: [Case] = [
    .init("all of it", [id, image, "listed", "created"], nil),
    .init("podman lists by shorter names", [id, image, "created"], store: "podman", nil),
    .init("a classic store lacks no parts", [id, image, "created"], nil),
    .init("all of it, and its name", [id, image, "created", "named"], nil),
    .init("a name is no proof", [id, image, "named"], .container("")),
    .init(
      "another image", ["loaded " + Engines.digest("e"), image, "listed", "created"],
      .identifier(Engines.digest("e"), expected: Engines.digest("f"))),
    .init(
      "no name for what was loaded", ["loaded ", image, "listed", "created"],
      .identifier("", expected: Engines.digest("f"))),
    .init("other layers", [id, "image " + Engines.line("f", "ax"), "listed", "created"], .layers),
    .init("no image", [id, "listed", "created"], .layers),
    .init("a part is missing", [id, image, "created"], store: Engines.containerd, .incomplete),
    .init("no container", [id, image, "listed"], .container("")),
  ]

  @Test(arguments: cases) func proves(_ item: Case) throws {
    let text = ([AnswerWord.first] + item.lines + ["end", ""]).joined(separator: "\n")
    let answer = try LoadAnswer(Array(text.utf8), from: "gpu")
    let target = try Engines.facts(Engines.answer(store: item.store))
    let image = try #require(Engines.image("f", "ab"))
    var found: RemoteProblem?
    do {
      try answer.prove(image, as: "a:1", expected: Digest(Engines.digest("f")), on: target, place: "gpu")
    } catch let problem as RemoteProblem {
      found = problem
    }
    #expect(found == item.proof.map { .notProven("a:1", place: "gpu", $0) })
  }

  // what runs there, with docker played by functions

  static let facts = #"{"id":"","rootfs":{"Layers":["a","b"],"Type":"layers"},"config":{}}"#

  static let docker = """
    docker() { case "$1 $2" in
      "load ") cat >/dev/null; echo 'Loaded image ID: \(Engines.digest("f"))';;
      "image inspect") for last; do :; done; case $last in
          sha256:*) echo 'image \(facts)';;
          old) ;;
          *) return 1;;
        esac;;
      "image ls") echo '\(Engines.digest("f"))';;
      "create --label") echo container;;
      "rm -v") [ "$3" = container ];;
      "tag sha256:"*) [ "$3" = new ];;
      *) return 1;;
    esac; }
    """

  static let expected = Engines.digest("f")
  static let told = [AnswerWord.first, id, "image \(facts)"]

  static let ends: [(name: String, words: [String], lines: [String])] = [
    ("as expected", ["classic", expected, #"["a","b"]"#, "new"], ["created", "named"]),
    ("the store lists it", ["containerd", expected, #"["a","b"]"#, "new"], ["listed", "created", "named"]),
    ("the name is another image's", ["containerd", expected, #"["a","b"]"#, "old"], ["listed", "created"]),
    ("nobody knows what it is called", ["classic", "", #"["a","b"]"#, "new"], ["created"]),
    ("another image", ["classic", Engines.digest("e"), #"["a","b"]"#, "new"], ["created"]),
    ("other layers", ["classic", expected, #"["a"]"#, "new"], ["created"]),
  ]

  @Test(arguments: ends) func loadsAndProves(_ item: (name: String, words: [String], lines: [String])) throws
  {
    let loaded = try #require(Shell.run(Self.docker, EngineScript.load, ["docker", ""] + item.words))
    #expect(loaded.exitCode == 0)
    #expect(loaded.output.split(separator: "\n").map(String.init) == Self.told + item.lines + ["end"])
    let proven = try #require(
      Shell.run(Self.docker, EngineScript.prove, ["docker", Self.expected] + item.words))
    #expect(proven.output == loaded.output, "\(item.name)")
  }

  static let failures: [(name: String, functions: String)] = [
    ("the load fails", docker.replacing("cat >/dev/null;", with: "return 1;")),
    ("the image is gone", docker.replacing("echo 'image \(facts)'", with: "return 1")),
    ("no container", docker.replacing("echo container", with: "return 1")),
    ("the container stays", docker.replacing("\"rm -v\")", with: "\"rm -w\")")),
    ("no tag", docker.replacing("[ \"$3\" = new ]", with: "return 1")),
  ]

  @Test(arguments: failures) func failsAsTheEngineDoes(_ item: (name: String, functions: String)) throws {
    let words = ["docker", "", "classic", Self.expected, #"["a","b"]"#, "new"]
    let answer = try #require(Shell.run(item.functions, EngineScript.load, words))
    #expect(answer.exitCode == 1, "\(item.name)")
    #expect(!answer.output.contains("end\n") && !answer.output.contains("named"))
  }

  /// Containers of proofs that were killed go, those of proofs that run stay.
  @Test func tidies() throws {
    let functions =
      Self.docker.replacing("*) return 1;;\nesac; }", with: "")
      .replacing("[ \"$3\" = container ];;", with: "[ \"$3\" = container ] || echo \"$3 gone\" >&9;;")
        + """
          "ps -a") for number in 1 2 3; do echo "c$number orbyter-load-00000000-$number"; done;;
          *) return 1;;
        esac; }
        ps() { echo 'sh -c load # orbyter-load-00000000-2 docker'; echo 'sh # orbyter-load-00000000-30 docker'; }
        exec 9>&1
        """
    let answer = try #require(Shell.run(functions, EngineScript.load, ["docker", "", "classic"]))
    let gone = answer.output.split(separator: "\n").filter { $0.hasSuffix(" gone") }
    #expect(gone == ["c1 gone", "c3 gone"], "\(answer)")
  }

  // how it is compressed

  static let compressions:
    [(here: [String], there: [String], version: String, packed: Bool, expected: String)] =
      [
        (["zstd", "gzip"], [], "26.1", false, "zstd |"), (["zstd", "gzip"], [], "20.10", false, "gzip |"),
        (["zstd", "pigz", "gzip"], ["zstd"], "20.10", false, "zstd | zstd -qdc"),
        (["pigz", "gzip"], ["zstd"], "26.1", false, "pigz |"),
        ([], ["zstd", "gzip"], "26.1", false, " |"), (["zstd"], [], "26.1", true, " |"),
      ]

  @Test(arguments: compressions)
  func packs(_ item: (here: [String], there: [String], version: String, packed: Bool, expected: String))
    throws
  {
    let here = try Engines.facts(Engines.answer(programs: item.here))
    let there = try Engines.facts(Engines.answer(version: item.version, programs: item.there))
    let compression = Compression(here: here, there: there, isCompressed: item.packed)
    let text =
      "\(compression.compress?.executable ?? "") |"
      + (compression.decompress.isEmpty ? "" : " \(compression.decompress)")
    #expect(text == item.expected)
  }

  // what stays here

  @Test func whatIsNeededTwiceGoes() throws {
    let image = try #require(Engines.image("f", "abab"))
    let engine = try Engines.facts(Engines.answer())
    let names = LayersToSend.names(of: image, present: 2, source: engine)
    #expect(names == [])
    let once = try #require(Engines.image("f", "abac"))
    #expect(
      LayersToSend.names(of: once, present: 2, source: engine)
        == ["blobs/sha256/" + String(repeating: "b", count: 64)])
  }
}
