import Testing

@testable import CommandLine

/// What --dry-run prints.
struct PlanTests {
  static let build = Step.run(Command("docker", ["build", "."]))

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let plan: Plan
    let expected: [String]

    init(_ name: String, _ directory: String, _ steps: [Step], _ expected: [String]) {
      self.name = name
      plan = Plan(directory: directory, steps: steps, result: ["a result is not shown"])
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    .init("nothing to do", "/here", [], []),
    .init("where we are", "/here", [build], ["docker build ."]),
    .init("elsewhere", "/a b", [build], ["cd '/a b'", "docker build ."]),
    .init("anywhere", "", [build], ["docker build ."]),
    .init(
      "every kind of step", "/here",
      [
        build, .report(Command("docker", ["image", "ls"])),
        .pipe(Pipeline([Command("a", []), Command("b", ["c d"])])), .exec(Command("docker", ["run"])),
      ], ["docker build .", "docker image ls", "a | b 'c d'", "docker run"]),
    .init(
      "a temporary copy", "/here",
      [
        .write(PlannedFile(path: "pip.conf", contents: [1], copyOf: "pip.conf.template", isTemporary: true)),
        build,
      ],
      ["cp pip.conf.template pip.conf", "docker build .", "rm pip.conf"]),
    .init(
      "temporary files go last in, first out", "/here",
      [
        .write(PlannedFile(path: "a b", contents: [], copyOf: "x", isTemporary: true)),
        .write(PlannedFile(path: "c", contents: [], copyOf: "x", isTemporary: true)), build,
      ], ["cp x 'a b'", "cp x c", "docker build .", "rm c", "rm 'a b'"]),
    .init(
      "what is for the end stands at the end, last in, first out", "/here",
      [
        build, .later(Command("a", ["1"]), .always),
        .write(PlannedFile(path: "c", contents: [], copyOf: "x", isTemporary: true)),
        .later(Command("b", []), .always), build,
      ], ["docker build .", "cp x c", "docker build .", "b", "a 1", "rm c"]),
    .init(
      "bytes that are in no file", "/here",
      [.write(PlannedFile(path: "v\n", contents: [1, 2], isTemporary: false))], ["# $'v\\n': 2 bytes written"]
    ),
    .init(
      "what is for later stands last", "/here",
      [
        .later(Command("rm", ["a"]), .always), build, .later(Command("rm", ["b"]), .always),
        .later(Command("put", ["back"]), .interrupted),
      ], ["docker build .", "rm b", "rm a"]),
    .init(
      "a scope ends in its place", "/here",
      [.scope([.later(Command("rm", ["a"]), .always), build]), .run(Command("c", []))],
      ["docker build .\nrm a", "c"]),
    .init(
      "branches", "/here",
      [.branches([Branch("a", [build]), Branch("b", needs: ["a"], [.run(Command("c", []))])], width: 2)],
      ["docker build .\nc"]),
    .init(
      "a text on standard input", "/here", [.run(Command("cat", ["-"], input: .text("x\nEND\n'$y'")))],
      ["cat - <<'ENDD'\nx\nEND\n'$y'\nENDD"]),
    .init("a line break in a word", "/x\ny", [.run(Command("a", ["b\nc"]))], ["cd $'/x\\ny'", "a $'b\\nc'"]),
  ]

  @Test(arguments: cases) func shows(_ item: Case) {
    #expect(item.plan.shellLines(from: "/here") == item.expected)
  }

  @Test func oneLineForEachStep() {
    let steps = ShellTextTests.nasty.map { Step.run(Command("docker", [$0])) }
    let lines = Plan(directory: "", steps: steps).shellLines(from: "/")
    #expect(lines.count == steps.count)
    for line in lines { #expect(!line.holdsControl) }
  }
}
