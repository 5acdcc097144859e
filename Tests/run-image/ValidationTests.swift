import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// `--validate`: as run.cfg has the image run, but for what reaches out of the container.
struct ValidationTests {
  private static let script = String(decoding: PackageResources.validate_sh, as: UTF8.self)

  private func words(
    _ config: String, _ words: [String] = ["--validate", "dev"], in images: String = "docker"
  ) throws -> [String] {
    var lab = Lab()
    lab.root = "/home/ada/My, Lab"
    lab.imagesFolder = images
    let plan = try lab.plan(config, words)
    guard plan.steps.count == 1, case .exec(let command) = plan.steps[0] else {
      throw Lab.NotOneCommand(steps: plan.steps)
    }
    return command.arguments
  }

  private func expected(
    _ variables: [String] = [], _ flags: [String] = [], _ others: [String] = [], source: String = "/docker",
    image: String = "my-lab-dev:ada", folder: String = "dev", images: String = "docker"
  ) -> [String] {
    let mount = "type=bind,\"source=/home/ada/My, Lab\(source)\",target=/docker,readonly"
    return ["run", "--init", "--name", Lab.container] + variables + ["--rm"] + flags
      + ["--network", "none", "-e", "PYTHONDONTWRITEBYTECODE=1", "--mount", mount] + others
      + ["--entrypoint", "sh", image, "-c", Self.script, "validate", folder, images]
  }

  @Test func theKeysOfRunning() throws {
    let config = """
      [dev]
      environment = -e A=1
      user = 1000
      shm_size = 8g
      cpus = 2
      devices = /dev/fuse
      args = --cap-add SYS_PTRACE
      """
    #expect(
      try words(config)
        == expected(
          ["-e", "A=1"], ["--user", "1000"],
          ["--shm-size", "8g", "--cpus", "2", "--device", "/dev/fuse", "--cap-add", "SYS_PTRACE"]))
    #expect(
      try words("", ["-g", "--validate", "dev"])
        == expected(
          [], ["--runtime=nvidia", "-e", "NVIDIA_VISIBLE_DEVICES=all"],
          ["--ulimit", "memlock=-1", "--ulimit", "stack=67108864"]))
  }

  @Test(arguments: [
    "volumes = -v /a:/b", "ports = 80", "network = host", "cmd = make", "interactive = -it", "init = no",
    "direct = no", "restart = always", "args = --name x -d -v /a:/b -p 80:80 --net=host --entrypoint make",
    "args = -it -dP --mount type=tmpfs,dst=/x --tmpfs /y --volumes-from z",
  ])
  func whatReachesOutIsLeftOut(_ line: String) throws {
    #expect(try words("[dev]\n\(line)") == expected())
  }

  /// Whoever says it now means this container.
  @Test func butNotWhatTheCommandLineSays() throws {
    #expect(
      try words("[dev]\nargs = -v /a:/b", ["--validate", "dev", "-a", "-v vol:/d"])
        == expected([], [], ["-v", "vol:/d"]))
  }

  @Test func whereTheImagesAre() throws {
    #expect(try words("", in: ".") == expected(source: "", images: "."))
    #expect(try words("", in: "my images") == expected(source: "/my images", images: "my images"))
  }

  /// Its folder's tests, in its own container.
  @Test func aSyntheticImage() throws {
    let config = "[run_image]\nsynthetic_images = lab\n[lab]\nname = dev\ntag = 7\nuser = 5"
    #expect(
      try words(config, ["--validate", "lab"])
        == expected([], ["--user", "5"], image: "my-lab-dev:7").map {
          $0 == Lab.container ? "ada_lab_24-03-05_07.08.09_42" : $0
        })
  }

  @Test func isBuiltFirst() throws {
    let inputs = try Lab().inputs("", ["--validate", "dev"])
    #expect(try MissingImage.steps(inputs, builder: "build-image") == [.run(Command("build-image", ["dev"]))])
  }

  @Test(arguments: [
    ["-k"], ["-n", "host"], ["--shell"], ["-c", "make"], ["--stop"], ["--list"], ["--doctor"],
    ["--", "make"],
  ])
  func excludes(_ others: [String]) {
    #expect(throws: Arguments.Problem.self) {
      try RunRequest(Arguments(["--validate", "dev"] + others, of: RunRequest.program))
    }
  }
}
