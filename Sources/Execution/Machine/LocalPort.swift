#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
    #if canImport(Darwin)
      let socket = socket(family, isUDP ? SOCK_DGRAM : SOCK_STREAM, 0)
    #else
      let kind = isUDP ? SOCK_DGRAM : SOCK_STREAM
      let socket = socket(family, Int32(kind.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    #endif
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
    return errno == EADDRINUSE || errno == EACCES && !isUDP && isListenedAt(port)
  }

  private static func isListenedAt(_ port: Int) -> Bool {
    #if canImport(Darwin)
      return false
    #else
      return tables.contains { !listening(at: port, in: $0).isEmpty }
    #endif
  }

  /// The program that listens, as far as the system lets us see it: `python3 (process 4711)`.
  package static func listener(_ port: Int) -> String? {
    #if canImport(Darwin)
      return nil
    #else
      let sockets = Set(tables.flatMap { listening(at: port, in: $0) })
      guard !sockets.isEmpty else { return nil }
      for process in (try? FileReader.names(in: "/proc")) ?? [] where Int32(process) != nil {
        let files = "/proc/\(process)/fd"
        for file in (try? FileReader.names(in: files)) ?? [] {
          guard let target = FileReader.link("\(files)/\(file)"), sockets.contains(target) else { continue }
          return "\(text("/proc/\(process)/comm").prefix { $0 != "\n" }) (process \(process))"
        }
      }
      return nil
    #endif
  }

  #if !canImport(Darwin)
    private static let tables = ["/proc/net/tcp", "/proc/net/tcp6"]

    /// `socket:[inode]` for each line of the system's table in state LISTEN.
    private static func listening(at port: Int, in table: String) -> [String] {
      text(table).split(separator: "\n").dropFirst().compactMap { line in
        let fields = line.split(separator: " ")
        guard fields.count > 9, fields[3] == "0A", let end = fields[1].split(separator: ":").last,
          Int(end, radix: 16) == port
        else { return nil }
        return "socket:[\(fields[9])]"
      }
    }

    private static func text(_ path: String) -> String {
      (try? FileReader.read(path, limit: 16 << 20)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  #endif
}
