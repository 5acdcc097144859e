import Glibc

/// A program with its words and surroundings, and how long it may take.
struct Invocation {
  var words: [String]
  var environment: [String: String]
  var folder: String?
  /// Far less than a pipe holds.
  var input = ""
  var seconds = 120.0

  init(
    _ words: [String], environment: [String: String], folder: String? = nil, input: String = "",
    seconds: Double = 120
  ) {
    self.words = words
    self.environment = environment
    self.folder = folder
    self.input = input
    self.seconds = seconds
  }

  struct TooSlow: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs it to its end.
  /// - Parameter meanwhile: what is done every few milliseconds, with its process number.
  func run(meanwhile: ((pid_t) throws -> Void)? = nil) throws -> Finished {
    let (input, inputEnd) = try Spawn.pipe()
    let (output, outputEnd) = try Spawn.pipe()
    let (error, errorEnd) = try Spawn.pipe()
    defer { for file in [output, error] { close(file) } }
    _ = Array(self.input.utf8).withUnsafeBytes { write(inputEnd, $0.baseAddress, $0.count) }
    close(inputEnd)
    let process = Result { try Spawn.start(self, .these(input, outputEnd, errorEnd)) }
    // Our own copies would keep the pipes open.
    for file in [input, outputEnd, errorEnd] { close(file) }
    return try collect(process.get(), [output, error], meanwhile)
  }

  private func collect(
    _ process: pid_t, _ files: [Int32], _ meanwhile: ((pid_t) throws -> Void)?
  ) throws -> Finished {
    let deadline = Deadline(seconds: seconds)
    var texts: [[UInt8]] = [[], []]
    var watched = files.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var exitCode: Int32?
    while exitCode == nil || watched.contains(where: { $0.fd >= 0 }) {
      poll(&watched, nfds_t(watched.count), meanwhile == nil ? 20 : 2)
      for index in watched.indices where watched[index].fd >= 0 && watched[index].revents != 0 {
        if let bytes = Spawn.read(watched[index].fd) { texts[index] += bytes } else { watched[index].fd = -1 }
      }
      if exitCode == nil { exitCode = Spawn.exitCode(of: process) }
      if exitCode == nil { try meanwhile?(process) }
      if deadline.hasPassed {
        kill(-process, SIGKILL)
        if exitCode == nil { waitpid(process, nil, 0) }
        let told = texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
        throw TooSlow(description: "\(words.joined(separator: " ")) took over \(seconds) s:\n\(told)")
      }
    }
    return Finished(
      exitCode: exitCode ?? 0, output: String(decoding: texts[0], as: UTF8.self),
      error: String(decoding: texts[1], as: UTF8.self))
  }
}
