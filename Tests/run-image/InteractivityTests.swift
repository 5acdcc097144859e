import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// interactive=, and what the terminal at hand allows.
struct InteractivityTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let words: [String]
    /// What is in the input, and where the output goes.
    let terminal: World.Terminal
    let expected: [String]

    init(
      _ name: String, _ config: String, _ terminal: World.Terminal, _ expected: [String],
      words: [String] = ["dev"]
    ) {
      self.name = name
      self.config = config
      self.words = words
      self.terminal = terminal
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let person = World.Terminal(
    inputIsOpen: true, inputIsTerminal: true, outputIsTerminal: true, errorIsTerminal: true)
  static let piped = World.Terminal(
    inputIsOpen: true, inputIsTerminal: false, outputIsTerminal: true, errorIsTerminal: true)
  static let logged = World.Terminal(
    inputIsOpen: true, inputIsTerminal: true, outputIsTerminal: false, errorIsTerminal: true)
  static let closed = World.Terminal(
    inputIsOpen: false, inputIsTerminal: false, outputIsTerminal: true, errorIsTerminal: true)

  /// It would pass over SIGTERM.
  private static let shell = ["-it", "--stop-signal", "SIGHUP"]

  static let cases: [Case] = [
    // -i when stdin is open, -t only when stdin and stdout are terminals.
    .init("a person", "", person, ["-it"]),
    .init("a pipe as input", "", piped, ["-i"]),
    .init("a file as output", "", logged, ["-i"]),
    .init("no input", "", closed, []),

    // interactive= takes -i, -t, -it, yes, no.
    .init("-i", "interactive=-i", person, ["-i"]),
    .init("-t", "interactive=-t", person, ["-t"]),
    .init("-it", "interactive=-it", person, ["-it"]),
    .init("-ti", "interactive=-ti", person, ["-it"]),
    .init("-i -t", "interactive=-i -t", person, ["-it"]),
    .init("long ones", "interactive=--tty --interactive", person, ["-it"]),
    .init("yes", "interactive=yes", person, ["-it"]),
    .init("no", "interactive=no", person, []),
    .init("True of old", "interactive=True", person, ["-it"]),
    .init("empty is none", "interactive=", person, ["-it"]),
    .init("$VAR", "interactive=$MODE", person, ["-i"]),
    .init("-it without a terminal", "interactive=-it", piped, ["-i"]),
    .init("-t without a terminal", "interactive=-t", piped, []),
    .init("yes without input", "interactive=yes", closed, []),

    // -d of old files says nothing of input and terminal.
    .init("-d", "interactive=-d", person, ["-it"]),
    .init("-d and -i", "interactive=-d -i", person, ["-i"]),
    .init("-k with -d", "interactive=-d", person, [], words: ["-k", "dev"]),
    .init("yes and -d", "interactive=yes -d", person, ["-it"]),
    .init("-k with no and -d", "cmd=bash\ninteractive=no --detach", person, [], words: ["-k", "dev"]),
    .init("-k with -dit", "interactive=-dit", person, ["-it"], words: ["-k", "dev"]),
    .init("-k with -d, and a shell", "cmd=bash\ninteractive=-d", person, shell, words: ["-k", "dev"]),

    // In the background, only where it is said, or where a program would end at once.
    .init("-k", "", person, [], words: ["-k", "dev"]),
    .init("-k with interactive=", "interactive=-it", closed, ["-it"], words: ["-k", "dev"]),
    .init("-k with a shell", "cmd=bash", closed, Self.shell, words: ["-k", "dev"]),
    .init("-k with a login shell", "cmd=/bin/sh -l", person, Self.shell, words: ["-k", "dev"]),
    .init(
      "-k with a shell, and interactive=no", "cmd=bash\ninteractive=no", person, [], words: ["-k", "dev"]),
    .init("-k with something to do", "cmd=sh -c ls", person, [], words: ["-k", "dev"]),
    .init("-k with a script", "cmd=python3 x.py", person, [], words: ["-k", "dev"]),
    .init("-k and -s", "", person, Self.shell, words: ["-ks", "dev"]),
    .init(
      "-k with a shell, and a signal in args=", "cmd=bash\nargs=--stop-signal TERM", person,
      ["-it", "--stop-signal", "TERM"], words: ["-k", "dev"]),
    .init("-d in args=", "args=-d", person, ["-d"]),
    .init("--detach in -a", "", person, ["--detach"], words: ["-a", "--detach", "dev"]),
    .init("-d joined in args=", "args=-dP", person, ["-dP"]),
  ]

  @Test(arguments: cases) func becomes(_ item: Case) throws {
    var lab = Lab()
    lab.terminal = item.terminal
    lab.variables = ["MODE": "-i"]
    let arguments = try lab.command("[dev]\n" + item.config, item.words).arguments
    let rest = arguments.dropFirst(4).prefix { !["lab-dev:ada", "--entrypoint"].contains($0) }.filter {
      $0 != "--rm"
    }
    #expect(rest == (item.words[0].hasPrefix("-k") ? ["-d"] : []) + item.expected)
  }

  /// `interactive = -d`: who says what is to run waits for it.
  @Test(
    arguments: [
      ("-d", "-d", ["dev"], true), ("joined", "-dit", ["dev"], true), ("long", "--detach", ["dev"], true),
      ("yes and -d", "yes -d", ["dev"], true), ("-it", "-it", ["dev"], false), ("no", "no", ["dev"], false),
      ("-k says it itself", "-d", ["-k", "dev"], false),
      ("a shell", "-d", ["-s", "dev"], false), ("a command", "-d", ["-c", "ls", "dev"], false),
      ("a command as it stands", "-d", ["dev", "--", "ls"], false),
    ]) func startsInTheBackground(_ name: String, _ value: String, _ words: [String], _ detaches: Bool) throws
  {
    let notice = try Interactivity.detaches(try Lab().inputs("[dev]\ninteractive=\(value)", words))
    let text =
      "run.cfg:2: [dev] interactive: -d starts it in the background, as -k does; run-image --logs dev, --attach and --stop reach it"
    #expect(notice.map { Warning.run($0).text } == (detaches ? text : nil))
  }
}
