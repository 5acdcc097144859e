#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The system's own words for an error number.
enum SystemError {
  static func text(_ number: Int32) -> String {
    String(cString: strerror(number)).lowercased()
  }
}

/// System calls whose Swift names would otherwise mean a method of the type around them.
enum Glue {
  static func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    #if canImport(Darwin)
      Darwin.open(path, flags, mode)
    #else
      Glibc.open(path, flags, mode)
    #endif
  }

  static func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.read(file, buffer.baseAddress, buffer.count)
    #else
      Glibc.read(file, buffer.baseAddress, buffer.count)
    #endif
  }

  static func write(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(file, buffer.baseAddress, buffer.count)
    #else
      Glibc.write(file, buffer.baseAddress, buffer.count)
    #endif
  }
  static func connect(_ socket: Int32, _ place: UnsafePointer<sockaddr>, _ size: socklen_t) -> Int32 {
    #if canImport(Darwin)
      Darwin.connect(socket, place, size)
    #else
      Glibc.connect(socket, place, size)
    #endif
  }
}
