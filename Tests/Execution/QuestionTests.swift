import CommandLine
import TestSupport
import Testing

@testable import Execution

extension ProcessTests {
  /// Questions to somebody who takes them, and never answers.
  @Suite struct QuestionTests {
    /// A server that accepts, and says nothing.
    private final class Silent {
      let port: Int
      private let file: Int32

      init() throws {
        file = Posix.socket(AF_INET, Posix.streamSocket)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let file = file
        let result = withUnsafeMutablePointer(to: &place) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
            bind(file, place, size) | listen(file, 8) | getsockname(file, place, &size)
          }
        }
        try #require(result == 0)
        port = Int(UInt16(bigEndian: place.sin_port))
      }

      deinit { close(file) }
    }

    private static func environment(_ path: String = "/usr/bin:/bin") -> [String: String] {
      ["PATH": path, PassingTrouble.timeoutVariable: "3"]
    }

    private func question(_ server: Silent, _ before: String = ":") -> Command {
      let line = "\(before); exec 3<>/dev/tcp/127.0.0.1/\(server.port) && echo >&3 && cat <&3"
      return Command("bash", ["-c", line], input: .nothing).asking(.first)
    }

    @Test func isGivenUp() throws {
      let server = try Silent()
      let answer = try #require(Probe.ask(question(server, "echo half"), environment: Self.environment()))
      #expect(answer.exitCode == Probe.timeUp && answer.isTimeout && answer.text == "half")
      #expect(String(decoding: answer.error, as: UTF8.self).hasSuffix("\nno answer within 3 s\n"))
      #expect(!answer.isPassingTrouble(.first))
    }

    /// Those that answer beside it are heard.
    @Test func theOthersAreHeard() throws {
      let server = try Silent()
      let other = Command("echo", ["told"])
      let answers = Probe.ask([other, question(server), other], environment: Self.environment())
      #expect(answers.map { $0?.exitCode } == [0, Probe.timeUp, 0])
      #expect(answers[2]?.text == "told")
    }

    private static let steps: [@Sendable (Command) -> Step] = [
      { .run($0) }, { .retrying($0) }, { .report($0) }, { .pipe(Pipeline([$0, Command("cat", [])])) },
    ]

    /// Tried once: it has had its time.
    @Test(arguments: steps.indices) func soIsAStep(_ index: Int) throws {
      let server = try Silent()
      let folder = try TemporaryFolder()
      let command = question(server, "echo asked >>\(folder.path)/x")
      let error = #expect(throws: StepProblem.self) {
        try Runner(environment: Self.environment()).run([Self.steps[index](command)])
      }
      guard case .gaveUp(_, 1, .silence(seconds: 3))? = error else {
        return #expect(Bool(false), "\(String(describing: error))")
      }
      #expect(try folder.read("x") == "asked\n")
    }

    /// To us alone, as `kill` sends it: with what the question has started, and nothing is asked any more.
    @Test func aSignalEndsIt() throws {
      let server = try Silent()
      let folder = try TemporaryFolder()
      let runner = Runner(environment: Self.environment())
      let question = Command(
        "bash", ["-c", "sleep 300 & echo $! >\(folder.path)/x; kill -TERM \(getpid()); wait; exec sleep 300"])
      #expect(throws: StepProblem.interrupted(signal: SIGTERM)) {
        try runner.run { work in
          let answer = Probe.ask(question, environment: Self.environment(), runner.signals)
          #expect(answer?.exitCode == 128 + SIGTERM)
          #expect(
            Probe.ask(self.question(server), environment: Self.environment(), runner.signals) == nil)
          try work([]) { _ in }
          return []
        }
      }
      let left = try folder.read("x").trimmedLines
      // A dead one may stay in the table where nobody waits for it.
      let isThere = "ps -o stat= -p \(left) | grep -q '^[^Z]'"
      #expect(folder.shell("while \(isThere); do sleep 0.1; done; echo gone")?.text == "gone")
    }

    /// Where another run has taken the name at the same moment.
    @Test func whatMayPassIsInsistedOn() throws {
      let folder = try TemporaryFolder()
      let line =
        "cd \(folder.path); echo x >>x; test $(wc -l <x) -gt 1 || { echo it already exists >&2; exit 1; }"
      let command = Command("sh", ["-c", line]).again(on: "already exists")
      try Runner(environment: Self.environment()).run([.retrying(command)])
      let error = #expect(throws: StepProblem.self) {
        try Runner(environment: Self.environment()).run([.retrying(command.tried(1).again(on: "exists"))])
        _ = folder.shell("rm x")
        try Runner(environment: Self.environment()).run([.retrying(command.tried(1))])
      }
      guard case .gaveUp(_, 1, .trouble(attempts: 1))? = error else {
        return #expect(Bool(false), "\(String(describing: error))")
      }
    }
  }
}
