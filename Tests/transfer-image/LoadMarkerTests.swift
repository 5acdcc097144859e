import Testing

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

  /// A script finds the one that waits, and ends what it started; not itself.
  @Test func aWaitingLoadIsEnded() throws {
    let functions = """
      docker() { case "$1" in load) return 1;; esac; }
      sh -c 'sleep 300; :' orbyter-load-00000000-1 docker & victim=$!
      sh -c 'sleep 300; :' orbyter-load-00000000-12 docker & other=$!
      until ps -o args= -p $other | grep -q sleep; do sleep 0.1; done
      state() { case $(ps -o stat= -p $2) in "" | Z*) echo "$1 ended" ;; *) echo "$1 alive"; kill $2 ;; esac; }
      trap 'state victim $victim; state other $other' EXIT
      """
    let answer = try #require(
      Shell.run(
        functions, EngineScript.load, ["docker", "", "orbyter-load-00000000-1"], as: "orbyter-load-00000000-2"
      ))
    #expect(answer.output.contains("victim ended") && answer.output.contains("other alive"), "\(answer)")
  }
}
