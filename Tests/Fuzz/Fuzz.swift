#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// The seed of the input under test, for the handler of the signal that a trap raises.
nonisolated(unsafe) private var currentSeed: UInt64 = 0

/// `fuzz [--count N] [--seed N]`: mutated inputs against everything that reads what people write.
@main enum Fuzz {
  static func main() {
    let count = Int(value(of: "--count") ?? "") ?? 20_000
    let start = UInt64(value(of: "--seed") ?? "") ?? UInt64(time(nil))
    reportTraps()
    var failures = 0
    for number in 0..<UInt64(max(count, 0)) {
      currentSeed = start &+ number
      var random = Random(seed: currentSeed)
      let subject = Subject.allCases[random.below(Subject.allCases.count)]
      let seed = Array(subject.seeds[random.below(subject.seeds.count)].utf8)
      let input = Mutation.of(seed, &random)
      // A hang is a failure too.
      alarm(10)
      if let failure = subject.failure(on: input) {
        failures += 1
        print("\(subject.rawValue), --seed \(currentSeed) --count 1: \(failure)")
        print("  input: \(String(decoding: input.prefix(2000), as: UTF8.self).debugDescription)")
      }
    }
    alarm(0)
    print("fuzz: \(count) inputs from seed \(start), \(failures) failures")
    exit(failures == 0 ? 0 : 1)
  }

  private static func value(of option: String) -> String? {
    let words = CommandLine.arguments
    guard let index = words.firstIndex(of: option), words.indices.contains(index + 1) else { return nil }
    return words[index + 1]
  }

  private static func reportTraps() {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGALRM] {
      signal(number) { number in
        var line = Array("fuzz: trap or hang; repeat it with --count 1 --seed ".utf8)
        var digits: [UInt8] = []
        var rest = currentSeed
        repeat {
          digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
          rest /= 10
        } while rest > 0
        line += digits.reversed() + [UInt8(ascii: "\n")]
        _ = write(STDERR_FILENO, line, line.count)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
