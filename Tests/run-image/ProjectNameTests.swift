import CommandLine
import Testing

@testable import RunCore

/// `{project-name}` in what a container is given: the root folder's own name, or what `[project] name=` says. Where
/// docker wants a name it is the legal one, as in the names of images (ImageConfig's ProjectNameTests).
struct ProjectNameTests {
  @Test(arguments: cases) func putsIn(_ item: RunCase) throws {
    let item = item.with { $0.root = "/srv/My Proj" }
    #expect(try item.command().arguments == item.expected)
  }

  static let cases: [RunCase] = [
    .init(
      "volumes=", "[dev]\nvolumes={project-name}:/x", flags: ["-v", "My Proj:/x"], image: "my-proj-dev:ada"),
    .init(
      "workdir=", "[dev]\nworkdir=/home/{project-name}", flags: ["--workdir", "/home/My Proj"],
      image: "my-proj-dev:ada"),
    .init(
      "environment=", "[dev]\nenvironment=P=<project-name>", env: ["-e", "P=My Proj"],
      image: "my-proj-dev:ada"),
    .init("env=", "[dev]\nenv=v\n[v]\nP={project-name}", env: ["-e", "P=My Proj"], image: "my-proj-dev:ada"),
    .init(
      "args=", "[dev]\nargs=--label p={project-name}", flags: ["--label", "p=My Proj"],
      image: "my-proj-dev:ada"),
    .init("cmd=", "[dev]\ncmd=ls {project-name}", image: "my-proj-dev:ada", cmd: ["ls", "My Proj"]),
    .init("-c", "", ["-c", "ls {project-name}", "dev"], image: "my-proj-dev:ada", cmd: ["ls", "My Proj"]),
    .init(
      "hostname= is a name", "[dev]\nhostname={project-name}", flags: ["--hostname", "my-proj"],
      image: "my-proj-dev:ada"),
    .init(
      "network= is a name", "[dev]\nnetwork={project-name}net", flags: ["--network", "my-projnet"],
      image: "my-proj-dev:ada"),
    .init(
      "[project] name=", "[project]\nname=Orbit\n[dev]\nworkdir=/{project-name}",
      flags: ["--workdir", "/Orbit"],
      image: "orbit-dev:ada"),

    // Names that nobody knows stay where a program may mean them.
    .init(
      "{usr} in cmd=", "[dev]\ncmd=awk '{print}' {usr} {{.ID}}", image: "my-proj-dev:ada",
      cmd: ["awk", "{print}", "{usr}", "{{.ID}}"]),
    .init(
      "{usr} in args=", "[dev]\nargs=--log-opt tag={usr}", flags: ["--log-opt", "tag={usr}"],
      image: "my-proj-dev:ada"),
    .init(
      "{usr} in environment=", "[dev]\nenvironment=F={usr}", env: ["-e", "F={usr}"], image: "my-proj-dev:ada"),
    .init(
      "one that is meant as it stands", "[dev]\nworkdir=/\\{usr}", flags: ["--workdir", "/{usr}"],
      image: "my-proj-dev:ada"),
  ]
}
