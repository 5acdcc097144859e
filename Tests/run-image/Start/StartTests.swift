import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// A start in front, from the first question on.
struct StartTests {
  private func missing() -> Script {
    let script = Script()
    script.says("docker image inspect", error: "Error: No such image: lab-dev:ada", exitCode: 1)
    script.says("docker image inspect", Docker.image())
    return script
  }

  @Test func whatIsMissingIsBuiltFirst() throws {
    let script = missing()
    try Start.perform(Lab().inputs("[dev]\ncmd=a"), script.around)
    #expect(script.story.first == "build-image dev")
    #expect(script.story.last?.hasPrefix("docker run") == true && script.story.count == 2)
  }

  /// A build may take an hour, and what stops the container then was known before.
  @Test(
    arguments: [
      ("a variable that is not set", "[dev]\nenvironment=TOKEN=$TOKEN", ["dev"]),
      ("a key of no sense", "[dev]\nmemory=much", ["dev"]),
      ("in the background", "[dev]\ncmd=$TOKEN", ["-k", "dev"]),
      ("a build that was asked for", "[dev]\ncmd=$TOKEN", ["-b", "dev"]),
    ]) func aSlipShowsBeforeTheBuild(_ name: String, _ config: String, _ words: [String]) throws
  {
    let script = missing()
    #expect(throws: (any Error).self) { try Start.perform(Lab().inputs(config, words), script.around) }
    #expect(script.story.isEmpty)
  }
}
