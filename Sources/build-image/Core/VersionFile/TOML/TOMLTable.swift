import ImageConfig

/// A table of a TOML file. A reference, as headers and dotted keys come back to it.
final class TOMLTable {
  /// By bytes: to Swift, two strings are equal when they look alike.
  typealias Key = [UInt8]

  var values: [Key: TOMLValue] = [:]
  /// A header has named it, or dotted keys of an earlier section: no other header may.
  var isDeclared = false
  /// Written inline, and complete with that.
  var isClosed = false

  func value(_ key: String) -> TOMLValue? { values[Array(key.utf8)] }
}

/// What a TOML file says, as far as anybody asks: the value of a number or of a moment is not kept.
enum TOMLValue {
  case string(String)
  case boolean(Bool)
  case number(isZero: Bool)
  case moment
  case array(isEmpty: Bool)
  case table(TOMLTable)
  /// `[[name]]`: later headers only reach the last one.
  case tables(last: TOMLTable)

  /// What Python takes for false.
  var isNothing: Bool {
    switch self {
    case .string(let text): text.isEmpty
    case .boolean(let isTrue): !isTrue
    case .number(let isZero): isZero
    case .array(let isEmpty): isEmpty
    case .table(let table): table.values.isEmpty
    case .moment, .tables: false
    }
  }
}
