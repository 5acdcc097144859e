/// A terminal of ours in front of the caller's: a program draws on it as on the other, and is listened to.
enum TerminalPair {
  /// None where the system has none to give.
  static func make() -> (read: Int32, write: Int32)? {
    guard let ends = ends() else { return nil }
    // The caller's own does what is to be done with line ends.
    var mode = termios()
    tcgetattr(ends.write, &mode)
    mode.c_oflag &= ~tcflag_t(OPOST)
    tcsetattr(ends.write, TCSANOW, &mode)
    copySize(to: ends.read)
    return ends
  }

  static func copySize(to terminal: Int32) {
    var (size, before) = (winsize(), winsize())
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, ioctl(terminal, UInt(TIOCGWINSZ), &before) == 0,
      size.ws_col != before.ws_col || size.ws_row != before.ws_row
    else { return }
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  private static func ends() -> (read: Int32, write: Int32)? {
    guard let (own, other) = Posix.pseudoTerminal() else { return nil }
    guard other >= 0 else {
      close(own)
      return nil
    }
    return (own, other)
  }
}
