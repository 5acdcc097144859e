import Testing

import Glibc

/// A program at a real terminal, and somebody who types.
final class Terminal {
  private var keyboard: Int32
  private let process: pid_t
  /// What was shown and not yet expected.
  private var shown = ""
  private var exitCode: Int32?

  struct Unexpected: Error, CustomStringConvertible {
    let description: String
  }

  init(_ invocation: Invocation, columns: UInt16 = 80, rows: UInt16 = 24) throws {
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: Int32 = 0
    guard keyboard >= 0, ioctl(keyboard, UInt(0x4004_5431), &lock) == 0,  // TIOCSPTLCK
      ioctl(keyboard, UInt(0x8004_5430), &number) == 0  // TIOCGPTN
    else { throw Spawn.Failed(program: "/dev/ptmx", number: errno) }
    // Without a size it would be told the one of no terminal at all.
    Self.resize(keyboard, columns, rows)
    process = try Spawn.start(invocation, .terminal(path: "/dev/pts/\(number)"))
  }

  deinit {
    if exitCode == nil {
      kill(-process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if keyboard >= 0 { close(keyboard) }
  }

  func type(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
  }

  /// What happens to it when the window is closed or the connection breaks.
  func hangUp() {
    close(keyboard)
    keyboard = -1
  }

  func resize(columns: UInt16, rows: UInt16) { Self.resize(keyboard, columns, rows) }

  private static func resize(_ file: Int32, _ columns: UInt16, _ rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(file, UInt(TIOCSWINSZ), &size)
  }

  /// Waits until this is shown behind all that was expected before.
  func expect(_ text: String, seconds: Double = 60) throws {
    let deadline = Deadline(seconds: seconds)
    while true {
      let parts = shown.split(separator: text, maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 {
        shown = String(parts[1])
        return
      }
      guard readMore(), !deadline.hasPassed else {
        throw Unexpected(description: "expected \(text.debugDescription), got \(shown.debugDescription)")
      }
    }
  }

  /// What else it shows, and the code it ends with.
  func end(seconds: Double = 60) throws -> (exitCode: Int32, shown: String) {
    let deadline = Deadline(seconds: seconds)
    while exitCode == nil {
      if !readMore() { Spawn.pause(milliseconds: 5) }
      exitCode = Spawn.exitCode(of: process)
      if deadline.hasPassed { throw Unexpected(description: "it does not end: \(shown.debugDescription)") }
    }
    while waits(milliseconds: 0), readMore() {}
    return (exitCode ?? 0, shown)
  }

  /// False when nobody is at the other end.
  private func readMore() -> Bool {
    guard waits(milliseconds: 20) else { return true }
    guard let bytes = Spawn.read(keyboard) else { return false }
    shown += String(decoding: bytes, as: UTF8.self)
    return true
  }

  private func waits(milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, milliseconds) > 0
  }
}
