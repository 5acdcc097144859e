import Testing

@testable import Execution

/// What a line about bytes says of their rate.
struct ProgressTests {
  private func rate(hasPace: Bool, after seconds: Double) -> String {
    let progress = Progress(label: "x", total: 200_000, width: nil, hasPace: hasPace)
    var output: [UInt8] = []
    progress.take([UInt8](repeating: 1, count: 2000)[...], to: &output)
    return progress.rate(of: 200_000, Monotonic.seconds + seconds)
  }

  /// What docker was about before, as an export, is no part of it.
  @Test func countsFromTheFirstByte() {
    #expect(rate(hasPace: true, after: 1000).hasPrefix("2.0 kB of 200 kB  "))
    #expect(rate(hasPace: true, after: 1000).hasSuffix(" left"))
    #expect(rate(hasPace: true, after: 0).hasPrefix("2.0 kB of 200 kB"))
  }

  /// Bytes that come as docker comes across them in an export of all say nothing of the line.
  @Test func noFalseRate() { #expect(rate(hasPace: false, after: 10) == "2.0 kB of 200 kB") }
}
