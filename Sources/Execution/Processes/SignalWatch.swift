// A signal handler may do next to nothing: it writes the signal's number into this pipe, and the loop
// that waits for children and bytes waits for the pipe as well.
nonisolated(unsafe) private var wakeUpEnd: Int32 = -1

/// The signals that reach us while something of ours is unfinished. At other times they do what they always do.
final class SignalWatch {
  /// Readable when a signal has come; no file before it is listened to.
  private(set) var wakeUp: Int32 = -1
  /// The first one that asked us to end.
  private(set) var requested: Int32?
  /// How often we were asked.
  private(set) var requests = 0
  /// How many things are unfinished.
  private var listeners = 0
  /// What the signals did before.
  private var before: [(number: Int32, action: sigaction)] = []

  static let ending = [SIGINT, SIGTERM, SIGHUP]

  var isListening: Bool { listeners > 0 }

  func listen() {
    listeners += 1
    if listeners > 1 { return }
    let ends = Descriptors.pipe(nonBlocking: true)
    wakeUp = ends?.read ?? -1
    wakeUpEnd = ends?.write ?? -1
    for number in Self.ending + [SIGCHLD, SIGPIPE] {
      var action = sigaction()
      let handler: @convention(c) (Int32) -> Void = { number in
        let kept = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(wakeUpEnd, &byte, 1)
        errno = kept
      }
      action.handler = number == SIGPIPE ? SIG_IGN : handler
      var before = sigaction()
      sigaction(number, nil, &before)
      // Who started us with nohup wants a hang-up to pass.
      if Self.isIgnored(before), number != SIGCHLD { continue }
      sigaction(number, &action, nil)
      self.before.append((number, before))
    }
  }

  /// When something is finished. With the last of all, a signal that has asked us to end does what it would have done.
  func rest() {
    listeners -= 1
    if listeners > 0 { return }
    _ = take()
    for var signal in before { sigaction(signal.number, &signal.action, nil) }
    before = []
    for file in [wakeUp, wakeUpEnd] { close(file) }
    (wakeUp, wakeUpEnd) = (-1, -1)
    if let requested { Self.die(of: requested) }
  }

  /// Takes the signals that have come and returns those that ask us to end.
  func take() -> [Int32] {
    var buffer = [UInt8](repeating: 0, count: 64)
    var taken: [Int32] = []
    while true {
      let count = buffer.withUnsafeMutableBytes { Posix.read(wakeUp, $0) }
      guard count > 0 else { break }
      taken += buffer[..<count].map(Int32.init).filter { $0 != SIGCHLD }
    }
    for number in taken {
      requested = requested ?? number
      requests += 1
    }
    return taken
  }

  /// Sleeps, but not when we are asked to end.
  func wait(seconds: Int) {
    let end = Monotonic.milliseconds() + Int64(seconds) * 1000
    while requested == nil, Monotonic.milliseconds() < end {
      var watched = pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0)
      poll(&watched, 1, Int32(clamping: end - Monotonic.milliseconds()))
      _ = take()
    }
  }

  /// Dies of a signal, so that whoever started us sees which one it was.
  static func die(of number: Int32) {
    signal(number, SIG_DFL)
    raise(number)
  }

  /// As the next program expects to find them. What we caught becomes the default by itself; what our
  /// caller ignores, as nohup does, stays ignored.
  static func prepareForExec() {
    signal(SIGPIPE, SIG_DFL)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    unsafeBitCast(action.handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
