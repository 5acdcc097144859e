/// What is measured once, at the edge, before anything is decided. Nothing below reads it again.
public struct World: Equatable, Sendable {
  public var environment: [String: String]
  /// The physical working directory.
  public var workingDirectory: String
  public var user: String
  public var home: String
  public var time: LocalTime
  public var processID: Int32
  public var terminal: Terminal

  public struct Terminal: Equatable, Sendable {
    public var inputIsOpen: Bool
    public var inputIsTerminal: Bool
    public var outputIsTerminal: Bool
    public var errorIsTerminal: Bool
    public var columns: Int

    public init(
      inputIsOpen: Bool, inputIsTerminal: Bool, outputIsTerminal: Bool, errorIsTerminal: Bool,
      columns: Int = 80
    ) {
      self.inputIsOpen = inputIsOpen
      self.inputIsTerminal = inputIsTerminal
      self.outputIsTerminal = outputIsTerminal
      self.errorIsTerminal = errorIsTerminal
      self.columns = columns
    }
  }

  public init(
    environment: [String: String], workingDirectory: String, user: String, home: String, time: LocalTime,
    processID: Int32, terminal: Terminal
  ) {
    self.environment = environment
    self.workingDirectory = workingDirectory
    self.user = user
    self.home = home
    self.time = time
    self.processID = processID
    self.terminal = terminal
  }

  /// Where docker's client keeps what its user has chosen.
  public var dockerFolder: String {
    environment["DOCKER_CONFIG"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.docker"
  }

  /// The user as Python's `getpass.getuser()` finds it, for the predecessor's image tags: the first
  /// of these variables that is not empty, then the passwd entry.
  public static func userName(environment: [String: String], passwd: String?) -> String? {
    for name in ["LOGNAME", "USER", "LNAME", "USERNAME"] {
      if let value = environment[name], !value.isEmpty { return value }
    }
    return passwd
  }
}
