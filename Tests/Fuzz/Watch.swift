#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Names the input that is being read when the program traps, or when it has read for too long.
struct Watch {
  /// Far more than any input needs, on a machine with other work to do.
  private static let secondsPerInput: UInt32 = 5

  /// What the handler tells. Memory of our own, as a handler may neither allocate nor wait.
  private struct Current {
    var seed: UInt64
    var name: StaticString
  }
  nonisolated(unsafe) private static let current = UnsafeMutablePointer<Current>.allocate(capacity: 1)

  init() {
    Self.current.initialize(to: Current(seed: 0, name: ""))
    // A stack that ran over has no room for its handler.
    let size = 1 << 16
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM] {
      var action = sigaction()
      // Back to the default at once: the instruction trapped once more ends the program as it should.
      action.sa_flags = Int32(SA_ONSTACK) | Int32(bitPattern: UInt32(SA_RESETHAND))
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = Self.tell
      #else
        action.__sigaction_handler.sa_handler = Self.tell
      #endif
      sigaction(number, &action, nil)
    }
  }

  func begin(seed: UInt64, _ subject: Subject) {
    Self.current.pointee = Current(seed: seed, name: subject.staticName)
    alarm(Self.secondsPerInput)
  }

  func end() { alarm(0) }

  private static let tell: @convention(c) (Int32) -> Void = { signal in
    Watch.write(signal == SIGALRM ? "fuzz: a hang\n" : "fuzz: a trap\n")
    Watch.write("  again: fuzz --count 1 --only ")
    Watch.write(Watch.current.pointee.name)
    Watch.write(" --seed ")
    Watch.write(Watch.current.pointee.seed)
    Watch.write("\n")
    if signal == SIGALRM { _exit(1) }
  }

  private static func write(_ text: StaticString) {
    text.withUTF8Buffer { _ = systemWrite(2, $0.baseAddress, $0.count) }
  }

  private static func write(_ number: UInt64) {
    var divisor: UInt64 = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      var digit = UInt8(ascii: "0") + UInt8(number / divisor % 10)
      _ = systemWrite(2, &digit, 1)
      divisor /= 10
    }
  }
}

/// The system's own, for those who have a `write` themselves.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}

extension Subject {
  /// The name in a form that needs no memory.
  fileprivate var staticName: StaticString {
    switch self {
    case .config: "config"
    case .dockerfile: "dockerfile"
    case .names: "names"
    case .version: "version"
    case .words: "words"
    }
  }
}
