import CommandLine

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Carries bytes from one command to the next and counts them for the line of progress.
struct Meter {
  private let input: Int32
  private let output: Int32
  private var progress: Progress
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  private var held: Range<Int> = 0..<0
  private var isOpen = true

  init(from input: Int32, to output: Int32, _ progress: Progress) {
    self.input = input
    self.output = output
    self.progress = progress
    Descriptors.setNonBlocking(input)
    Descriptors.setNonBlocking(output)
  }

  /// What must become ready before anything can be moved.
  var waitingFor: pollfd? {
    guard isOpen else { return nil }
    return held.isEmpty
      ? pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      : pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
  }

  mutating func move() {
    if held.isEmpty {
      let count = buffer.withUnsafeMutableBytes { Glue.read(input, $0) }
      if count > 0 {
        held = 0..<count
      } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
        close()
        return
      }
    }
    guard !held.isEmpty else { return }
    let count = buffer[held].withUnsafeBytes { Glue.write(output, $0) }
    if count >= 0 {
      held = held.dropFirst(count)
      progress.advance(by: UInt64(count))
    } else if errno != EAGAIN, errno != EINTR {
      // The next command has ended: the one before finds that out by writing.
      close()
    }
  }

  mutating func finish() {
    close()
    progress.finish()
  }

  private mutating func close() {
    guard isOpen else { return }
    isOpen = false
    for file in [input, output] {
      #if canImport(Darwin)
        Darwin.close(file)
      #else
        Glibc.close(file)
      #endif
    }
  }
}
