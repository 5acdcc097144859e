import CommandLine
import ImageConfig

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Feeds mutated texts to everything that reads what a person wrote, and tells what trapped, hung or
/// broke a promise. Input number N has the seed of the first one plus N, so each can be had alone.
@main
enum Fuzz {
  static func main() {
    guard let options = FuzzOptions(Swift.CommandLine.arguments.dropFirst()) else {
      say(FuzzOptions.usage)
      exit(2)
    }
    let watch = Watch()
    var done: UInt64 = 0
    var failures = 0
    while done < options.count, failures < options.mostFailures {
      let seed = options.seed &+ done
      var mutator = Mutator(seed: seed)
      // Drawn even where it is not wanted: with and without --only, a seed makes the same input.
      let drawn = mutator.pick(Subject.allCases)
      let subject = options.only ?? drawn
      watch.begin(seed: seed, subject)
      do {
        try subject.check(&mutator)
      } catch {
        failures += 1
        say("fuzz: \(error)\n  again: fuzz --count 1 --only \(subject) --seed \(seed)\n")
      }
      done += 1
    }
    watch.end()
    say("fuzz: \(done) inputs, \(failures) failures, seed \(options.seed)\n")
    exit(failures == 0 ? 0 : 1)
  }

  /// At once: what waits in a buffer is lost in a trap.
  private static func say(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(1, $0.baseAddress, $0.count) }
  }
}
