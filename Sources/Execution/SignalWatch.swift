#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// A signal handler may do next to nothing: it writes the signal's number into this pipe, and the loop
// that waits for children and bytes waits for the pipe as well.
nonisolated(unsafe) private var wakeUpEnd: Int32 = -1
/// The other end of the last one.
nonisolated(unsafe) private var wakeUpStart: Int32 = -1

/// The signals that reach us while something of ours is unfinished.
final class SignalWatch {
  /// Readable when a signal has come.
  let wakeUp: Int32
  /// The first one that asked us to end.
  private(set) var requested: Int32?
  /// How often we were asked.
  private(set) var requests = 0

  static let ending = [SIGINT, SIGTERM, SIGHUP]

  init() {
    let ends = Descriptors.pipe(nonBlocking: true)
    wakeUp = ends?.read ?? -1
    wakeUpEnd = ends?.write ?? -1
    wakeUpStart = wakeUp
    for number in Self.ending + [SIGCHLD] {
      var action = sigaction()
      let handler: @convention(c) (Int32) -> Void = { number in
        let kept = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(wakeUpEnd, &byte, 1)
        errno = kept
      }
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = handler
      #else
        action.__sigaction_handler.sa_handler = handler
      #endif
      var before = sigaction()
      sigaction(number, nil, &before)
      // Who started us with nohup wants a hang-up to pass.
      if Self.isIgnored(before), number != SIGCHLD { continue }
      sigaction(number, &action, nil)
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Takes the signals that have come and returns those that ask us to end.
  func take() -> [Int32] {
    let taken = Self.taken(from: wakeUp)
    for number in taken {
      requested = requested ?? number
      requests += 1
    }
    return taken
  }

  /// One that came when the last run had ended.
  static func late() -> Int32? { taken(from: wakeUpStart).first }

  private static func taken(from wakeUp: Int32) -> [Int32] {
    var buffer = [UInt8](repeating: 0, count: 64)
    var taken: [Int32] = []
    while true {
      let count = buffer.withUnsafeMutableBytes { Glue.read(wakeUp, $0) }
      guard count > 0 else { return taken }
      taken += buffer[..<count].map(Int32.init).filter { $0 != SIGCHLD }
    }
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
    #if canImport(Darwin)
      unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    #else
      unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        == unsafeBitCast(SIG_IGN, to: Int.self)
    #endif
  }
}
