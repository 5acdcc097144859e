import ImageConfig

/// Docker's engine on this machine, asked over its own socket: docker's client, which starts its plugins for
/// some questions, takes ten times as long for the same answer.
package struct EngineSocket {
  private let path: String

  /// How long an engine may take before docker's client is asked instead.
  private static let patience = 5
  /// More than any answer has.
  private static let limit = 16 << 20

  /// None where docker's client goes another way, or is a script that may: podman's is one.
  /// - Parameters:
  ///   - path: of the socket.
  ///   - client: docker's, as the PATH has it.
  package init?(path: String?, client: String?) {
    guard let path, let client, Self.isProgram(client) else { return nil }
    self.path = path
  }

  /// What the engine has there: exit code 0 and the answer, or 1 and why it has nothing. None where it can't be
  /// asked so.
  package func get(_ resource: String) -> Probe? {
    guard let connection = Self.connect(to: path) else { return nil }
    defer { close(connection) }
    // In HTTP/1.0 an answer ends with its connection, and comes in one piece.
    let question = Array("GET \(resource) HTTP/1.0\r\nHost: docker\r\n\r\n".utf8)
    guard
      question.withUnsafeBytes({ Posix.send(connection, $0) }) == question.count
    else { return nil }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Posix.read(connection, $0) }
      if count == 0 { break }
      guard count > 0, answer.count + count <= Self.limit else { return nil }
      answer += buffer[..<count]
    }
    return Self.probe(answer)
  }

  static func probe(_ answer: [UInt8]) -> Probe? {
    let text = String(decoding: answer, as: UTF8.self)
    guard let end = text.firstIndex(ofText: "\r\n\r\n") else { return nil }
    let body = Array(text[end...].utf8.dropFirst(4))
    let words = text[..<end].utf8.prefix { $0 != UInt8(ascii: "\r") }.split(separator: UInt8(ascii: " "))
    guard words.count > 1, words[0].starts(with: "HTTP/1.".utf8),
      !text[..<end].lowercased().containsBytes("chunked")
    else { return nil }
    switch Int(Substring(words[1])) {
    case 200: return Probe(exitCode: 0, output: body, error: [])
    case 404: return Probe(exitCode: 1, output: [], error: body)
    default: return nil
    }
  }

  private static func connect(to path: String) -> Int32? {
    var place = sockaddr_un()
    place.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let fits = withUnsafeMutableBytes(of: &place.sun_path) { room in
      // Its end is a zero.
      guard bytes.count < room.count else { return false }
      room.copyBytes(from: bytes)
      return true
    }
    guard fits else { return nil }
    let connection = Posix.socket(AF_UNIX, Posix.streamSocket)
    guard connection >= 0 else { return nil }
    var wait = timeval(tv_sec: patience, tv_usec: 0)
    for limit in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(connection, SOL_SOCKET, limit, &wait, socklen_t(MemoryLayout<timeval>.size))
    }
    let result = withUnsafePointer(to: place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Posix.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    if result == 0 { return connection }
    close(connection)
    return nil
  }

  private static func isProgram(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var start: [UInt8] = [0, 0]
    let count = start.withUnsafeMutableBytes { Posix.read(file, $0) }
    return count == 2 && start != Array("#!".utf8)
  }
}
