import CommandLine

/// Names and their values in the order of their first mention; the last value of a name counts.
struct OrderedPairs: Equatable {
  private(set) var names: [String] = []
  private var values: [String: String] = [:]

  var isEmpty: Bool { names.isEmpty }

  subscript(name: String) -> String? {
    get { values[name] }
    set {
      if values[name] == nil { names.append(name) }
      values[name] = newValue
    }
  }

  /// The values as they stand; the names as bake reads them.
  var json: JSONText {
    .object(names.map { .init(BakeText.literal($0), .string(values[$0] ?? "")) })
  }
}
