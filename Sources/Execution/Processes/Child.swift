import CommandLine

/// A program that we started, in our own process group: the terminal's Ctrl-C and Ctrl-Z reach it.
struct Child {
  let process: pid_t
  let command: Command
  private(set) var status: Int32?

  enum Ending: Equatable {
    case exited(Int32)
    case killed(Int32)
  }

  /// - Parameters: the files that become its standard input, output and error.
  init(
    _ command: Command, input: Int32, output: Int32, error: Int32 = STDERR_FILENO,
    environment: [String: String], inOwnGroup: Bool = false
  ) throws(StepProblem) {
    self.command = command
    guard let path = Executable.find(command.executable, path: environment["PATH"]) else {
      throw .notFound(executable: command.executable)
    }
    var actions = Posix.newSpawnActions()
    var attributes = Posix.newSpawnAttributes()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, file) in [input, output, error].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
    }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    // What our caller ignores stays ignored; SIGPIPE is ignored by us.
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let group = inOwnGroup ? POSIX_SPAWN_SETPGROUP : 0
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))

    var process: pid_t = 0
    let result = CStrings.with([command.executable] + command.arguments) { arguments in
      ProcessEnvironment.with(environment, command.environment) { variables in
        posix_spawn(&process, path, &actions, &attributes, arguments, variables)
      }
    }
    guard result == 0 else {
      throw .cannotStart(executable: command.executable, reason: SystemError.text(result))
    }
    self.process = process
  }

  /// Whether it has ended; asks the system once.
  mutating func hasEnded() -> Bool {
    if status != nil { return true }
    var status: Int32 = 0
    let result = waitpid(process, &status, WNOHANG)
    if result == process { self.status = status }
    // Somebody else took its status: there is nothing to wait for.
    if result < 0, errno == ECHILD { self.status = 255 << 8 }
    return self.status != nil
  }

  /// As a shell tells it.
  var exitCode: Int32 {
    switch ending {
    case .exited(let code): code
    case .killed(let signal): 128 + signal
    }
  }

  var ending: Ending {
    let status = status ?? 0
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
  }
}
