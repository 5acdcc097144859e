import CommandLine
import ImageConfig
import Testing

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

/// What an engine says, and what anybody else may say in its place.
struct EngineFactsTests {
  @Test func reads() throws {
    let facts = try Engines.facts(
      Engines.answer(
        version: "20.10.24+dfsg1", store: Engines.containerd, free: 7, images: [("e", "ab")],
        asked: [Engines.line("f", "ab"), nil]))
    #expect(facts.client == "docker")
    #expect(facts.generation == 20)
    #expect(facts.store == .containerd)
    #expect(facts.root == "/var/lib/docker")
    #expect(facts.free == 7168)
    #expect(facts.programs == ["zstd", "gzip"])
    #expect(facts.images.map(\.id) == [Engines.digest("e")])
    #expect(facts.asked.map { $0?.layers.count } == [2, nil])
  }

  /// What a shell prints when it starts, with or without a line's end.
  @Test(arguments: ["", "Welcome to gpu\n", "ada@gpu $ ", "\r\n\n> "]) func greetings(_ text: String) throws {
    let answer = Engines.answer().replacing("Welcome to gpu\n", with: text)
    #expect(try Engines.facts(answer).version == "26.1.5")
  }

  static let problems: [(name: String, answer: String, problem: RemoteProblem)] = [
    ("nothing", "", .garbled(place: "gpu", line: "")),
    ("a greeting", "hello\n", .garbled(place: "gpu", line: "hello\n")),
    ("half a line", AnswerWord.first, .garbled(place: "gpu", line: AnswerWord.first)),
    ("half an answer", AnswerWord.first + "\nengine docker\n", .cutShort(place: "gpu")),
    ("half a last line", AnswerWord.first + "\nengine docker\nend", .cutShort(place: "gpu")),
    ("no docker", AnswerWord.first + "\nabsent\nend\n", .noDocker(place: "gpu")),
    (
      "no right", AnswerWord.first + "\nuser ada\ndenied permission denied while\nend\n",
      .mayNotUseDocker(place: "gpu", user: "ada", said: "permission denied while")
    ),
    (
      "an unknown line", AnswerWord.first + "\nrm -rf /\nend\n", .garbled(place: "gpu", line: "rm -rf /")
    ),
    (
      "a client of its own choice", AnswerWord.first + "\nengine sh -c evil\nserver 26\nend\n",
      .garbled(place: "gpu", line: "engine sh -c evil")
    ),
    (
      "a foreign thing that was left", AnswerWord.first + "\nleft latest\nend\n",
      .garbled(place: "gpu", line: "left latest")
    ),
    (
      "an image nobody asked for", AnswerWord.first + "\nimage {}\nend\n",
      .garbled(place: "gpu", line: "image {}")
    ),
    (
      "an image that is none", AnswerWord.first + "\nasked\nimage {\"id\":1}\nend\n",
      .garbled(place: "gpu", line: "image {\"id\":1}")
    ),
  ]

  @Test(arguments: problems) func refuses(_ item: (name: String, answer: String, problem: RemoteProblem)) {
    #expect(throws: item.problem, "\(item.name)") { try Engines.facts(item.answer) }
  }

  /// Whatever it says, the person at this end reads one line without anything that a terminal acts on.
  @Test(
    arguments: problems.map { $0.problem as any Explained }
      + ([
        .garbled(place: "gpu", line: "\u{1B}]0;owned\u{7}\n\u{1B}[2J" + String(repeating: "x", count: 9000)),
        .mayNotUseDocker(place: "gpu", user: "\u{1B}[31m", said: "permission denied\r\n\u{9B}x"),
        .broken(host: "gpu", said: "\u{202E}x\n", again: "transfer-image a gpu"), .tooMuchSaid(place: "gpu"),
        .notLoaded(place: "gpu", said: "\u{7F}\u{0}"),
        .notProven("a", place: "gpu", .identifier("\n", expected: "b")),
        .notProven("a", place: "gpu", .container("\u{8}")),
      ] as [RemoteProblem]) + [TransferProblem.failed(command: "\n", said: "\n", exitCode: 3)]) func oneLine(
      _ problem: any Explained
    )
  {
    let text = problem.explanation
    #expect(
      !text.unicodeScalars.contains {
        $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E
      })
    #expect(text.count < 600)
    #expect(problem.exitCode != 0)
  }

  @Test func aCommandOfSshsOwn() {
    let said = "Cannot execute command-line and remote command."
    let text = RemoteProblem.noConnection(host: "gpu", said: said).explanation
    #expect(text == "no connection to gpu: \(said); add -o RemoteCommand=none")
  }

  static let hints: [(problem: any Explained, text: String)] = [
    (
      RemoteProblem.noConnection(host: "gpu:2222", said: "ssh: Could not resolve hostname gpu:2222: unknown"),
      "no connection to gpu:2222: ssh: Could not resolve hostname gpu:2222: unknown; with a port it is ssh://gpu:2222"
    ),
    (
      TransferProblem.noImage("0123456789ab:latest", place: "gpu"),
      "no image '0123456789ab:latest' on gpu; if that is an image ID, give it a name: docker tag"
    ),
    (
      TransferProblem.noImage("decade:latest", place: "gpu"),
      "no image 'decade:latest' on gpu; build-image or docker pull gets it"
    ),
    (
      RemoteProblem.notLoaded(place: "gpu", said: "Error: No such image: sha256:7"),
      "gpu did not take the image: Error: No such image: sha256:7; was it removed in the meantime? try again"
    ),
    (
      RemoteProblem.mayNotUseDocker(
        place: "gpu", user: "ada",
        said:
          "Failed to initialize: unable to resolve docker endpoint: context \"nope\": context not found: open /home/ada/.docker/contexts/meta/"
          + String(repeating: "a", count: 64) + "/meta.json: no such file or directory"),
      "gpu: docker does not answer: Failed to initialize: unable to resolve docker endpoint: context \"nope\": context not found"
    ),
    (
      RemoteProblem.notRun(place: "gpu", said: "This account is currently not available."),
      "gpu: its shell did not do what it was asked: This account is currently not available.; can this account run sh?"
    ),
  ]

  @Test(arguments: hints) func tellsWhatToDo(_ item: (problem: any Explained, text: String)) {
    #expect(item.problem.explanation == item.text)
  }

  /// An engine tells of an image without layers in other words.
  @Test func noLayers() throws {
    for root in [#"{"Type":"layers"}"#, #"{"Layers":null,"Type":"layers"}"#, #"{"Layers":[]}"#] {
      let line = Engines.line("f", "").replacing(#"{"Type":"layers","Layers":[]}"#, with: root)
      #expect(try Engines.facts(Engines.answer(asked: [line])).asked.first??.layers == [])
    }
  }

  /// As docker 20.10 builds without buildx.
  @Test func whatAnOldBuilderLeft() throws {
    let line = Engines.line("f", "ab")
    let left = #""config":{"Hostname":"e2a","Image":"\#(Engines.digest("e"))","#
    let image = try #require(ImageFacts(line))
    #expect(ImageFacts(line.replacing(#""config":{"#, with: left))?.isAlike(image) == true)
  }

  @Test func numbersOfAnySize() throws {
    let huge = String(repeating: "9", count: 40)
    let line = Engines.line("f", "ab").replacing("\"size\":1000", with: "\"size\":\(huge)")
    let answer = Engines.answer(asked: [line]).replacing("root /var", with: "free \(huge)\nroot /var")
    let facts = try Engines.facts(answer)
    #expect(facts.free == nil)
    #expect(facts.asked.first??.size == 0)
  }

  /// What was asked of docker is void where the engine is reached otherwise.
  @Test func startsAgain() throws {
    let answer = Engines.answer(asked: [Engines.line("a", "c"), nil])
    let again = answer.replacing("end\n", with: "again\nasked\nimage \(Engines.line("b", "d"))\nend\n")
    #expect(try Engines.facts(again).asked == [Engines.image("b", "d")])
  }
}
