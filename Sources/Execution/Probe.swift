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
  /// - Parameter isEnough: told of each piece of the answer; whether the rest is not wanted.
  public static func ask(
    _ command: Command, environment: [String: String],
    until isEnough: (ArraySlice<UInt8>) -> Bool = { _ in false }
  ) -> Probe? {
    Question(command, environment: environment)?.answer(until: isEnough)
  }

  /// The same for several, which work at the same time.
  /// - Parameter meanwhile: what is done while they work.
  public static func ask(
    _ commands: [Command], environment: [String: String], meanwhile: () -> Void = {}
  ) -> [Probe?] {
    let first = commands.prefix(mostAtOnce).map { Question($0, environment: environment) }
    meanwhile()
    var answers = first.map { $0?.answer() }
    while answers.count < commands.count {
      let next = commands[answers.count...].prefix(mostAtOnce)
      answers += next.map { Question($0, environment: environment) }.map { $0?.answer() }
    }
    return answers
  }

  private static let mostAtOnce = 32

  /// A program that was asked, and has to be waited for.
  private struct Question {
    let process: pid_t
    let output: Int32
    let error: Int32

    init?(_ command: Command, environment: [String: String]) {
      guard let output = Descriptors.pipe() else { return nil }
      guard let error = Descriptors.pipe() else {
        [output.read, output.write].forEach { close($0) }
        return nil
      }
      let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
      let child = try? Child(
        command, input: nothing, output: output.write, error: error.write, environment: environment)
      for file in [nothing, output.write, error.write] { close(file) }
      guard let child else {
        for file in [output.read, error.read] { close(file) }
        return nil
      }
      process = child.process
      self.output = output.read
      self.error = error.read
    }

    func answer(until isEnough: (ArraySlice<UInt8>) -> Bool = { _ in false }) -> Probe {
      defer { for file in [output, error] { close(file) } }
      var status: Int32 = 255 << 8
      var isTold = false
      let answers = readAll([output, error], until: { waitpid(process, &status, WNOHANG) != 0 }) { piece in
        guard !isTold, isEnough(piece) else { return }
        isTold = true
        kill(process, SIGTERM)
      }
      let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
      return Probe(exitCode: code, output: answers[0], error: answers[1])
    }
  }

  /// Whether the same question may be answered in a while.
  var isPassingTrouble: Bool {
    exitCode != 0 && PassingTrouble.isLikely(String(decoding: error, as: UTF8.self))
  }

  /// What it printed, without the blanks around it.
  public var text: String {
    String(decoding: output, as: UTF8.self).trimmedLines
  }

  /// Until the program has ended: one that it left behind, as ssh leaves a master, may hold the pipes open.
  private static func readAll(
    _ files: [Int32], until hasEnded: () -> Bool, _ take: (ArraySlice<UInt8>) -> Void
  ) -> [[UInt8]] {
    files.forEach(Descriptors.setNonBlocking)
    var answers = files.map { _ in [UInt8]() }
    var watched = files.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var isOver = false
    while !isOver {
      isOver = hasEnded()
      // Once it has ended, what is in the pipes is all there is to come.
      let isOpen = watched.contains { $0.fd >= 0 }
      let ready = poll(&watched, isOpen ? nfds_t(watched.count) : 0, isOver ? 0 : isOpen ? 20 : 1)
      if ready > 0 { isOver = false }
      for index in watched.indices where watched[index].revents != 0 {
        let count = buffer.withUnsafeMutableBytes { Glue.read(watched[index].fd, $0) }
        if count > 0 {
          if index == 0 { take(buffer[..<count]) }
          answers[index] += buffer[..<min(count, limit - answers[index].count)]
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
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
