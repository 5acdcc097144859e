import Testing

@testable import CommandLine

struct TransferRateTests {
  static let sizes: [(bytes: UInt64, text: String)] = [
    (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (1049, "1.0 kB"), (9999, "9.9 kB"), (10_000, "10 kB"),
    (999_999, "999 kB"), (1_000_000, "1.0 MB"), (412_345_678, "412 MB"), (9_876_543_210, "9.8 GB"),
    (1_000_000_000_000, "1.0 TB"), (999_999_999_999_999, "999 TB"), (1_000_000_000_000_000, "1 PB"),
    (.max, "18446 PB"),
  ]

  @Test(arguments: sizes) func showsASize(_ item: (bytes: UInt64, text: String)) {
    #expect(TransferRate.size(item.bytes) == item.text)
  }

  static let durations: [(seconds: Double, text: String)] = [
    (0, "1 s"), (0.4, "1 s"), (59.9, "59 s"), (60, "1 min"), (61, "2 min"), (3599, "60 min"),
    (3600, "1 h 0 min"),
    (5400, "1 h 30 min"), (1e300, "277777777777 h 46 min"), (-1, "1 s"), (.nan, "1 s"), (.infinity, "1 s"),
  ]

  @Test(arguments: durations) func showsADuration(_ item: (seconds: Double, text: String)) {
    #expect(TransferRate.duration(item.seconds) == item.text)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let rate: TransferRate
    let expected: String

    init(_ name: String, _ bytes: UInt64, of total: UInt64?, in seconds: Double, _ expected: String) {
      self.name = name
      rate = TransferRate(bytes: bytes, total: total, seconds: seconds)
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let lines: [Case] = [
    .init(
      "bytes, total, rate and time left", 412_000_000, of: 9_800_000_000, in: 11.8,
      "412 MB of 9.8 GB  34 MB/s  5 min left"),
    .init("no total", 5000, of: nil, in: 2, "5.0 kB  2.5 kB/s"),
    .init("at the start", 0, of: 5000, in: 0, "0 B of 5.0 kB"),
    .init("nothing yet", 0, of: 5000, in: 3, "0 B of 5.0 kB  0 B/s"),
    .init("at the end", 5000, of: 5000, in: 2, "5.0 kB of 5.0 kB  2.5 kB/s"),
    .init("more than was expected", 6000, of: 5000, in: 2, "6.0 kB  3.0 kB/s"),
    .init("no time at all", 5000, of: 9000, in: 1e-300, "5.0 kB of 9.0 kB  1 PB/s  1 s left"),
    .init("a clock that went back", 5000, of: 9000, in: -1, "5.0 kB of 9.0 kB"),
    .init("no number", 5000, of: 9000, in: .nan, "5.0 kB of 9.0 kB"),
    .init("the largest numbers", .max, of: .max, in: 1, "18446 PB of 18446 PB  1 PB/s"),
  ]

  @Test(arguments: lines) func showsALine(_ item: Case) {
    #expect(item.rate.line == item.expected)
  }
}
