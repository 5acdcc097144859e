import CommandLine

/// Carries bytes from one place to the next, through stages of ours.
struct BytePump {
  /// Where they come from; none where all there is was there from the start.
  private let input: Int32?
  /// Where they go; none where the last stage keeps them.
  private let output: Int32?
  private let stages: [any ByteStage]
  private var buffer: [UInt8]
  private var held: [UInt8]
  private var written = 0
  private var hasEnded: Bool
  private(set) var isOpen = true
  /// What a stage found wrong with the bytes.
  private(set) var problem: (any Error)?

  init(
    from input: Int32?, to output: Int32?, _ stages: [any ByteStage] = [], first: [UInt8] = [],
    capacity: Int = 1 << 18
  ) {
    self.input = input
    self.output = output
    self.stages = stages
    held = first
    buffer = [UInt8](repeating: 0, count: capacity)
    hasEnded = input == nil
    for file in [input, output].compactMap(\.self) { Descriptors.setNonBlocking(file) }
    if hasEnded, held.isEmpty { close() }
  }

  /// Whether a command reads what it carries.
  var feeds: Bool { output != nil }

  /// Whether it has something that nobody takes.
  var isBlocked: Bool { isOpen && written < held.count }

  /// What must become ready before anything can be moved.
  var waitingFor: pollfd? {
    guard isOpen else { return nil }
    if written < held.count, let output { return pollfd(fd: output, events: Int16(POLLOUT), revents: 0) }
    guard let input, rest <= Monotonic.seconds else { return nil }
    if let output, next != nil { return pollfd(fd: output, events: Int16(POLLOUT), revents: 0) }
    return pollfd(fd: input, events: Int16(POLLIN), revents: 0)
  }

  /// Until when it moves nothing although it could.
  var rest: Double { isOpen && written == held.count ? stages.map(\.rest).max() ?? 0 : 0 }

  /// The last stage that has something to go on with: those in front of it wait, or it would have ever more.
  private var next: Int? { hasEnded ? nil : stages.lastIndex { $0.hasMore } }

  mutating func move() {
    if written == held.count {
      if let next { go(on: 0, from: next) } else { read() }
    }
    guard isOpen, written < held.count, let output else { return }
    let count = held[written...].withUnsafeBytes { Posix.write(output, $0) }
    if count >= 0 {
      written += count
      if hasEnded, written == held.count { close() }
    } else if errno != EAGAIN, errno != EINTR {
      // The next command has ended: the one before finds that out by writing.
      if errno != EPIPE { problem = Exchange.Problem.cannotWrite(reason: SystemError.text(errno)) }
      close()
    }
  }

  private mutating func read() {
    guard let input else { return }
    let count = buffer.withUnsafeMutableBytes { Posix.read(input, $0) }
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    go(on: max(count, 0), isLast: count <= 0)
  }

  /// With so many bytes of the buffer.
  private mutating func go(on count: Int, from stage: Int = 0, isLast: Bool = false) {
    held.removeAll(keepingCapacity: true)
    written = 0
    do {
      try pass(buffer[..<count], from: stage, isLast: isLast)
    } catch {
      problem = error
      close()
      return
    }
    if isLast {
      hasEnded = true
      if held.isEmpty || output == nil { close() }
    }
    if output == nil { held.removeAll() }
  }

  /// Through this stage and those behind it; at the end, what each still has goes through the next ones.
  private mutating func pass(_ bytes: ArraySlice<UInt8>, from index: Int, isLast: Bool) throws {
    guard index < stages.count else {
      held += bytes
      return
    }
    var output: [UInt8] = []
    if !bytes.isEmpty || stages[index].hasMore { try stages[index].take(bytes, to: &output) }
    if isLast { try stages[index].finish(to: &output) }
    try pass(output[...], from: index + 1, isLast: isLast)
  }

  mutating func close() {
    guard isOpen else { return }
    isOpen = false
    for file in [input, output].compactMap(\.self) { Posix.close(file) }
  }
}
