/// System calls, for types that have a method of the same name: in these, Swift would take the method for it.
enum Posix {
  static func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    openFile(path, flags, mode)
  }

  static func close(_ file: Int32) {
    closeFile(file)
  }

  static func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    readFile(file, buffer)
  }

  static func write(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    writeFile(file, buffer)
  }

  static func pipe(_ ends: inout [Int32]) -> Bool {
    makePipe(&ends)
  }

  static func connect(_ socket: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t) -> Int32 {
    connectSocket(socket, address, size)
  }

  /// A socket that no child inherits; negative where the system has none to give.
  static func socket(_ family: Int32, _ kind: Int32) -> Int32 {
    let socket = makeSocket(family, kind)
    // One thread: nothing is started between the call above and this one.
    if socket >= 0 { _ = fcntl(socket, F_SETFD, FD_CLOEXEC) }
    return socket
  }
}

// Outside of a type, the names below mean the C library's functions.

private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { open(path, flags, mode) }

private func closeFile(_ file: Int32) { close(file) }

private func readFile(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(file, buffer.baseAddress, buffer.count)
}

private func writeFile(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(file, buffer.baseAddress, buffer.count)
}

private func makePipe(_ ends: inout [Int32]) -> Bool { pipe(&ends) == 0 }

private func makeSocket(_ family: Int32, _ kind: Int32) -> Int32 { socket(family, kind, 0) }

private func connectSocket(_ socket: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t) -> Int32 {
  connect(socket, address, size)
}
