import CommandLine
import Testing

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

/// What runs beside an engine, in a shell, with docker played by functions.
struct EngineScriptTests {
  static let docker = """
    docker() { case "$1 $2" in
      "info --format") printf '26.1.5\\nstore null\\nroot /\\n';;
      "image ls") case $* in
          *orbyter*) echo mine; echo orbyter-move-00000000-1;;
          *) echo one; echo two;;
        esac;;
      "image inspect") for last; do :; done
        case $last in
          two) printf 'layers one aa bb\\nlayers two cc dd\\n';;
          here) printf 'layers one aa bb\\nimage {"driver":"%s"}\\n' "${DRIVER:-overlay2}";;
          *) return 1;;
        esac;;
      "history --no-trunc") echo 'past 5 RUN x';;
    esac; }
    xargs() { cat >/dev/null; "$@" one two; }
    """

  /// - Parameter input: what it reads.
  private func answer(_ functions: String, _ words: [String], input: String = "") throws -> [String] {
    let feed = "exec <<'END'\n\(input)END\n"
    let answer = try #require(Shell.run(feed + functions, EngineScript.question, words))
    #expect(answer.exitCode == 0)
    return answer.output.split(separator: "\n").map(String.init)
  }

  @Test func asksDocker() throws {
    let lines = try answer(Self.docker, ["history", "here", "not here"])
    #expect(lines.contains { $0.hasPrefix("free ") })
    #expect(
      lines.filter { !$0.hasPrefix("free ") && !$0.hasPrefix("has ") } == [
        AnswerWord.first, "asked", "layers one aa bb", #"image {"driver":"overlay2"}"#, "past 5 RUN x",
        "asked", "engine docker", "server 26.1.5", "store null", "root /", "end",
      ])
  }

  /// Nobody becomes root for a name that is misspelt.
  @Test func looksOnce() throws {
    let functions = Self.docker + "\nsudo() { echo robbed; }\npodman() { echo robbed; }\n"
    let answer = try #require(Shell.run(functions, EngineScript.glance, ["here", "nowhere", "here"]))
    let told = [
      AnswerWord.first, "glance", "asked", "layers one aa bb", #"image {"driver":"overlay2"}"#,
    ]
    #expect(answer.output.split(separator: "\n").map(String.init) == told + ["asked", "end"])
  }

  @Test func asksOnlyWhereItMatters() throws {
    let after = { (input: String) in try answer(Self.docker, ["after", "here"], input: input) }
    #expect(try after("") == [AnswerWord.first, "end"])
    let told = try after("differs\n").filter { !$0.hasPrefix("free ") && !$0.hasPrefix("has ") }
    #expect(told.prefix(3) == [AnswerWord.first, "asked", "past 5 RUN x"])
  }

  static let layers: [(name: String, input: String, images: [String], layers: [String])] = [
    ("the image has others", "cc xx\n", ["here"], ["one aa bb", "two cc dd"]),
    ("the image has more", "bb\n", ["here"], ["one aa bb", "one aa bb"]),
    ("the image has fewer", "aa bb cc\n", ["here"], ["one aa bb", "one aa bb"]),
    ("no image", "cc dd\n", ["nowhere"], ["two cc dd"]),
    ("two images", "aa bb\ncc xx\n", ["here", "nowhere"], ["one aa bb", "two cc dd"]),
    ("two that nobody has", "aa\ncc\n", ["nowhere", "nowhere"], ["one aa bb", "two cc dd"]),
    ("none of them", "xx\n", ["nowhere"], []),
    ("an image without layers", "\n", ["nowhere"], []),
    ("nobody says what it is to have", "", ["here"], ["one aa bb"]),
  ]

  @Test(arguments: layers)
  func tellsOfWhatStandsOnALayer(
    _ item: (name: String, input: String, images: [String], layers: [String])
  ) throws {
    let lines = try answer(Self.docker, ["layers"] + item.images, input: item.input)
    #expect(lines.filter { $0.hasPrefix("layers") } == item.layers.map { "layers " + $0 }, "\(item.name)")
    #expect(lines.starts(with: [AnswerWord.first, "differs"]) && lines.last == "end")
    #expect(lines.contains("engine docker"))
    #expect(lines.count { $0 == "asked" } == item.images.count)
  }

  /// Where the images have the layers that they are to have.
  @Test func tellsNoMore() throws {
    let told = [
      AnswerWord.first, "glance", "asked", "layers one aa bb", #"image {"driver":"overlay2"}"#, "end",
    ]
    #expect(try answer(Self.docker, ["layers", "here"], input: "aa bb\n") == told)
    #expect(try answer(Self.docker, ["layers", "here", "here"], input: "aa bb\naa\n").contains("differs"))
  }

  /// Only what a move of ours left, and of those no one that still runs.
  @Test func tellsOfWhatWasLeft() throws {
    let containerd = Self.docker.replacing("store null", with: "store io.containerd.snapshotter.v1")
    let (others, stale) = ("ps() { echo init; }\nDRIVER=overlayfs\n", "left orbyter-move-00000000-1")
    let left = { (functions: String, input: String) in
      try answer(functions, ["layers", "here"], input: input).filter { $0.hasPrefix("left") }
    }
    for input in ["aa bb\n", "cc\n"] {
      #expect(try left(others + containerd, input) == [stale])
      #expect(
        try left("ps() { echo 'sh -c move # orbyter-move-00000000-1 docker'; }\n" + containerd, input).isEmpty
      )
      #expect(try left("ps() { return 1; }\n" + containerd, input).isEmpty, "nobody knows")
    }
    for other in ["sh -c move # orbyter-move-00000000-12 docker", "sh -c x # sh orbyter-move-00000000-1 x"] {
      let alike = "ps() { echo '\(other)'; }\n" + containerd
      #expect(try left(alike, "cc\n") == [stale], "the start of another one's name, or a word")
    }
    #expect(try left(others.replacing("overlayfs", with: "overlay2") + Self.docker, "aa bb\n").isEmpty)
  }

  /// What `df` says here is of no engine that is elsewhere.
  @Test(arguments: [
    ("", true), ("DOCKER_HOST=unix:///run/user/7/docker.sock", true), ("DOCKER_HOST=ssh://gpu", false),
    ("DOCKER_HOST=tcp://gpu:2376", false), ("DOCKER_CONTEXT=gpu", false), ("DOCKER_CONTEXT=default", true),
  ]) func looksAtTheDiskOfItsOwnMachine(_ item: (setting: String, looks: Bool)) throws {
    let lines = try answer("\(item.setting)\n" + Self.docker, ["history", "here"])
    #expect(lines.contains { $0.hasPrefix("free ") } == item.looks)
  }

  @Test func asksBySudo() throws {
    let denied = "docker() { echo denied >&2; return 1; }; sudo() { shift 2; real \"$@\"; }\n"
    let functions =
      denied + Self.docker.replacing("docker() {", with: "real() {")
    #expect(try answer(functions, ["-"]).contains("engine sudo -n docker"))
    // At a glance there was nothing.
    let after = try answer(functions, ["after", "here"], input: "differs\n")
    #expect(after.contains("layers one aa bb") && after.contains("past 5 RUN x"))
  }

  @Test func saysWhatIsMissing() throws {
    let nobody =
      "docker() { echo permission denied >&2; return 1; }; sudo() { return 1; }; id() { echo ada; }"
    #expect(
      try answer(nobody, ["-"]).starts(with: [AnswerWord.first, "user ada", "denied permission denied"]))
    let bare = "command() { return 1; }; docker() { return 127; }; sudo() { return 1; }"
    #expect(try answer(bare, ["-"]).starts(with: [AnswerWord.first, "absent"]))
  }

  static let lists: [(told: String, brief: String)] = [
    (
      #"layers x {"Type":"layers","Layers":["\#(Engines.digest("a"))","\#(Engines.digest("b"))"]}"#,
      "layers x \(String(repeating: "a", count: 32)) \(String(repeating: "b", count: 32))"
    ),
    (
      #"layers x {"Layers":["\#(Engines.digest("a"))"],"Type":"layers"}"#,
      "layers x \(String(repeating: "a", count: 32))"
    ),
    (#"layers x {"Type":"layers"}"#, "layers x"), (#"layers x {"Layers":null,"Type":"layers"}"#, "layers x"),
  ]

  @Test(arguments: lists) func listsBriefly(_ item: (told: String, brief: String)) throws {
    let docker = Self.docker.replacing(
      #"printf 'layers one aa bb\nimage {"driver":"%s"}\n' "${DRIVER:-overlay2}""#,
      with: #"printf '%s\nimage {}\n' '\#(item.told)'"#)
    #expect(try answer(docker, ["history", "here"]).contains(item.brief))
  }
}
