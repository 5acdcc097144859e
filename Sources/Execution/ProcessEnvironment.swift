#if canImport(Darwin)
  import Darwin
#else
  @preconcurrency import Glibc
#endif

/// The environment that this process was given.
enum ProcessEnvironment {
  static var current: [String: String] {
    #if canImport(Darwin)
      var entry: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = _NSGetEnviron().pointee
    #else
      var entry: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    #endif
    var variables: [String: String] = [:]
    while let text = entry?.pointee {
      let line = String(cString: text)
      if let equals = line.utf8.firstIndex(of: UInt8(ascii: "=")), equals != line.startIndex {
        variables[String(line[..<equals])] = String(line[equals...].dropFirst())
      }
      entry = entry?.advanced(by: 1)
    }
    return variables
  }
}
