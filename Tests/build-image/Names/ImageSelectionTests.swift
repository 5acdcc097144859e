import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// Which images the words of a command line mean.
struct ImageSelectionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let words: [String]
    let expected: [String]

    init(_ words: String..., means expected: [String]) {
      self.words = words
      self.expected = expected
    }

    var testDescription: String { words.joined(separator: " ") }
  }

  private static let lab: Lab = {
    var lab = Lab()
    lab.dockerfiles = [
      "base": "FROM x", "a-one": "FROM base", "a-two": "FROM a-one", "b-one": "FROM y",
      "b-two": "FROM b-one\nCOPY --from=a-two /a /b", "odd+children": "FROM z", "no-image": nil,
    ]
    return lab
  }()

  private static let config = "[run_image]\nsynthetic_images=shell\n[shell]\nname=a-one\ntag=x"

  @Test(arguments: cases) func means(_ item: Case) throws {
    #expect(try ImageSelection.names(item.words, Self.lab.project(Self.config)) == item.expected)
  }

  static let cases: [Case] = [
    .init("base", means: ["base"]),
    .init("b-one", "base", "b-one", means: ["b-one", "base"]),
    .init("docker/base/", means: ["base"]),
    .init("shell", means: ["shell"]),
    .init("all", means: ["a-one", "a-two", "b-one", "b-two", "base", "odd+children"]),
    .init("base", "all", means: ["base", "a-one", "a-two", "b-one", "b-two", "odd+children"]),
    // Globs.
    .init("a-*", means: ["a-one", "a-two"]),
    .init("*-one", "a-*", means: ["a-one", "b-one", "a-two"]),
    .init("?-one", means: ["a-one", "b-one"]),
    .init("[b-z]-one", means: ["b-one"]),
    .init("*", means: ["a-one", "a-two", "b-one", "b-two", "base", "odd+children"]),
    .init("docker/a-*", means: ["a-one", "a-two"]),
    // Children, and theirs.
    .init("base+children", means: ["base", "a-one", "a-two", "b-two"]),
    .init("b-two+children", means: ["b-two"]),
    .init("*-one+children", means: ["a-one", "b-one", "a-two", "b-two"]),
    .init("docker/b-one/+children", means: ["b-one", "b-two"]),
    .init("odd+children", means: ["odd+children"]),
    .init("odd+children+children", means: ["odd+children"]),
    // Names that nobody has are told of where they are looked up.
    .init("nobody", means: ["nobody"]),
  ]

  @Test(
    arguments: zip(
      ["bse*", "x*y", "[", "+children", "nothing*+children"],
      [
        "no image matches 'bse*', did you mean 'base'?", "no image matches 'x*y' (images: ",
        "no image matches '[' (images: ", "write '+children' directly after a name",
        "no image matches 'nothing*'",
      ]))
  func isAnError(_ word: String, _ says: String) throws {
    let problem = #expect(throws: SelectionProblem.self) {
      try ImageSelection.names([word], Self.lab.project(""))
    }
    #expect(problem?.explanation.hasPrefix(says) == true, "\(problem?.explanation ?? "")")
  }

  @Test func severalAreOneBuild() throws {
    let plan = try Self.lab.plan("", ["b-two", "a-*"])
    #expect(plan.result.sorted() == ["lab-a-one:ada", "lab-a-two:ada", "lab-b-two:ada"])
    #expect(plan.steps.count == 5)
  }

  @Test func aNameForOneIsNotForSeveral() throws {
    #expect(throws: Arguments.Problem.self) { try Self.lab.plan("", ["-i", "x", "a-*"]) }
    #expect(try Self.lab.plan("", ["-i", "x", "b-o*"]).result == ["x:ada"])
  }

  @Test func cleanTakesGlobs() throws {
    let clean = try Self.lab.steps("", ["clean", "a-*"])
    #expect(clean == [["docker", "image", "rm", "lab-a-one:ada", "lab-a-two:ada"]])
  }
}
