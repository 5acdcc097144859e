/// A port of this machine.
package enum LocalPort {
  /// Whether somebody has it already.
  /// - Parameter address: of this machine; empty for all.
  package static func isTaken(_ address: String, _ port: Int, isUDP: Bool) -> Bool {
    let number = UInt16(truncatingIfNeeded: port).bigEndian
    if address.isEmpty || !address.utf8.contains(UInt8(ascii: ":")) {
      var place = sockaddr_in()
      place.sin_family = sa_family_t(AF_INET)
      place.sin_port = number
      if !address.isEmpty, inet_pton(AF_INET, address, &place.sin_addr) != 1 { return false }
      if isTaken(place, AF_INET, port, isUDP: isUDP) { return true }
    }
    // Whoever listens at IPv6 alone is in docker's way too: it publishes at both.
    if address.isEmpty || address.utf8.contains(UInt8(ascii: ":")) {
      var place = sockaddr_in6()
      place.sin6_family = sa_family_t(AF_INET6)
      place.sin6_port = number
      if !address.isEmpty, inet_pton(AF_INET6, address, &place.sin6_addr) != 1 { return false }
      return isTaken(place, AF_INET6, port, isUDP: isUDP)
    }
    return false
  }

  private static func isTaken<Place>(_ place: Place, _ family: Int32, _ port: Int, isUDP: Bool) -> Bool {
    let socket = Posix.socket(family, isUDP ? Posix.datagramSocket : Posix.streamSocket)
    // A machine without IPv6 gives no socket for it.
    guard socket >= 0 else { return false }
    defer { close(socket) }
    var yes: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    // Connections that have ended are no reason; for UDP the same word would share the port.
    if !isUDP { setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, size) }
    if family == AF_INET6 { setsockopt(socket, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, size) }
    let result = withUnsafePointer(to: place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<Place>.size))
      }
    }
    if result == 0 { return false }
    // A port that only root may have can still be seen.
    return errno == EADDRINUSE || errno == EACCES && !isUDP && !Posix.socketsListening(at: port).isEmpty
  }

  /// The program that listens, as far as the system lets us see it: `python3 (process 4711)`.
  package static func listener(_ port: Int) -> String? {
    let sockets = Posix.socketsListening(at: port)
    guard !sockets.isEmpty else { return nil }
    for process in (try? FileReader.names(in: "/proc")) ?? [] where Int32(process) != nil {
      let files = "/proc/\(process)/fd"
      for file in (try? FileReader.names(in: files)) ?? [] {
        guard let target = FileReader.link("\(files)/\(file)"), sockets.contains(target) else { continue }
        let name = (try? FileReader.read("/proc/\(process)/comm", limit: 1 << 16)) ?? []
        let line = name.prefix { $0 != UInt8(ascii: "\n") }
        return "\(String(decoding: line, as: UTF8.self)) (process \(process))"
      }
    }
    return nil
  }
}
