import Testing

@testable import CommandLine

/// What is told of branches.
struct BranchReportTests {
  @Test func aRowForEach() {
    let rows: [(branch: Branch, outcome: BranchReport.Outcome)] = [
      (Branch("base", []), .succeeded(seconds: 1.26)), (Branch("a-longer-one", []), .failed(seconds: 75)),
      (Branch("x\n", []), .skipped),
    ]
    #expect(
      BranchReport.table(rows) == """
        base          done  1.2 s
        a-longer-one  failed  1 min 15 s
        x\\n           skipped

        """)
  }

  @Test func theEndOfTheLogUnderItsName() {
    let log = (1...30).map { "line \($0)" }.joined(separator: "\n")
    let text = BranchReport.line(Branch("dev", [], log: "l/dev.log"), .failed(seconds: 2), lastLines: log)
    let lines = text.split(separator: "\n")
    #expect(lines.first == "dev: failed  2.0 s")
    #expect(lines[1] == "  line 11" && lines[20] == "  line 30" && lines.last == "  all of it: l/dev.log")
  }
}
