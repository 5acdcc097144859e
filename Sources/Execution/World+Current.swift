import CommandLine
import ImageConfig

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension World {
  /// Everything outside that decides something, measured once.
  public static func current() throws(StepProblem) -> World {
    let environment = ProcessEnvironment.current
    let passwd = passwdEntry()
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? passwd?.home
    return World(
      environment: environment, workingDirectory: try currentDirectory(),
      user: userName(environment: environment, passwd: passwd?.name) ?? String(getuid()),
      home: home ?? "/", time: .now(), processID: getpid(), terminal: terminal(environment))
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

  private static func terminal(_ environment: [String: String]) -> Terminal {
    var size = winsize()
    let isSized = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let columns = isSized ? Int(size.ws_col) : environment["COLUMNS"].flatMap { Int($0) } ?? 80
    return Terminal(
      inputIsOpen: fcntl(STDIN_FILENO, F_GETFD) >= 0, inputIsTerminal: isatty(STDIN_FILENO) == 1,
      outputIsTerminal: isatty(STDOUT_FILENO) == 1, errorIsTerminal: isatty(STDERR_FILENO) == 1,
      columns: max(columns, 20))
  }
}
