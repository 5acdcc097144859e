/// A program and its arguments: never a string that something splits again.
package struct Command: Equatable, Sendable {
  /// The program's name, looked up on `PATH`, or its path.
  package var executable: String
  package var arguments: [String]
  /// What the program's environment has beyond ours. This is how secrets travel: by name.
  package var environment: [EnvironmentValue]
  package var input: Input
  /// Whether the programs that it starts are to end with it: a shell hands no signal on to them.
  package var endsWithItsChildren = false
  /// Where it fails and says this, it is run once more.
  package var retriesOn: String?
  /// The images that it is for, of which somebody may tell more than that it failed.
  package var images: [String] = []
  /// How often it is tried where the trouble may pass; none: as often as its step has it.
  package var attempts: Int?
  /// Where a server is to answer it. One may take a question and never answer, so there is a limit to that.
  package var contact: Contact?

  package enum Contact: Equatable, Sendable {
    /// Nothing was heard of it before: where nobody is there, waiting gains nothing.
    case first
    /// The same of what takes as long as there is to send.
    case firstUpload
    /// It has answered before, so it may be on its way back.
    case later

    package var isFirst: Bool { self != .later }
  }

  package enum Input: Equatable, Sendable {
    case inherited
    case nothing
    /// The value is written to the program's standard input and shown as the variable it came from.
    case value(EnvironmentValue)
    /// The text is the program's standard input, of any length, and is shown as a here-document.
    case text(String)
  }

  /// A variable's value, and the shell text that stands for it where a command is shown.
  package struct EnvironmentValue: Equatable, Sendable {
    package var name: String
    package var value: String
    /// What a dry run prints right of `NAME=`, already quoted: `"$TOKEN"`, so that no secret is shown.
    package var shown: String

    package init(name: String, value: String, shown: String) {
      self.name = name
      self.value = value
      self.shown = shown
    }
  }

  package init(
    _ executable: String, _ arguments: [String], environment: [EnvironmentValue] = [],
    input: Input = .inherited
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.input = input
  }

  package func tried(_ attempts: Int) -> Command {
    var command = self
    command.attempts = attempts
    return command
  }

  package func again(on sign: String) -> Command {
    var command = self
    command.retriesOn = sign
    return command
  }

  package func asking(_ contact: Contact) -> Command {
    var command = self
    command.contact = contact
    return command
  }
}
