import ImageConfig

/// A version of NVIDIA's driver or of CUDA: `535.104.05`, `12.4`.
package struct DriverVersion: Comparable, CustomStringConvertible {
  package let description: String
  private let numbers: [Int]

  package init?(_ text: some StringProtocol) {
    let text = String(text)
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in part.allSatisfy(\.isDigit) ? Int(Substring(part)) : nil }
    guard !numbers.isEmpty, numbers.count == parts.count else { return nil }
    self.numbers = numbers
    description = text
  }

  package static func < (one: DriverVersion, other: DriverVersion) -> Bool {
    for index in 0..<max(one.numbers.count, other.numbers.count) {
      let (left, right) = (one.number(index), other.number(index))
      if left != right { return left < right }
    }
    return false
  }

  package static func == (one: DriverVersion, other: DriverVersion) -> Bool {
    !(one < other) && !(other < one)
  }

  private func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }

  /// The CUDA that a driver brings; none for one that is newer than this program, which is taken for enough.
  var cuda: DriverVersion? {
    guard let branch = numbers.first, let newest = Self.branches.last, branch < newest.driver + 5 else {
      return nil
    }
    return Self.branches.last { $0.driver <= branch }.flatMap { DriverVersion($0.cuda) }
      ?? DriverVersion("0")
  }

  private static let branches: [(driver: Int, cuda: String)] = [
    (384, "9.0"), (390, "9.1"), (396, "9.2"), (410, "10.0"), (418, "10.1"), (440, "10.2"), (450, "11.0"),
    (455, "11.1"), (460, "11.2"), (465, "11.3"), (470, "11.4"), (495, "11.5"), (510, "11.6"), (515, "11.7"),
    (520, "11.8"), (525, "12.0"), (530, "12.1"), (535, "12.2"), (545, "12.3"), (550, "12.4"), (555, "12.5"),
    (560, "12.6"), (565, "12.7"), (570, "12.8"), (575, "12.9"), (580, "13.0"),
  ]
}
