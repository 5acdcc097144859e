import CommandLine

/// Children that run at the same time, waited for together with the signals that are meant to end them.
struct ChildGroup {
  var children: [Child] = []
  /// What is told while nothing moves, if somebody is to know.
  var stallWatch: StallWatch?
  /// For whom it was waited until the end of that.
  private(set) var stalled: StallWatch.Waiting?
  private let signals: SignalWatch
  /// What a stage found wrong with the bytes, the first one: others may find that they end too early because of it.
  private(set) var problem: (any Error)?
  /// When those that were told to end are made to.
  private var deadline: Double?
  /// Who was told to end, and what those had started.
  private var told: Set<pid_t> = []
  /// Those that were waited for before.
  private var known: Set<pid_t> = []
  /// Those that still ran when their time was up.
  private(set) var late: Set<pid_t> = []
  /// How long they may take to answer, where they only do that; then nothing is lost with them.
  private let answerTimeout: AnswerTimeout?
  /// When those are looked for that a Ctrl-C has missed.
  private var nextLook: Double?

  private static let timeBetweenLooks = 0.1
  /// How long a child may take to end once it was told to.
  private var grace: Double { answerTimeout == nil ? 10 : 2 }

  init(_ signals: SignalWatch, answerTimeout: AnswerTimeout? = nil) {
    self.signals = signals
    self.answerTimeout = answerTimeout
  }

  mutating func wait(forAll: Bool = true) {
    var pumps: [BytePump] = []
    wait(moving: &pumps, forAll: forAll)
  }

  /// Waits until all have ended, and moves what there is to move meanwhile.
  /// - Parameters:
  ///   - timeout: seconds after which those that still run are ended.
  ///   - forAll: whether it is not enough that one more has ended.
  /// - Returns: whether the time of any was up.
  @discardableResult
  mutating func wait(moving pumps: inout [BytePump], timeout: Double? = nil, forAll: Bool = true) -> Bool {
    let start = Monotonic.seconds
    var word = answerTimeout.map { _ in start + Double(AnswerTimeout.announcedAfter) }
    var isBroken = false
    let waiting = children.filter { $0.status == nil }.count
    let new = Set(children.map(\.process)).subtracting(known)
    known.formUnion(new)
    listen(children.indices.filter { children[$0].status == nil }, new: new)
    while true {
      let running = children.indices.filter { !children[$0].hasEnded() }
      if running.isEmpty || (!forAll && running.count < waiting) { break }
      let rest = pumps.map(\.rest).filter { $0 > 0 }.min()
      let waited = running.filter { !late.contains(children[$0].process) }
      let end = waited.compactMap { limit(of: $0, timeout) }.min().map { start + $0 }
      let hasMoved = wait(
        &pumps, until: [deadline, end, word, rest, nextLook, stallWatch?.next].compactMap(\.self).min())
      if stalled == nil { stalled = stallWatch?.look(hasMoved, pumps) }
      if stalled != nil { stallWatch = nil }
      if let time = word, Monotonic.seconds >= time {
        word = nil
        tellOfSilence(waited.map { children[$0].command })
      }
      if let time = deadline, Monotonic.seconds >= time {
        let ended = children.filter { $0.status != nil }.map(\.process)
        for process in told.subtracting(ended) { kill(process, SIGKILL) }
        deadline = nil
      }
      listen(running)
      if let look = nextLook, Monotonic.seconds >= look { tellWhoWasMissed(running) }
      let time = Monotonic.seconds - start
      let overdue = waited.filter { index in limit(of: index, timeout).map { time >= $0 } == true }
      if !overdue.isEmpty {
        late.formUnion(overdue.map { children[$0].process })
        tellToEnd(overdue)
      }
      if problem == nil { problem = pumps.lazy.compactMap(\.problem).first }
      guard stalled != nil || problem != nil, !isBroken else { continue }
      isBroken = true
      for index in running { kill(children[index].process, SIGTERM) }
      setDeadline(for: running)
    }
    // Once they have ended, what is in the pipes is all there is to come: one that was left behind, as ssh
    // leaves a master, may hold them open.
    while wait(&pumps, until: 0) {}
    if problem == nil { problem = pumps.lazy.compactMap(\.problem).first }
    for index in pumps.indices { pumps[index].close() }
    return !late.isEmpty
  }

  /// - Parameter timeout: of all of them.
  private func limit(of index: Int, _ timeout: Double?) -> Double? {
    timeout ?? answerTimeout?.seconds(for: children[index].command).map(Double.init)
  }

  /// Of the first that has a limit.
  private func tellOfSilence(_ commands: [Command]) {
    for command in commands {
      guard let limit = answerTimeout?.seconds(for: command) else { continue }
      return Console.story(
        PassingTrouble.wait(for: ShellText.of(command), seconds: AnswerTimeout.announcedAfter, of: limit))
    }
  }

  /// Waits for a signal, or until something can be moved, and moves it.
  /// - Returns: whether there was something.
  @discardableResult
  private func wait(_ pumps: inout [BytePump], until time: Double?) -> Bool {
    var watched = [pollfd(fd: signals.wakeUp, events: Int16(POLLIN), revents: 0)]
    var indices: [Int] = []
    for index in pumps.indices {
      guard let next = pumps[index].waitingFor else { continue }
      watched.append(next)
      indices.append(index)
    }
    // Where nobody listens to signals, none tells that a child has ended.
    let time = signals.isListening ? time : min(time ?? .infinity, Monotonic.seconds + 0.02)
    let left = time.map { Int32(max(0, min($0 - Monotonic.seconds, 3600) * 1000).rounded(.up)) } ?? -1
    guard poll(&watched, nfds_t(watched.count), left) > 0 else { return false }
    var hasMoved = false
    for (number, index) in indices.enumerated() where watched[number + 1].revents != 0 {
      pumps[index].move()
      hasMoved = true
    }
    return hasMoved
  }

  /// Tells all to end.
  mutating func tellToEnd() { tellToEnd(Array(children.indices)) }

  private mutating func tellToEnd(_ some: [Int]) {
    forward(SIGTERM, to: some.map { children[$0] })
    setDeadline(for: some)
  }

  private mutating func setDeadline(for some: [Int]) {
    told.formUnion(some.map { children[$0].process })
    deadline = deadline ?? Monotonic.seconds + grace
  }

  /// - Parameter new: those that may have been started when the signal had come already.
  private mutating func listen(_ running: [Int], new: Set<pid_t> = []) {
    for number in signals.take() {
      // The terminal sends its Ctrl-C to the whole foreground group, so they have it already.
      let haveIt = number == SIGINT && Self.isInForeground
      forward(number, to: running.map { children[$0] }.filter { !haveIt || new.contains($0.process) })
      if number == SIGINT { nextLook = Monotonic.seconds + Self.timeBetweenLooks }
      // The first Ctrl-C is a request; whoever asks twice, or in another way, means it.
      if number != SIGINT || signals.requests > 1 || answerTimeout != nil {
        setDeadline(for: running)
      }
    }
  }

  private mutating func forward(_ number: Int32, to receivers: [Child]) {
    // A hang-up ends docker at once, and leaves the plugin that builds for it running.
    let message = number == SIGHUP ? SIGTERM : number
    for child in receivers {
      if takesItsChildren(child) {
        let family = ProcessFamily.descendants(of: child.process)
        told.formUnion(family)
        for process in family { kill(process, message) }
      }
      kill(child.process, message)
    }
  }

  /// Of a question, whoever is behind it: a plugin of docker's, a transport of git's.
  private func takesItsChildren(_ child: Child) -> Bool {
    child.command.endsWithItsChildren || answerTimeout != nil
  }

  /// A shell that has just made a child of itself may take a signal for the program that it is to become.
  /// Whoever would have died of it and lives did not get it.
  private mutating func tellWhoWasMissed(_ running: [Int]) {
    nextLook = Monotonic.seconds + Self.timeBetweenLooks
    let processes = running.map { children[$0] }.flatMap { child in
      [child.process]
        + (takesItsChildren(child) ? ProcessFamily.descendants(of: child.process) : [])
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
