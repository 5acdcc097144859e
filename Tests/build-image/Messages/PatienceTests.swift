import CommandLine
import Testing

@testable import BuildCore

struct PatienceTests {
  @Test(arguments: ["abc", "0", "-1", "60s"]) func whatIsNoNumberIsTold(_ text: String) {
    #expect(
      Warning.patience(["ORBYTER_PATIENCE": text]).map(\.text)
        == ["ORBYTER_PATIENCE=\(text) is not a number of seconds, so it counts as 60"])
  }

  @Test(arguments: [nil, "", "5"]) func othersAreNot(_ text: String?) {
    #expect(Warning.patience(text.map { ["ORBYTER_PATIENCE": $0] } ?? [:]).isEmpty)
  }
}
