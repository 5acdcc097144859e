import CommandLine
import Testing

@testable import RunCore

/// Sections [IMAGE@NAME] laid over the others, as --environment NAME asks.
struct OverlayTests {
  @Test(arguments: cases) func lays(_ item: RunCase) throws {
    #expect(try item.command().arguments == item.expected)
  }

  static let cases: [RunCase] = [
    .init(
      "none asked for, none laid", "[dev]\nports=1:1\n[dev@ci]\nports=2:2", flags: ["-p", "127.0.0.1:1:1"]),
    .init("asked for, it wins", "[dev]\nports=1:1\n[dev@ci]\nports=2:2", flags: ["-p", "127.0.0.1:2:2"]).with(
      ci),
    .init("another one has no say", "[dev]\nports=1:1\n[dev@lab]\nports=2:2", flags: ["-p", "127.0.0.1:1:1"])
      .with(ci),
    .init(
      "keys it does not name stay", "[dev]\nports=1:1\n[dev@ci]\ncmd=a", flags: ["-p", "127.0.0.1:1:1"],
      cmd: ["a"]
    )
    .with(ci),
    .init("a section that is only an overlay", "[dev@ci]\nnetwork=n", flags: ["--network", "n"]).with(ci),
    .init("it names the tag", "[dev@ci]\ntag=9", image: "lab-dev:9").with(ci),
    .init("[DEFAULT@ci] beats [DEFAULT]", "[DEFAULT]\ncmd=a\n[DEFAULT@ci]\ncmd=b", cmd: ["b"]).with(ci),
    .init("[dev] beats [DEFAULT@ci]", "[dev]\ncmd=a\n[DEFAULT@ci]\ncmd=b", cmd: ["a"]).with(ci),
    .init("an empty value takes one away", "[dev]\ncmd=a\n[dev@ci]\ncmd=", cmd: []).with(ci),
    .init("values may name keys below", "[dev]\nx=1\ncmd=a%(x)s\n[dev@ci]\nx=2", cmd: ["a2"]).with(ci),
    .init(
      "a synthetic image inherits its image's overlay",
      "[run_image]\nsynthetic_images=nb\n[nb]\nname=dev\n[dev]\ncmd=a\n[dev@ci]\ncmd=b", ["nb"],
      exactly: ["run", "--init", "--name", "ada_nb_24-03-05_07.08.09_42", "--rm", "lab-dev:ada", "b"]
    ).with(ci),
    .init(
      "a synthetic image's own overlay beats that",
      "[run_image]\nsynthetic_images=nb\n[nb]\nname=dev\n[nb@ci]\ncmd=c\n[dev@ci]\ncmd=b", ["nb"],
      exactly: ["run", "--init", "--name", "ada_nb_24-03-05_07.08.09_42", "--rm", "lab-dev:ada", "c"]
    ).with(ci),
    .init(
      "env=SECTION has an overlay too", "[dev]\nenv=vars\n[vars]\nA=1\nB=1\n[vars@ci]\nB=2\nC=3",
      env: ["-e", "A=1", "-e", "B=2", "-e", "C=3"]
    ).with(ci),
    .init(
      "synthetic_images of an overlay", "[run_image@ci]\nsynthetic_images=nb\n[run_image]\n[nb]\nname=dev",
      ["nb"],
      exactly: ["run", "--init", "--name", "ada_nb_24-03-05_07.08.09_42", "--rm", "lab-dev:ada"]
    ).with(ci),
  ]

  private static func ci(_ lab: inout Lab) { lab.overlay = "ci" }
}
