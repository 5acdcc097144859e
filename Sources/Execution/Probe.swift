import CommandLine

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A question to a program: it reads nothing, changes nothing, and what it prints is the answer.
public struct Probe {
  public let exitCode: Int32
  public let output: [UInt8]
  public let error: [UInt8]

  /// More than any answer has; what a program says beyond it is not kept.
  private static let limit = 16 << 20

  /// None where the program could not be started.
  public static func ask(_ command: Command, environment: [String: String]) -> Probe? {
    guard let output = Descriptors.pipe(), let error = Descriptors.pipe() else { return nil }
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    let child = try? Child(
      command, input: nothing, output: output.write, error: error.write, environment: environment)
    for file in [nothing, output.write, error.write] { close(file) }
    defer { for file in [output.read, error.read] { close(file) } }
    guard let child else { return nil }
    let answers = readAll([output.read, error.read])
    var status: Int32 = 0
    while waitpid(child.process, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    return Probe(exitCode: code, output: answers[0], error: answers[1])
  }

  /// What it printed, without the blanks around it.
  public var text: String {
    String(decoding: output, as: UTF8.self).trimmedLines
  }

  private static func readAll(_ files: [Int32]) -> [[UInt8]] {
    var answers = files.map { _ in [UInt8]() }
    var watched = files.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while watched.contains(where: { $0.fd >= 0 }) {
      guard poll(&watched, nfds_t(watched.count), -1) >= 0 || errno == EINTR else { break }
      for index in watched.indices where watched[index].revents != 0 {
        let count = buffer.withUnsafeMutableBytes { Glue.read(watched[index].fd, $0) }
        if count > 0 {
          answers[index] += buffer[..<min(count, limit - answers[index].count)]
        } else if count == 0 || errno != EINTR {
          watched[index].fd = -1
        }
      }
    }
    return answers
  }
}

extension String {
  var trimmedLines: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
