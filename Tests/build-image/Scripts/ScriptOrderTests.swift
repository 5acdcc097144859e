import CommandLine
import Testing

@testable import BuildCore

/// Scripts stand where the predecessor ran them, between an image and what stands on it: with buildx the bake is cut
/// there, and nowhere else.
struct ScriptOrderTests {
  /// What runs: a script's line, `bake` and the images that it makes, or `build` and the image.
  private func order(_ config: String, _ words: [String] = ["all"], _ change: (inout Lab) -> Void = { _ in })
    throws -> [String]
  {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles = ["base": "FROM alpine", "dev": "FROM base", "other": "FROM alpine", "top": "FROM dev"]
    change(&lab)
    return try lab.plan(config, words).steps.map { step in
      guard case .run(let command) = step else { return "?" }
      if command.executable == "/bin/sh" { return command.arguments[1] }
      if case .text(let text) = command.input {
        let targets = text.split(separator: "\n").first { $0.contains("\"targets\": [") } ?? ""
        let made = command.arguments.filter { $0.hasSuffix(".output=type=docker") }.map {
          $0.split(separator: ".")[0]
        }
        return made.isEmpty
          ? "bake "
            + targets.split(separator: "\"").dropFirst(3).filter { $0 != ", " && $0 != "]" }.joined(
              separator: " ")
          : "bake only " + made.joined(separator: " ")
      }
      let name = command.arguments.drop { $0 != "-t" }.dropFirst().first ?? ""
      return "build " + name.dropFirst(4).prefix { $0 != ":" }
    }
  }

  private static let all = """
    [base]
    pre_build_script=b1
    post_build_script=b2
    [dev]
    pre_build_script=d1
    post_build_script=d2

    """

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    var words = ["all"]
    let expected: [String]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "no script, one bake", config: "", expected: ["bake base dev other top"]),
    Case(
      name: "the predecessor's order", config: all, words: ["dev"],
      expected: ["b1", "build base", "b2", "d1", "build dev", "d2"]),
    Case(
      name: "strangers are baked beside it", config: all,
      expected: ["b1", "bake base other", "b2", "d1", "build dev", "d2", "build top"]),
    Case(
      name: "behind a parent, before its child", config: "[base]\npost_build_script=b2",
      expected: ["bake base other", "b2", "bake dev top"]),
    Case(
      name: "behind its parent, before itself", config: "[top]\npre_build_script=t1",
      expected: ["bake base dev other", "t1", "build top"]),
    Case(
      name: "before what stands on nothing here",
      config: "[base]\npre_build_script=b1\n[other]\npre_build_script=o1",
      expected: ["b1", "o1", "bake base dev other top"]),
    Case(
      name: "behind what nothing stands on",
      config: "[top]\npost_build_script=t2\n[other]\npost_build_script=o2",
      expected: ["bake base dev other top", "o2", "t2"]),
    Case(
      name: "without buildx the same", config: all, words: ["dev"],
      expected: ["b1", "build base", "b2", "d1", "?", "d2"]),
    Case(
      name: "parents that are left alone cut nothing", config: all, words: ["--only", "dev"],
      expected: ["d1", "build dev", "d2"]),
    Case(
      name: "what needs a call of its own", config: all + "[top]\nbuild_network=none",
      expected: ["b1", "bake base other", "b2", "d1", "build dev", "d2", "build top"]),
  ]

  @Test(arguments: cases) func isCutWhereAScriptStands(_ item: Case) throws {
    let order = try order(item.config, item.words) { $0.hasBuildx = item.name != "without buildx the same" }
    #expect(order == item.expected)
  }

  @Test func aFreshOutputCutsNothing() throws {
    let config = "[dev]\npre_build_script=d1\npre_build_inputs=in\npre_build_outputs=out"
    let order = try order(config) { $0.modified = ["/home/ada/Lab/in": 1, "/home/ada/Lab/out": 2] }
    #expect(order == ["bake base dev other top"])
  }

  @Test func behindAScriptTheParentIsTheEngines() throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles = ["base": "FROM alpine", "dev": "FROM base"]
    let steps = try lab.steps("[base]\npost_build_script=b2", ["dev"])
    #expect(steps.last?.contains("base=docker-image://lab-base:ada") == true)
  }

  /// It has the earlier part in its cache.
  @Test func aBuilderThatSeesNoImagesBakesTheParentAgain() throws {
    let order = try order(Self.all) { $0.change = { $0.seesImages = false } }
    #expect(order == ["b1", "bake base other", "b2", "d1", "bake only dev", "d2", "bake only top"])
  }
}
