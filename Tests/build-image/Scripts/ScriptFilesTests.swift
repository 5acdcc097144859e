import CommandLine
import Testing

@testable import BuildCore

/// A script that names its files runs only when it must.
struct ScriptFilesTests {
  private static let config = """
    [dev]
    pre_build_script = make-root
    pre_build_inputs = in/list {project_root}/make-root
    pre_build_outputs = out/root.tar
    """

  private static func lab(_ list: Int64?, _ script: Int64?, _ output: Int64?) -> Lab {
    var lab = Lab()
    lab.modified["/home/ada/Lab/in/list"] = list
    lab.modified["/home/ada/Lab/make-root"] = script
    lab.modified["/home/ada/Lab/out/root.tar"] = output
    return lab
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let lab: Lab
    var words = ["dev"]
    let runs: Bool
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "no output yet", lab: lab(1, 2, nil), runs: true),
    Case(name: "output newer than every input", lab: lab(1, 2, 3), runs: false),
    Case(name: "output as old as an input", lab: lab(1, 3, 3), runs: false),
    Case(name: "one input is newer", lab: lab(1, 4, 3), runs: true),
    Case(name: "-p", lab: lab(1, 2, 3), words: ["-p", "dev"], runs: true),
    Case(name: "-f", lab: lab(1, 2, 3), words: ["-f", "dev"], runs: true),
  ]

  @Test(arguments: cases) func decides(_ test: Case) throws {
    let steps = try test.lab.steps(Self.config, test.words)
    #expect(steps.contains(["/bin/sh", "-c", "make-root"]) == test.runs)
  }

  @Test func withoutOutputsItAlwaysRuns() throws {
    let steps = try Self.lab(1, 1, 9).steps(
      "[dev]\npre_build_script = x\npre_build_inputs = in/list", ["dev"])
    #expect(steps.first == ["/bin/sh", "-c", "x"])
  }

  @Test func anInputThatIsNotThereIsAnError() {
    let error = #expect(throws: (any Error).self) { try Self.lab(nil, 1, 9).plan(Self.config, ["dev"]) }
    #expect(
      (error as? any Explained)?.explanation
        == "run.cfg:3: [dev] pre_build_inputs: there is no file 'in/list'; create it, or correct the path")
  }
}
