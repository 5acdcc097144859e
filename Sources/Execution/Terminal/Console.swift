import CommandLine

/// Standard output for results, standard error for the story.
package enum Console {
  package static func output(_ text: String) throws(StepProblem) {
    let result = write(text, to: STDOUT_FILENO)
    if result == EPIPE {
      // Whoever read us has seen enough: end as any program at the head of a pipe does.
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    }
    if result != 0 { throw .cannotWrite(path: "standard output", reason: SystemError.text(result)) }
  }

  /// What a program learns that reads along; if it has gone, that is no reason to end.
  package static func event(_ text: String) {
    _ = write(text, to: STDOUT_FILENO)
  }

  /// Where standard error is gone there is nobody to tell.
  package static func story(_ text: String) {
    _ = write(text, to: STDERR_FILENO)
  }

  /// All of it, or the number of the error.
  static func write(_ text: String, to file: Int32) -> Int32 { write(Array(text.utf8)[...], to: file) }

  static func write(_ bytes: ArraySlice<UInt8>, to file: Int32) -> Int32 {
    var bytes = bytes
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Posix.write(file, $0) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
