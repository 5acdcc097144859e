import ImageConfig
import Testing

@testable import CommandLine

/// A plan for programs.
struct PlanJSONTests {
  static let secret = Command.EnvironmentValue(name: "TOKEN", value: "s3cret", shown: "\"$TOKEN\"")

  @Test func everyStepWithItsWords() throws {
    let nasty = "a\"b\\c\nd\u{1B}\u{7F}é"
    let plan = Plan(
      directory: "/a b",
      steps: [
        .run(Command("x", [nasty], environment: [Self.secret])), .retrying(Command("y", [])),
        .pipe(Pipeline([Command("p", []), Command("q", [])])), .later(Command("z", []), .always),
        .write(PlannedFile(path: "f", contents: [1, 2], isTemporary: true)), .exec(Command("w", [])),
        .print(Command("v", [])),
        .guarded(Guard("x is not there", asking: Command("q", [])), [.run(Command("t", []))]),
      ], result: ["r"])
    let json = try #require(JSONValue(plan.json.text.utf8))
    let steps = json["steps"]?.list ?? []
    #expect(
      steps.map { $0["step"]?.text } == [
        "run", "insist", "pipe", "at-end", "write", "become", "print", "guarded",
      ])
    #expect(steps[7]["condition"]?.text == "x is not there")
    #expect(steps[7]["question"]?["argv"]?.texts == ["q"])
    #expect(steps[7]["steps"]?.list?.first?["step"]?.text == "run")
    let first = steps[0]["commands"]?.list?.first
    #expect(first?["argv"]?.texts == ["x", nasty])
    #expect(first?["environment"]?["TOKEN"]?.text == "\"$TOKEN\"")
    #expect(steps[2]["commands"]?.list?.compactMap { $0["argv"]?.texts } == [["p"], ["q"]])
    #expect(steps[4]["bytes"] == .number("2"))
    #expect(json["directory"]?.text == "/a b")
    #expect(json["result"]?.texts == ["r"])
    #expect(!plan.json.text.contains("s3cret"))
  }
}
