/// What is measured once, at the edge, before anything is decided. Nothing below reads it again.
package struct World: Equatable, Sendable {
  package var environment: [String: String]
  /// The physical working directory.
  package var workingDirectory: String
  package var user: String
  package var home: String
  package var time: LocalTime
  package var processID: Int32
  package var terminal: Terminal

  package struct Terminal: Equatable, Sendable {
    package var inputIsOpen: Bool
    package var inputIsTerminal: Bool
    package var outputIsTerminal: Bool
    package var errorIsTerminal: Bool
    package var columns: Int

    package init(
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

  package init(
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
  package var dockerFolder: String {
    environment["DOCKER_CONFIG"]?.nonEmpty ?? home + "/.docker"
  }

  /// Where this user's executables keep what can be lost.
  package var cacheFolder: String {
    let base = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (base ?? home + "/.cache") + "/orbyter"
  }

  /// The user as Python's `getpass.getuser()` finds it, for the predecessor's image tags: the first
  /// of these variables that is not empty, then the passwd entry.
  package static func userName(environment: [String: String], passwd: String?) -> String? {
    for name in ["LOGNAME", "USER", "LNAME", "USERNAME"] {
      if let value = environment[name], !value.isEmpty { return value }
    }
    return passwd
  }
}
