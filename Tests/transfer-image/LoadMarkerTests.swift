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
      sh -c 'sleep 300; :' orbyter-load-00000000-1 & victim=$!
      until ps -o args= -p $victim | grep -q sleep; do sleep 0.1; done
      trap 'case $(ps -o stat= -p $victim) in "" | Z*) echo ended ;; *) echo alive; kill $victim ;; esac' EXIT
      """
    let answer = try #require(
      Shell.run(
        functions, EngineScript.load, ["docker", "", "orbyter-load-00000000-1"], as: "orbyter-load-00000000-2"
      ))
    #expect(answer.output.contains("ended"), "\(answer)")
  }
}
