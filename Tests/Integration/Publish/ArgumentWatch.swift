/// Looks at the arguments of every process of the machine, again and again.
struct ArgumentWatch {
  let secret: String
  /// The programs that were seen, so that a test knows that it looked.
  private(set) var seen: Set<String> = []
  private(set) var leaks: [String] = []

  init(secret: String) {
    self.secret = secret
  }

  mutating func look() {
    for number in ProcessTable.numbers() {
      let words = ProcessTable.arguments(of: number)
      guard let program = words.first else { continue }
      if words.contains(where: { $0.contains(secret) }) { leaks.append(words.joined(separator: " ")) }
      seen.insert(([program] + words.dropFirst().prefix(1)).joined(separator: " "))
    }
  }
}
