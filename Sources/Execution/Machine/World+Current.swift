import CommandLine
import ImageConfig

extension World {
  /// Everything outside that decides something, measured once.
  package static func current() throws(StepProblem) -> World {
    let environment = ProcessEnvironment.current
    let passwd = passwdEntry()
    let home = environment["HOME"]?.nonEmpty ?? passwd?.home
    return World(
      environment: environment, workingDirectory: try currentDirectory(),
      user: userName(environment: environment, passwd: passwd?.name) ?? String(getuid()),
      home: home ?? "/", time: .now(), processID: getpid(), terminal: .measured())
  }

  private static func currentDirectory() throws(StepProblem) -> String {
    guard let path = getcwd(nil, 0) else {
      throw .cannotEnter(directory: "the working directory", reason: SystemError.text(errno))
    }
    defer { free(path) }
    return String(cString: path)
  }

  private static func passwdEntry() -> (name: String, home: String)? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16 << 10)
    guard getpwuid_r(getuid(), &entry, &buffer, buffer.count, &found) == 0, found != nil,
      let name = entry.pw_name, let home = entry.pw_dir
    else { return nil }
    return (String(cString: name), String(cString: home))
  }
}

extension World.Terminal {
  static func measured() -> World.Terminal {
    var size = winsize()
    let isSized = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return World.Terminal(
      inputIsOpen: fcntl(STDIN_FILENO, F_GETFD) >= 0, inputIsTerminal: isatty(STDIN_FILENO) == 1,
      outputIsTerminal: isatty(STDOUT_FILENO) == 1, errorIsTerminal: isatty(STDERR_FILENO) == 1,
      columns: isSized ? max(Int(size.ws_col), 20) : 80)
  }
}

extension TerminalStyle {
  init(environment: [String: String], _ terminal: World.Terminal) {
    self.init(environment: environment, isTerminal: terminal.errorIsTerminal, columns: terminal.columns)
  }
}
