import CommandLine

/// The environment that this process was given.
enum ProcessEnvironment {
  static var current: [String: String] {
    var entry = Posix.environment
    var variables: [String: String] = [:]
    while let text = entry?.pointee {
      if let (name, value) = split(text) { variables[name] = value }
      entry = entry?.advanced(by: 1)
    }
    return variables
  }

  /// Calls the body with an environment as C wants it. What is as we were given it stays so byte for
  /// byte: a value need not be UTF-8.
  static func with<Result>(
    _ environment: [String: String], _ overlay: [Command.EnvironmentValue],
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    var wanted = environment
    // The last one of a name counts, as in a shell.
    for value in overlay { wanted[value.name] = value.value }
    var kept: [UnsafeMutablePointer<CChar>?] = []
    var entry = Posix.environment
    while let text = entry?.pointee {
      if let (name, value) = split(text), let same = wanted[name], same.utf8.elementsEqual(value.utf8) {
        kept.append(text)
        wanted[name] = nil
      }
      entry = entry?.advanced(by: 1)
    }
    return CStrings.with(wanted.map { "\($0)=\($1)" }) { body(kept + $0) }
  }

  private static func split(_ text: UnsafeMutablePointer<CChar>) -> (name: String, value: String)? {
    let line = String(cString: text)
    guard let equals = line.utf8.firstIndex(of: UInt8(ascii: "=")), equals != line.startIndex else {
      return nil
    }
    return (String(line[..<equals]), String(line[line.utf8.index(after: equals)...]))
  }
}
