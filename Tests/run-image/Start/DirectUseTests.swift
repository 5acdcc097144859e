import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// `direct=no`: run-image names the images that are built on it.
struct DirectUseTests {
  private static let config = """
    [run_image]
    synthetic_images=nb, lab
    [base]
    direct=no
    [base@production]
    cmd=a
    [nb]
    name=base
    direct=yes
    [lab]
    name=base
    """

  private func refused(_ lab: Lab, _ words: [String] = ["base"]) throws -> (RunProblem?, [String]) {
    let script = Script()
    script.says("build-image", "{\"images\": [{\"name\": \"base\"}, {\"name\": \"dev\"}]}")
    do {
      try DirectUse.check(lab.inputs(Self.config, words), script.around)
      return (nil, script.questions)
    } catch let problem as RunProblem { return (problem, script.questions) }
  }

  @Test func namesThoseThatAreBuiltOnIt() throws {
    let (problem, questions) = try refused(Lab())
    guard case .notDirect("base", let instead)? = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
    #expect(instead.contains("dev") && instead.contains("nb"))
    #expect(questions == ["build-image --graph json base+children"])
  }

  @Test(
    arguments: [
      ("--environment", "production", [:], "build-image --environment production "),
      (
        "the variable, of which nobody wants any", nil, ["ENVIRONMENT": "ci"], "build-image --environment '' "
      ),
    ] as [(String, String?, [String: String], String)])
  func theSiblingIsToldTheEnvironment(
    _ name: String, _ overlay: String?, _ variables: [String: String], _ begin: String
  ) throws {
    var lab = Lab()
    lab.overlay = overlay
    lab.variables = variables
    #expect(try refused(lab).1 == [begin + "--graph json base+children"])
  }

  @Test func itsTestsMayRun() throws {
    #expect(try refused(Lab(), ["--validate", "base"]).0 == nil)
  }

  /// It is another way to run the image, and whoever lists it wants to run it.
  @Test func aSyntheticImageDoesNotInheritIt() throws {
    #expect(try refused(Lab(), ["lab"]).0 == nil)
  }
}
