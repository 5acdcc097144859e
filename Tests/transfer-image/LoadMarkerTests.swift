import CommandLine
import Testing

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

struct LoadMarkerTests {
  @Test func onlyOursThatAreGoneAreStale() throws {
    let own = LoadMarker(host: "desk", user: "ada", process: 7)
    let others = [
      own, LoadMarker(host: "desk", user: "ada", process: 8),
      LoadMarker(host: "desk", user: "ada", process: 9),
      LoadMarker(host: "desk", user: "bob", process: 8), LoadMarker(host: "lap", user: "ada", process: 8),
    ]
    #expect(own.stale(among: others) { $0 == 9 }.map(\.process) == [8])
    #expect(LoadMarker(own.text) == own)
    // What moves a name is never ended.
    #expect(LoadMarker(own.move) == nil && LoadMarker(own.move, prefix: LoadMarker.movePrefix) == own)
  }

  @Test(arguments: [
    "", "orbyter-load-", "orbyter-load-x", "orbyter-load-x-y", "other-load-x-1", "orbyter-load-a-b-1",
  ])
  func refuses(_ text: String) { #expect(LoadMarker(text) == nil) }

  /// A list of processes, and what in it is a load: only what stands where the name of one of our scripts does.
  static let lists: [(name: String, process: String, loads: [String])] = [
    ("a load", "sh -c say end # orbyter-load-0000000a-1 docker zstd classic", ["0000000a-1"]),
    ("one at its line's end", "sh -c say end # orbyter-load-0000000a-1 ", ["0000000a-1"]),
    ("a line's end as BSD shows it", #"sh -c say end\012# orbyter-load-0000000a-1 docker"#, ["0000000a-1"]),
    (
      "another's among a load's words", "sh -c x # orbyter-load-0000000a-2 docker orbyter-load-0000000a-1 ",
      ["0000000a-2"]
    ),
    ("among words", "sh -c x # sh docker orbyter-load-0000000a-1 orbyter-load-0000000a-3 x", []),
    ("whoever looks for one", "grep -F orbyter-load-0000000a-1 ", []),
    ("the shell that starts it", "bash -c sh -c 'say end #' orbyter-load-0000000a-1 docker", []),
    ("what moves a name", "sh -c say end # orbyter-move-0000000a-1 docker", []),
  ]

  @Test(arguments: lists) func aNameAlone(_ item: (name: String, process: String, loads: [String])) throws {
    let functions =
      EngineScriptTests.docker + "\nps() { cat <<'END'\n\(item.process)\nEND\n}\nexec </dev/null"
    let answer = try #require(Shell.run(functions, EngineScript.question, ["layers", "here"]))
    let told = answer.output.split(separator: "\n").filter { $0.hasPrefix("loading ") }
    #expect(told == item.loads.map { "loading orbyter-load-\($0)" }, "\(item.name): \(answer)")
  }

  /// What only looks like one is not ended with it: the beginning of another name, and whoever has it for a word.
  @Test func aWaitingLoadIsEnded() throws {
    let stale = "orbyter-load-00000000-1"
    let script = """
      load() { exec sh -c 'echo >&3; sleep 300; : \(LoadMarker.sign)' "$@" 3>"$ready"; }
      ready=$(mktemp -u) && mkfifo "$ready"
      start() { load "$@" & started=$!; read -r _ <"$ready"; }
      start \(stale) docker; victim=$started
      start \(stale)2 docker; longer=$started
      start sh docker \(stale) x; word=$started
      rm "$ready"
      """
    let check = """
      wait $victim; echo "victim $?"
      for other in $longer $word; do
        kill -0 $other && echo alive
        pkill -P $other; kill $other
      done 2>/dev/null
      :
      """
    let end = EngineLocation.here.command(EngineCall(.endLoads)).arguments[1]
    let line = script + "\necho \(stale) | sh -c \(ShellText.quoted(end))\n" + check
    // The `ps` in busybox knows none of our options, and its shell takes no other: there nothing is ended.
    let answer = try #require(Shell.run(line, without: "busybox"))
    #expect(answer.output.hasSuffix("end\nvictim 143\nalive\nalive\n"), "\(answer)")
  }
}
