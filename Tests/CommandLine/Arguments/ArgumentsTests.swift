import ImageConfig
import Testing

@testable import CommandLine

extension Program {
  /// Takes options of every kind, one to three operands.
  static let sample = Program(
    name: "sample", summary: "does nothing.", usage: ["[options] IMAGE..."],
    operands: [.init("IMAGE", "an image")],
    operandCount: 1...3,
    options: [
      Option("use-gpu", "g", aliases: ["gpu"], "a switch"), Option("keep", "k", "another"),
      Option("command", "c", value: "COMMAND", "takes a value"),
      Option("env", "e", value: "NAME=VALUE", "several"),
      .imageTag,
    ], examples: [.init("sample x", "does nothing to x")], configKeys: [.tag],
    variables: [.init("X", "a variable")])

  /// The same with a command behind `--`.
  static let starter = Program(
    name: "starter", summary: "starts.", usage: ["IMAGE [-- COMMAND...]"],
    operands: [.init("IMAGE", "an image")],
    operandCount: 1...1, takesCommand: true, options: sample.options, examples: [], configKeys: [],
    variables: [])
}

struct ArgumentsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let words: [String]
    /// Each option that was given with its values, in the table's order, and then the operands.
    let expected: [String]

    init(_ name: String, _ words: [String], _ expected: [String]) {
      self.name = name
      self.words = words
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    // Options on either side of operands.
    .init("operands alone", ["a", "b"], ["a", "b"]),
    .init("in front", ["-g", "a"], ["use-gpu", "a"]),
    .init("behind", ["a", "-g"], ["use-gpu", "a"]),
    .init("between", ["a", "-c", "x", "b"], ["command=x", "a", "b"]),

    // Long options.
    .init("--x=v", ["--command=x y", "a"], ["command=x y", "a"]),
    .init("--x v", ["--command", "x y", "a"], ["command=x y", "a"]),
    .init("--x=v with an = in v", ["--env=A=b=c", "a"], ["env=A=b=c", "a"]),
    .init("--x= is an empty value", ["--command=", "a"], ["command=", "a"]),
    .init("--x '' too", ["--command", "", "a"], ["command=", "a"]),
    .init("a value that looks like an option", ["--command", "-g", "a"], ["command=-g", "a"]),
    .init("a value of --", ["--command", "--", "a"], ["command=--", "a"]),
    .init("_ and - alike", ["--use_gpu", "--image_tag=a_b", "a"], ["use-gpu", "image-tag=a_b", "a"]),
    .init("an alias", ["--gpu", "a"], ["use-gpu", "a"]),
    .init("a value that starts with a mark", ["--command=\u{301}x", "a"], ["command=\u{301}x", "a"]),

    // Short options.
    .init("joined switches", ["-gk", "a"], ["use-gpu", "keep", "a"]),
    .init("joined with a value", ["-gcx y", "a"], ["use-gpu", "command=x y", "a"]),
    .init("joined with the next word", ["-gkc", "x", "a"], ["use-gpu", "keep", "command=x", "a"]),
    .init("-xvalue", ["-cx", "a"], ["command=x", "a"]),
    .init("-x=value", ["-c=x", "a"], ["command=x", "a"]),
    .init("-xA=b", ["-eA=b", "a"], ["env=A=b", "a"]),
    .init("-x ''", ["-c", "", "a"], ["command=", "a"]),
    .init("-x -y is its value", ["-c", "-k", "a"], ["command=-k", "a"]),
    .init("a value that starts with a mark, joined", ["-c\u{301}x", "a"], ["command=\u{301}x", "a"]),

    // Given more than once.
    .init("a switch twice", ["-gg", "-g", "a"], ["use-gpu", "use-gpu", "use-gpu", "a"]),
    .init("values in order", ["-e", "A", "a", "--env=B"], ["env=A", "env=B", "a"]),

    // -- and -.
    .init("-- ends the options", ["-g", "--", "-k", "--", "a"], ["use-gpu", "-k", "--", "a"]),
    .init("-- at the end", ["a", "--"], ["a"]),
    .init("- is an operand", ["-", "a"], ["-", "a"]),

    // Nothing to complain about where only help is asked for.
    .init("--help needs no operand", ["--help"], ["help"]),
    .init("-h with too many", ["-h", "a", "b", "c", "d"], ["help", "a", "b", "c", "d"]),
    .init("--version", ["--version"], ["version"]),
    .init("--images", ["--images"], ["images"]),
  ]

  @Test(arguments: cases) func reads(_ item: Case) throws {
    let arguments = try Arguments(item.words, of: .sample)
    let options = Program.sample.options.flatMap { option in
      arguments.values(option).map { option.value == nil ? option.name : "\(option.name)=\($0)" }
    }
    #expect(options + arguments.operands == item.expected)
    #expect(arguments.rest == nil)
  }

  @Test func commandBehindDashesIsVerbatim() throws {
    let arguments = try Arguments(["-g", "a", "--", "x", "-k", "--", ""], of: .starter)
    #expect(arguments.operands == ["a"])
    #expect(arguments.rest == ["x", "-k", "--", ""])
    #expect(try Arguments(["a", "--"], of: .starter).rest == [])
    #expect(try Arguments(["a"], of: .starter).rest == nil)
  }

  @Test func valueIsTheOnlyOne() throws {
    let arguments = try Arguments(["-e", "A", "-e", "B", "-c", "x", "a"], of: .sample)
    let command = Option("command", "c", value: "COMMAND", "takes a value")
    let variable = Option("env", "e", value: "NAME=VALUE", "several")
    #expect(try arguments.value(command) == "x")
    #expect(try arguments.value(.environment) == nil)
    #expect(throws: Arguments.Problem.repeated(variable)) { try arguments.value(variable) }
  }

  struct BadCase: CustomTestStringConvertible, Sendable {
    let name: String
    let words: [String]
    let expected: String

    init(_ name: String, _ words: [String], _ expected: String) {
      self.name = name
      self.words = words
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let badCases: [BadCase] = [
    // An unknown option is answered with the nearest one.
    .init("a slip", ["--use-gup", "a"], "unknown option '--use-gup', did you mean --use-gpu?"),
    .init(
      "a slip with _", ["--image_tga=1", "a"], "unknown option '--image_tga', did you mean --image-tag?"),
    .init(
      "-V alone", ["-V"],
      "-V prints each command before it runs, so name an image too; for the version: sample --version"),
    .init("-V and -k", ["-Vk"], "IMAGE is missing; usage: sample [options] IMAGE..."),
    .init("nothing near", ["--zzzzzz", "a"], "unknown option '--zzzzzz'; see sample --help"),
    .init("a letter", ["-x", "a"], "unknown option '-x'; see sample --help"),
    .init("a joined letter", ["-gx", "a"], "unknown option '-x'; see sample --help"),
    .init("in another case", ["--Keep", "a"], "unknown option '--Keep', did you mean --keep?"),
    .init(
      "a control character", ["--\u{1B}[2J\n", "a"], "unknown option '--\\u{1b}[2J\\n'; see sample --help"),
    .init(
      "a value that may be secret is not said", ["--tokne=s3cret", "a"],
      "unknown option '--tokne'; see sample --help"),

    // Values.
    .init(
      "a long one without its value", ["a", "--command"],
      "--command needs a value, COMMAND; see sample --help"),
    .init(
      "a short one without its value", ["a", "-gc"], "--command needs a value, COMMAND; see sample --help"),
    .init("a switch with a value", ["--keep=yes", "a"], "--keep takes no value, so not 'yes'"),
    .init("a switch with an empty value", ["--keep=", "a"], "--keep takes no value, so not ''"),

    // Operands.
    .init("none", [], "IMAGE is missing; usage: sample [options] IMAGE..."),
    .init("options alone", ["-g", "-c", "x"], "IMAGE is missing; usage: sample [options] IMAGE..."),
    .init("an empty one", ["a", ""], "a name can't be empty; usage: sample [options] IMAGE..."),
    .init(
      "one too many", ["a", "b", "c", "d", "e"], "'d' is one word too many; usage: sample [options] IMAGE..."),
    .init(
      "one too many behind --", ["a", "b", "--", "c", "-d"],
      "'-d' is one word too many; usage: sample [options] IMAGE..."),
  ]

  @Test(arguments: badCases) func refuses(_ item: BadCase) {
    let problem = #expect(throws: Arguments.Problem.self) { try Arguments(item.words, of: .sample) }
    #expect(problem?.explanation == item.expected)
    #expect(problem?.exitCode == 2)
  }

  @Test func imageTagIsATag() throws {
    #expect(try Arguments(["-t", "5.0.0", "a"], of: .sample).imageTag()?.description == "5.0.0")
    #expect(try Arguments(["a"], of: .sample).imageTag() == nil)
    #expect(throws: Arguments.Problem.badReference(.imageTag, "a b", .badTag("a b"))) {
      try Arguments(["-t", "a b", "a"], of: .sample).imageTag()
    }
  }
}
