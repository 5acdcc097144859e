import CommandLine
import TestSupport
import Testing

@testable import Execution

private func shell(_ line: String) -> Command { Command("sh", ["-c", line]) }

/// Makes two bytes of each, and says at the end that it is the end.
private final class Doubler: ByteStage {
  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    for byte in bytes { output += [byte, byte] }
  }
  func finish(to output: inout [UInt8]) { output += Array("!".utf8) }
}

/// For each byte that comes, as many pieces as nobody would hold at once.
private final class Fountain: ByteStage {
  private var left = 0
  private let pieces: Int
  init(_ pieces: Int) { self.pieces = pieces }
  var hasMore: Bool { left > 0 }
  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    left += bytes.count * pieces
    if left > 0 { output += [UInt8](repeating: 1, count: 100_000) }
    left = max(0, left - 1)
  }
  func finish(to output: inout [UInt8]) { output.append(2) }
}

/// Lets a little through at a time.
private final class Narrow: ByteStage {
  private var held = 0
  private(set) var most = 0
  var hasMore: Bool { held > 0 }
  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    held += bytes.count
    most = max(most, held)
    let piece = min(held, 10_000)
    held -= piece
    output += [UInt8](repeating: 1, count: piece)
  }
}

private final class Refusing: ByteStage {
  struct Refusal: Error {}
  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws { throw Refusal() }
}

private final class Counter: ByteStage {
  var count = 0
  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    count += bytes.count
    output += bytes
  }
}

extension ProcessTests {
  @Suite struct ExchangeTests {
    private let runner = Runner(environment: ProcessEnvironment.current)

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func keepsWhatIsSaidApart() throws {
      let answer = try runner.perform(Exchange([shell("echo one; echo two >&2; exit 3")]))
      #expect(text(answer.output) == "one\n")
      #expect(answer.errors.map(text) == ["two\n"])
      #expect(answer.exitCodes == [3])
      #expect(answer.failed == 0)
    }

    @Test func theFirstReadsTheInput() throws {
      var exchange = Exchange([shell("cat"), shell("wc -c | tr -d ' '")])
      exchange.input = [UInt8](repeating: 7, count: 300_000)
      #expect(text(try runner.perform(exchange).output) == "300000\n")
    }

    @Test func aStageMayHaveMoreThanCame() throws {
      var exchange = Exchange([shell("printf ab"), shell("wc -c | tr -d ' '")])
      let counter = Counter()
      exchange.stages = [0: [Fountain(50), counter]]
      #expect(text(try runner.perform(exchange).output) == "10000001\n")
      #expect(counter.count == 10_000_001)
      // Nobody takes it.
      exchange.commands[1] = shell("exit 7")
      exchange.stages = [0: [Fountain(5000)]]
      #expect(try runner.perform(exchange).exitCodes.last == 7)
    }

    /// A narrow place further on does not fill up.
    @Test func aStageWaitsForThoseBehindIt() throws {
      var exchange = Exchange([shell("printf ab"), shell("wc -c | tr -d ' '")])
      let narrow = Narrow()
      exchange.stages = [0: [Fountain(50), narrow]]
      #expect(text(try runner.perform(exchange).output) == "10000001\n")
      #expect(narrow.most <= 100_000, "\(narrow.most)")
    }

    @Test func noInputIsNone() throws {
      #expect(try runner.perform(Exchange([shell("cat")])).output == [])
    }

    @Test func stagesStandBetweenCommands() throws {
      var exchange = Exchange([shell("printf ab"), shell("cat")])
      exchange.stages = [0: [Doubler()]]
      #expect(text(try runner.perform(exchange).output) == "aabb!")
      exchange.stages = [0: [Doubler(), Doubler()]]
      #expect(text(try runner.perform(exchange).output) == "aaaabbbb!!!")
      exchange.stages = [1: [Doubler()]]
      #expect(text(try runner.perform(exchange).output) == "aabb!")
    }

    @Test func manyBytesPass() throws {
      let counter = Counter()
      var exchange = Exchange([shell("head -c 200000000 /dev/zero"), shell("wc -c | tr -d ' '")])
      exchange.stages = [0: [counter]]
      #expect(text(try runner.perform(exchange).output) == "200000000\n")
      #expect(counter.count == 200_000_000)
    }

    @Test func aStageThatRefusesEndsAll() throws {
      var exchange = Exchange([Command("yes", []), shell("cat >/dev/null")])
      exchange.stages = [0: [Refusing()]]
      let answer = try runner.perform(exchange)
      #expect(answer.problem is Refusing.Refusal)
    }

    @Test func aReaderThatEndsEarlyIsTheCause() throws {
      var exchange = Exchange([Command("yes", []), shell("exit 6")])
      exchange.stages = [0: [Counter()]]
      #expect(try runner.perform(exchange).failed == 1)
    }

    @Test func gigabytesAreNoAnswer() throws {
      var exchange = Exchange([Command("yes", [])])
      exchange.limit = 1000
      let answer = try runner.perform(exchange)
      #expect(answer.problem as? Exchange.Problem == .tooMuchSaid)
      #expect(answer.output.count <= 1000)
    }

    @Test func gigabytesOfComplaintsNeither() throws {
      let answer = try runner.perform(Exchange([shell("yes >&2")]))
      #expect(answer.problem as? Exchange.Problem == .tooMuchSaid)
      #expect((answer.errors.first?.count ?? 0) <= 1 << 16)
    }

    @Test func patienceEnds() throws {
      var exchange = Exchange([shell("sleep 300")])
      exchange.timeout = 0.3
      let start = Monotonic.seconds
      #expect(try runner.perform(exchange).isLate)
      #expect(Monotonic.seconds - start < 5)
    }

    /// Whoever is ended because of it may stop in the middle, which is another problem to the one that reads that.
    @Test func theFirstProblemIsTheCause() throws {
      final class Whole: ByteStage {
        struct TooShort: Error {}
        func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) { output += bytes }
        func finish(to output: inout [UInt8]) throws { throw TooShort() }
      }
      var exchange = Exchange([Command("yes", []), shell("trap '' TERM; echo on; cat >/dev/null")])
      exchange.stages = [0: [Whole()], 1: [Refusing()]]
      #expect(try runner.perform(exchange).problem is Refusing.Refusal)
    }

    static let quiet: [(name: String, lines: [String], waiting: StallWatch.Waiting)] = [
      ("the first stops in the middle", ["echo a; exec sleep 300", "cat"], .first),
      ("the last does not answer", ["echo a", "cat >/dev/null; exec sleep 300"], .last),
      ("the last of three takes nothing", ["yes", "cat", "exec sleep 300"], .last),
      ("there is one alone", ["exec sleep 300"], .first),
    ]

    @Test(arguments: quiet)
    func silenceIsToldAndEnds(_ item: (name: String, lines: [String], waiting: StallWatch.Waiting)) throws {
      var told: [StallWatch.Waiting] = []
      var exchange = Exchange(item.lines.map(shell))
      exchange.stages = Dictionary(
        uniqueKeysWithValues: item.lines.indices.dropLast().map { ($0, [Counter()]) })
      exchange.stallWatch = StallWatch(told: 0.5, limit: 2) { told.append($0) }
      let answer = try runner.perform(exchange)
      #expect(answer.stalled == item.waiting && told.last == item.waiting, "\(item.name)")
    }

    /// However long it took, for whoever moves something it begins anew.
    @Test func whoeverSaysSomethingIsNotSilent() {
      var told = 0
      var silence = StallWatch(told: 1e-4, limit: 1e-3) { _ in told += 1 }
      poll(nil, 0, 5)
      #expect(silence.look(true, []) == nil && told == 0)
      poll(nil, 0, 5)
      #expect(silence.look(false, []) == .first)
    }

    @Test func whatIsLeftBehindIsNotWaitedFor() throws {
      let answer = try runner.perform(Exchange([shell("sleep 300 & echo done")]))
      #expect(text(answer.output) == "done\n")
    }

    @Test func aCommandThatIsNotThere() throws {
      #expect(throws: StepProblem.notFound(executable: "no-such-program")) {
        try runner.perform(Exchange([Command("yes", []), Command("no-such-program", [])]))
      }
    }
  }

  @Suite struct PrivateFolderTests {
    @Test func isShortAndOurs() throws {
      let folder = try PrivateFolder(runtime: "/tmp/\(String(repeating: "long", count: 30))")
      #expect(folder.path.hasPrefix("/tmp/orbyter."))
      #expect(FileReader.isFolder(folder.path))
      folder.remove()
      #expect(!FileReader.exists(folder.path))
    }

    @Test(arguments: ["", "relative", "/nowhere at all", "/run/%h", "/no/such/folder"])
    func anUnfitParentIsNoMatter(_ runtime: String) throws {
      let folder = try PrivateFolder(runtime: runtime)
      #expect(folder.path.hasPrefix("/tmp/orbyter."))
      folder.remove()
    }
  }
}
