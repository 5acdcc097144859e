import CommandLine
import Testing

@testable import RunCore

/// What the image and the container are called, and where a key is looked for.
struct RunNameTests {
  @Test(arguments: names + configuration) func plans(_ item: RunCase) throws {
    #expect(try item.command().arguments == item.expected)
  }

  static let names: [RunCase] = [
    // Image = <dirname.lower()>-<name or subdir>:<tag or user>.
    .init("an image is project-folder:user", ""),
    .init("name= takes the folder's place", "[dev]\nname=work", image: "lab-work:ada"),
    .init("tag= takes the user's place", "[dev]\ntag=5.0.0", image: "lab-dev:5.0.0"),
    .init("prefix=false drops the project", "[dev]\nprefix=false", image: "dev:ada"),
    .init("prefix=no is a real boolean", "[dev]\nprefix=no", image: "dev:ada"),
    .init("prefix=yes keeps it", "[dev]\nprefix=yes", image: "lab-dev:ada"),
    .init("$VAR in tag", "[dev]\ntag=v$N-x", image: "lab-dev:v7-x").with { $0.variables = ["N": "7"] },
    .init("{user} in tag", "[dev]\ntag={user}-1", image: "lab-dev:ada-1"),
    .init(
      "{project-name} in name with prefix=no", "[dev]\nname={project-name}.x\nprefix=0", image: "lab.x:ada"),
    .init("-t beats tag=", "[dev]\ntag=1", ["-t", "2", "dev"], image: "lab-dev:2"),
    .init("[project] name=", "[project]\nname=Orbit\n", image: "orbit-dev:ada"),
    .init("a folder named by its path", "", ["docker/dev/"]),

    // Container name: <user>_<image argument, also for a synthetic one>_<yy-mm-dd_HH.MM.SS>.
    .init(
      "a synthetic image's own name in the container's", "[run_image]\nsynthetic_images=nb\n[nb]\nname=dev",
      ["nb"],
      exactly: ["run", "--init", "--name", "ada_nb_24-03-05_07.08.09_42", "--rm", "lab-dev:ada"]),
    .init(
      "the folder, not name=, in the container's name", "[dev]\nname=work",
      exactly: ["run", "--init", "--name", "ada_dev_24-03-05_07.08.09_42", "--rm", "lab-work:ada"]),
    .init(
      "--name in args= replaces the container's name", "[dev]\nargs=--name mine",
      exactly: ["run", "--init", "--rm", "--name", "mine", "lab-dev:ada"]),
    .init(
      "two containers within one second do not collide", "",
      exactly: ["run", "--init", "--name", "ada_dev_24-03-05_07.08.09_43", "--rm", "lab-dev:ada"]
    ).with { $0.processID = 43 },

    // Synthetic and configuration-only images.
    .init(
      "a synthetic image inherits and overrides",
      "[run_image]\nsynthetic_images=nb\n[dev]\nports=-p 1:1\nnetwork=host\n[nb]\nname=dev\nports=-p 2:2",
      ["nb"],
      exactly: [
        "run", "--init", "--name", "ada_nb_24-03-05_07.08.09_42", "--rm", "--network", "host", "-p", "2:2",
        "lab-dev:ada",
      ]),
    .init(
      "synthetic_images with commas and lines", "[run_image]\nsynthetic_images=a, b\n  nb\n[nb]\nname=dev",
      ["nb"],
      exactly: ["run", "--init", "--name", "ada_nb_24-03-05_07.08.09_42", "--rm", "lab-dev:ada"]),
    .init(
      "[run-image] is the same section", "[run-image]\nsynthetic_images=nb\n[nb]\nname=dev", ["nb"],
      exactly: ["run", "--init", "--name", "ada_nb_24-03-05_07.08.09_42", "--rm", "lab-dev:ada"]),
    .init(
      "a configuration-only image", "[db]\nname=postgres\ntag=16\nprefix=no", ["db"],
      exactly: ["run", "--init", "--name", "ada_db_24-03-05_07.08.09_42", "--rm", "postgres:16"]),
  ]

  static let configuration: [RunCase] = [
    .init("= and :", "[dev]\nnetwork: host\ncmd = a:b", flags: ["--network", "host"], cmd: ["a:b"]),
    .init(
      "keys in any case", "[dev]\nNetWork=host\nPORTS=1:1",
      flags: ["--network", "host", "-p", "127.0.0.1:1:1"]),
    .init(
      "[DEFAULT] is inherited", "[DEFAULT]\nnetwork=host\ntag=1", flags: ["--network", "host"],
      image: "lab-dev:1"),
    .init(
      "its own section beats [DEFAULT]", "[DEFAULT]\nnetwork=host\n[dev]\nnetwork=n",
      flags: ["--network", "n"]),
    .init("an empty value is none", "[DEFAULT]\nnetwork=host\n[dev]\nnetwork=\ncmd="),
    .init(
      "*_docked keys for a docked engine", "[dev]\nports=1:1\nports_docked=2:2",
      flags: ["-p", "127.0.0.1:2:2"]
    )
    .with { $0.variables = ["DOCKER_IP": "10.0.0.1"] },
    .init(
      "a docked engine's port on all of its addresses, asked for", "[dev]\nports_docked=-p 2:2",
      flags: ["-p", "2:2"]
    )
    .with { $0.variables = ["DOCKER_IP": "10.0.0.1"] },
    .init(
      "*_docked keys are not for others", "[dev]\nports=1:1\nports_docked=2:2",
      flags: ["-p", "127.0.0.1:1:1"]),
  ]
}
