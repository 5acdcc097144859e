import ImageConfig
import Testing

@testable import CommandLine

/// What is said, and the exit code that goes with it.
struct ErrorTextTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let problem: any Explained
    let text: String
    let exitCode: Int32

    init(_ name: String, _ problem: any Explained, _ exitCode: Int32, _ text: String) {
      self.name = name
      self.problem = problem
      self.text = text
      self.exitCode = exitCode
    }

    var testDescription: String { name }
  }

  private static let here = ImageConfig.SourceLocation(file: "run.cfg", line: 12)
  private static let origin = Setting.Origin(location: here, section: "dev", key: "ports")

  static let cases: [Case] = [
    // 2: what was asked for is wrong; it says where.
    .init(
      "a place in a file", ConfigFile.Problem.nulByte(here), 2,
      "run.cfg:12: has a NUL byte; this is not a text file"),
    .init(
      "a place in a section", Setting.Problem.strayWord("x", origin), 2,
      "run.cfg:12: [dev] ports: docker would read 'x' as the image name; put the flag it belongs to before it"
    ),
    .init(
      "a notebook that no section speaks of",
      Project.Problem.unknownImage("notebook", nearest: nil, known: ["base"]), 2,
      """
      there is no image 'notebook' (images: base); put this into run.cfg, with the one that has Jupyter for IMAGE:

      [run_image]
      synthetic_images = notebook

      [notebook]
      name = IMAGE
      user = host
      volumes = --mount type=bind,source={project_root},target=/mnt
      ports = 127.0.0.1:$NOTEBOOK_PORT:8888
      cmd = jupyter lab --ip=0.0.0.0 --port=8888 --no-browser --allow-root
      """),
    .init(
      "an engine that lets nobody in", EngineProblem.noRight(isMember: false, user: "ada"), 1,
      "the engine does not let you in; sudo usermod -aG docker ada, then log in again"),
    .init(
      "an engine that the session does not know yet", EngineProblem.noRight(isMember: true, user: "ada"), 1,
      "the engine does not let you in; your session began before you were in the group docker: log in again, or newgrp docker"
    ),
    .init(
      "an option", Setting.Problem.unbalancedQuote("'", .commandLine("args")), 2, "--args: a ' is not closed"),
    .init(
      "a lone per cent sign", Setting.Problem.lonePercent(origin), 2,
      "run.cfg:12: [dev] ports: has a lone %; write %% for a plain one"),
    .init(
      "two files", Project.Problem.twoConfigs("run.cfg", "docker/run.cfg"), 2,
      "both run.cfg and docker/run.cfg are there; keep one of them"),
    .init(
      "both sections", ConfigFile.Problem.sameSectionTwice("run_image", "run-image", firstLine: 3, here), 2,
      "run.cfg:12: [run-image] is the same as [run_image] at line 3; join the two"),
    .init(
      "no project", Project.Problem.notFound(from: "/tmp"), 2,
      "no project here: neither /tmp nor a folder above it has a docker/ folder; change into your project, or begin one with docker/NAME/Dockerfile"
    ),
    .init(
      "no project, and Dockerfiles",
      Project.Problem.notFound(from: "/tmp", .init(["a/Dockerfile", "b/Dockerfile"], in: ".")), 2,
      "no project here: neither /tmp nor a folder above it has a docker/ folder; for the Dockerfiles in a, b put images = . under [project] into run.cfg"
    ),
    .init(
      "no project, and one Dockerfile",
      Project.Problem.notFound(from: "/tmp", .init(["Dockerfile"], in: ".")), 2,
      "no project here: neither /tmp nor a folder above it has a docker/ folder; move Dockerfile to docker/NAME/Dockerfile"
    ),
    .init(
      "a folder with another name for it",
      Project.Problem.noDockerfile(
        "dev", path: "docker/dev/Dockerfile", .init(["dev/Containerfile"], in: "docker")), 2,
      "image 'dev' has no Dockerfile; move docker/dev/Containerfile to docker/dev/Dockerfile"),
    .init(
      "an image of none", Project.Problem.unknownImage("dev", nearest: nil, known: []), 2,
      "there is no image 'dev': the project has no image yet; create docker/NAME/Dockerfile"),
    .init(
      "a slip in an environment",
      Project.Problem.unknownEnvironment("prodction", nearest: "production", known: ["production"]), 2,
      "no section of run.cfg is for the environment 'prodction', did you mean 'production'?"),
    .init(
      "another environment", Project.Problem.unknownEnvironment("x", nearest: nil, known: ["ci", "lab"]), 2,
      "no section of run.cfg is for the environment 'x' (there is: ci, lab); for none of them: --environment="
    ),
    .init(
      "-V and nothing else", Arguments.Problem.verboseAlone(program: "run-image"), 2,
      "-V prints each command before it runs, so name an image too; for the version: run-image --version"),
    .init(
      "a folder for a file", FileProblem.notAFile(path: "run.cfg", kind: "a folder"), 2,
      "run.cfg: is a folder, not a file"),
    .init(
      "a file of any size", FileProblem.tooLarge(path: "run.cfg", limit: 16 << 20), 2,
      "run.cfg: is larger than 16 MB; is it the right file?"),

    // 1: it failed; else the child's own code.
    .init(
      "a file that can't be written", StepProblem.cannotWrite(path: "pip.conf", reason: "no space"), 1,
      "pip.conf can't be written: no space"),
    .init(
      "a child's own code", StepProblem.failed(command: "docker push x", exitCode: 7), 7,
      "failed with exit code 7: docker push x"),
    .init(
      "a refusal", StepProblem.gaveUp(command: "docker push x", exitCode: 1, .refusal), 1,
      "refused, so it was tried once: docker push x; check the login and what it may do there"),
    .init(
      "trouble that stays",
      StepProblem.gaveUp(command: "docker push x", exitCode: 1, .trouble(attempts: 4)), 1,
      "failed 4 times: docker push x; the server or the connection to it has trouble: try again later"),
    .init(
      "nobody is there", StepProblem.gaveUp(command: "docker login", exitCode: 1, .absence), 1,
      "nothing answers there, so it was tried once: docker login; check the server's name, and whether it runs"
    ),
    .init(
      "silence", StepProblem.gaveUp(command: "docker login", exitCode: 1, .silence(seconds: 60)), 1,
      "no answer within 60 s: docker login; try again later, or give it longer: ORBYTER_PATIENCE=300"),
    .init("a signal", StepProblem.killed(command: "gzip -c", signal: 9), 137, "ended by signal 9: gzip -c"),
    .init(
      "no docker", StepProblem.notFound(executable: "docker"), 127,
      "docker is not installed, or not on the PATH; see https://docs.docker.com/engine/install"),
    .init(
      "a program that does not start", StepProblem.cannotStart(executable: "ssh", reason: "no memory"), 126,
      "'ssh' can't be started: no memory"),
  ]

  @Test(arguments: cases) func says(_ item: Case) {
    #expect(item.problem.explanation == item.text)
    #expect(item.problem.exitCode == item.exitCode)
  }
}
