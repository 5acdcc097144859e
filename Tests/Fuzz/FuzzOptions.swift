/// `fuzz [--count N] [--seed N] [--only SUBJECT]`
struct FuzzOptions {
  /// A few seconds' worth.
  var count: UInt64 = 20_000
  var seed: UInt64
  var only: Subject?
  /// More of them are mostly the same one again.
  let mostFailures = 20

  static let usage = "usage: fuzz [--count N] [--seed N] [--only config|dockerfile|names|version|words]\n"

  init?(_ words: some Sequence<String>) {
    // Short enough to be typed again.
    seed = UInt64.random(in: 0..<1_000_000_000)
    var words = words.makeIterator()
    while let option = words.next() {
      guard let value = words.next() else { return nil }
      switch option {
      case "--count":
        guard let number = UInt64(value) else { return nil }
        count = number
      case "--seed":
        guard let number = UInt64(value) else { return nil }
        seed = number
      case "--only":
        guard let subject = Subject(rawValue: value) else { return nil }
        only = subject
      default: return nil
      }
    }
  }
}
