import ImageConfig
import Testing

@testable import CommandLine

struct HelpTests {
  @Test func showsEverySectionOfTheTable() {
    #expect(
      Help.text(of: .sample) == """
        sample: does nothing.

        usage:
          sample [options] IMAGE...

        operands:
          IMAGE  an image

        options:
          -g, --use-gpu           a switch
          -k, --keep              another
          -c, --command COMMAND   takes a value
          -e, --env NAME=VALUE    several
          -t, --image-tag TAG     this tag instead of the default one
          -N, --dry-run           print what would run, and change nothing
              --environment NAME  lay the sections [IMAGE@NAME] over run.cfg's others
          -V, --verbose           print each command before it runs
              --images            list the project's images
              --json              with --dry-run or a list: print it as JSON
              --completion SHELL  print what bash, zsh or fish needs for completion
              --man               print the manual page, for man
          -h, --help              print this
              --version           print the version

        examples:
          sample x
              does nothing to x

        keys in run.cfg:
          tag  the image's tag

        environment variables:
          X  a variable

        """)
  }

  @Test func leavesOutWhatIsEmpty() {
    let text = Help.text(of: .starter)
    for title in ["keys in run.cfg", "environment variables"] { #expect(!text.contains(title)) }
    #expect(!text.contains("\n\n\n"))
  }

  @Test func nameTooWideHasALineOfItsOwn() {
    let program = Program(
      name: "p", summary: "s.", usage: ["u"], operands: [], operandCount: 0...0,
      options: [Option("a-very-long-name-of-an-option", nil, value: "WITH-A-VALUE", "what it does")],
      examples: [],
      configKeys: [], variables: [])
    #expect(
      Help.text(of: program).contains(
        "      --a-very-long-name-of-an-option WITH-A-VALUE\n                            what it does\n"))
  }

  struct Wrapping: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let expected: String

    init(_ name: String, _ text: String, _ expected: String) {
      self.name = name
      self.text = text
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let wrappings: [Wrapping] = [
    .init("nothing", "", ""),
    .init("short", "a b", "  a b"),
    .init("just fits", "abcd efg", "  abcd efg"),
    .init("one column too many", "abcd efgh", "  abcd\n  efgh"),
    .init("a word too wide", "a abcdefghijkl b", "  a\n  abcdefghijkl\n  b"),
    .init("several lines", "aa bb cc dd ee", "  aa bb cc\n  dd ee"),
  ]

  @Test(arguments: wrappings) func wraps(_ item: Wrapping) {
    #expect(item.text.wrapped(at: 10, indent: 2) == item.expected)
  }
}
