/// ConfigParser's `%(key)s` and `%%`. Any other `%` is a per cent sign in run.cfg, and an error to Python.
struct Interpolation {
  let origin: Setting.Origin
  let dialect: ConfigFile.Dialect
  let lookUp: (String) -> String?
  private var produced = 0

  /// As many keys in a row as ConfigParser takes, and a limit on size: ten keys that each name the
  /// next one ten times would otherwise fill the memory.
  private static let depthLimit = 11
  private static let sizeLimit = 1 << 20
  /// In bytes, so that a tree of empty values comes to an end as well, and soon: thousands of sections
  /// may inherit it.
  private static let costOfKey = 500

  init(
    origin: Setting.Origin, dialect: ConfigFile.Dialect = .orbyter, lookUp: @escaping (String) -> String?
  ) {
    self.origin = origin
    self.dialect = dialect
    self.lookUp = lookUp
  }

  mutating func expand(_ value: String, key: String) throws(Setting.Problem) -> String {
    guard value.utf8.contains(UInt8(ascii: "%")) else { return value }
    var bytes: [UInt8] = []
    try expand(value, chain: [key], into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func expand(
    _ value: String, chain: [String], into bytes: inout [UInt8]
  ) throws(Setting.Problem) {
    var rest = value.utf8[...]
    while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
      try append(rest[..<percent], to: &bytes)
      rest = rest[percent...].dropFirst()
      if rest.first == UInt8(ascii: "%") {
        rest = rest.dropFirst()
        try append("%".utf8[...], to: &bytes)
      } else if let (name, after) = Self.reference(at: rest) {
        rest = after
        guard let inner = lookUp(name.lowercased()) else { throw .missingInterpolation(name, origin) }
        produced += Self.costOfKey
        let path = chain + [name.lowercased()]
        if chain.contains(name.lowercased()) { throw .interpolationLoop(path, origin) }
        if path.count > Self.depthLimit { throw .interpolationTooDeep(path, origin) }
        try expand(inner, chain: path, into: &bytes)
      } else {
        if dialect == .python { throw .lonePercent(origin) }
        try append("%".utf8[...], to: &bytes)
      }
    }
    try append(rest, to: &bytes)
  }

  private mutating func append(
    _ part: Substring.UTF8View, to bytes: inout [UInt8]
  ) throws(Setting.Problem) {
    produced += part.count
    if produced > Self.sizeLimit { throw .interpolationTooLong(origin) }
    bytes.append(contentsOf: part)
  }

  /// `(key)s`, right behind a per cent sign.
  static func reference(at rest: Substring.UTF8View) -> (String, Substring.UTF8View)? {
    // No key is that long or has a per cent sign; an open parenthesis without end is not looked
    // for again and again.
    guard rest.first == UInt8(ascii: "("),
      let close = rest.prefix(256).firstIndex(where: { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "%") }),
      rest[close] == UInt8(ascii: ")")
    else { return nil }
    let after = rest[close...].dropFirst()
    guard after.first == UInt8(ascii: "s") else { return nil }
    return (String(Substring(rest[..<close].dropFirst())), after.dropFirst())
  }
}
