#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Children that run at the same time, waited for together with the signals that are meant to end them.
struct ChildGroup {
  var children: [Child] = []
  /// What is told while nothing moves, if somebody is to know.
  var silence: Silence?
  /// For whom it was waited to the end of all patience with that.
  private(set) var silent: Silence.Waiting?
  private let signals: SignalWatch
  /// What a stage found wrong with the bytes, the first one: others may find that they end too early because of it.
  private(set) var problem: (any Error)?
  /// When those that were told to end are made to.
  private var deadline: Double?
  /// What the children had started when they were told to end.
  private var families: Set<pid_t> = []
  /// Those that were waited for before.
  private var known: Set<pid_t> = []
  /// When those are looked for that a Ctrl-C has missed.
  private var nextLook: Double?

  private static let timeBetweenLooks = 0.1
  /// How long a child may take to end once it was told to.
  private static let patience = 10.0

  init(_ signals: SignalWatch) {
    self.signals = signals
  }

  mutating func wait(forAll: Bool = true) {
    var movers: [Mover] = []
    wait(moving: &movers, forAll: forAll)
  }

  /// Waits until all have ended, and moves what there is to move meanwhile.
  /// - Parameters:
  ///   - patience: seconds after which those that still run are ended.
  ///   - forAll: whether it is not enough that one more has ended.
  /// - Returns: whether patience was lost.
  @discardableResult
  mutating func wait(moving movers: inout [Mover], patience: Double? = nil, forAll: Bool = true) -> Bool {
    let late = patience.map { Monotonic.seconds + $0 }
    var isLate = false
    var isBroken = false
    let waiting = children.filter { $0.status == nil }.count
    let new = Set(children.map(\.process)).subtracting(known)
    known.formUnion(new)
    listen(children.indices.filter { children[$0].status == nil }, new: new)
    while true {
      let running = children.indices.filter { !children[$0].hasEnded() }
      if running.isEmpty || (!forAll && running.count < waiting) { break }
      let rest = movers.map(\.rest).filter { $0 > 0 }.min()
      let hasMoved = wait(
        &movers, until: [deadline, late, rest, nextLook, silence?.next].compactMap(\.self).min())
      if silent == nil { silent = silence?.look(hasMoved, movers) }
      if silent != nil { silence = nil }
      if let end = deadline, Monotonic.seconds >= end {
        for process in running.map({ children[$0].process }) + families { kill(process, SIGKILL) }
        deadline = nil
      }
      listen(running)
      if let look = nextLook, Monotonic.seconds >= look { tellWhoWasMissed(running) }
      if !isLate, let late, Monotonic.seconds >= late { isLate = true }
      if problem == nil { problem = movers.lazy.compactMap(\.problem).first }
      guard isLate || silent != nil || problem != nil, !isBroken else { continue }
      isBroken = true
      for index in running { kill(children[index].process, SIGTERM) }
      deadline = deadline ?? Monotonic.seconds + Self.patience
    }
    // Once they have ended, what is in the pipes is all there is to come: one that was left behind, as ssh
    // leaves a master, may hold them open.
    while wait(&movers, until: 0) {}
    if problem == nil { problem = movers.lazy.compactMap(\.problem).first }
    for index in movers.indices { movers[index].close() }
    return isLate
  }

  /// Waits for a signal, or until something can be moved, and moves it.
  /// - Returns: whether there was something.
  @discardableResult
  private func wait(_ movers: inout [Mover], until time: Double?) -> Bool {
    var watched = [pollfd(fd: signals.wakeUp, events: Int16(POLLIN), revents: 0)]
    var indices: [Int] = []
    for index in movers.indices {
      guard let next = movers[index].waitingFor else { continue }
      watched.append(next)
      indices.append(index)
    }
    let left = time.map { Int32(max(0, min($0 - Monotonic.seconds, 3600) * 1000).rounded(.up)) } ?? -1
    guard poll(&watched, nfds_t(watched.count), left) > 0 else { return false }
    var hasMoved = false
    for (number, index) in indices.enumerated() where watched[number + 1].revents != 0 {
      movers[index].move()
      hasMoved = true
    }
    return hasMoved
  }

  /// - Parameter new: those that may have been started when the signal had come already.
  private mutating func listen(_ running: [Int], new: Set<pid_t> = []) {
    for number in signals.take() {
      // The terminal sends its Ctrl-C to the whole foreground group, so they have it already.
      let haveIt = number == SIGINT && Self.isInForeground
      forward(number, to: running.map { children[$0] }.filter { !haveIt || new.contains($0.process) })
      if number == SIGINT { nextLook = Monotonic.seconds + Self.timeBetweenLooks }
      // The first Ctrl-C is a request; whoever asks twice, or in another way, means it.
      if number != SIGINT || signals.requests > 1 {
        deadline = deadline ?? Monotonic.seconds + Self.patience
      }
    }
  }

  private mutating func forward(_ number: Int32, to receivers: [Child]) {
    // A hang-up ends docker at once, and leaves the plugin that builds for it running.
    let message = number == SIGHUP ? SIGTERM : number
    for child in receivers {
      if child.command.endsWithItsChildren {
        let family = ProcessFamily.descendants(of: child.process)
        families.formUnion(family)
        for process in family { kill(process, message) }
      }
      kill(child.process, message)
    }
  }

  /// A shell that has just made a child of itself may take a signal for the program that it is to become.
  /// Whoever would have died of it and lives did not get it.
  private mutating func tellWhoWasMissed(_ running: [Int]) {
    nextLook = Monotonic.seconds + Self.timeBetweenLooks
    let processes = running.map { children[$0] }.flatMap { child in
      [child.process]
        + (child.command.endsWithItsChildren ? ProcessFamily.descendants(of: child.process) : [])
    }
    for process in processes where ProcessFamily.diesOfInterruption(process) { kill(process, SIGINT) }
  }

  private static var isInForeground: Bool {
    let terminal = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return false }
    defer { close(terminal) }
    return tcgetpgrp(terminal) == getpgrp()
  }
}
