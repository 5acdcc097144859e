#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Children that run at the same time, waited for together with the signals that are meant to end them.
struct ChildGroup {
  var children: [Child] = []
  private let signals: SignalWatch
  /// When those that were told to end are made to.
  private var deadline: Int64?
  /// What the children had started when they were told to end.
  private var families: Set<pid_t> = []

  /// How long a child may take to end once it was told to.
  private static let patience: Int64 = 10_000

  init(_ signals: SignalWatch) {
    self.signals = signals
  }

  /// Waits until all have ended, and carries what the meter has to carry meanwhile.
  /// - Parameter forAll: whether it is not enough that one more has ended.
  mutating func wait(moving meter: Meter? = nil, forAll: Bool = true) {
    var meter = meter
    let waiting = children.filter { $0.status == nil }.count
    while true {
      let running = children.indices.filter { !children[$0].hasEnded() }
      if running.isEmpty || (!forAll && running.count < waiting) { break }
      var watched = [pollfd(fd: signals.wakeUp, events: Int16(POLLIN), revents: 0)]
      if let next = meter?.waitingFor { watched.append(next) }
      let left = deadline.map { Int32(clamping: max(0, $0 - Self.now())) } ?? -1
      poll(&watched, nfds_t(watched.count), left)
      if let end = deadline, Self.now() >= end {
        for process in running.map({ children[$0].process }) + families { kill(process, SIGKILL) }
        deadline = nil
      }
      for number in signals.take() {
        forward(number, to: running)
        // The first Ctrl-C is a request; whoever asks twice, or in another way, means it.
        if number != SIGINT || signals.requests > 1 { deadline = deadline ?? Self.now() + Self.patience }
      }
      if watched.count > 1, watched[1].revents != 0 { meter?.move() }
    }
    meter?.finish()
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  private mutating func forward(_ number: Int32, to running: [Int]) {
    // The terminal sends its Ctrl-C to the whole foreground group, so they have it already.
    if number == SIGINT, Self.isInForeground { return }
    // A hang-up ends docker at once, and leaves the plugin that builds for it running.
    let message = number == SIGHUP ? SIGTERM : number
    for child in running.map({ children[$0] }) {
      if child.command.endsWithItsChildren {
        let family = ProcessFamily.descendants(of: child.process)
        families.formUnion(family)
        for process in family { kill(process, message) }
      }
      kill(child.process, message)
    }
  }

  private static var isInForeground: Bool {
    let terminal = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return false }
    defer { close(terminal) }
    return tcgetpgrp(terminal) == getpgrp()
  }
}
