import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// The paths in mounts: made where they are not there, and told where they are another machine's.
struct MountTests {
  @Test(arguments: [
    ("volumes=/data:/data", ["mkdir -p -- /data"]),
    ("volumes=-v /there:/x", []),
    ("volumes=--volume=/a:/b:ro ./c:/d", ["mkdir -p -- /a", "mkdir -p -- ./c"]),
    ("volumes=cache:/c /anonymous", []),
    ("args=-v /data:/data", ["mkdir -p -- /data"]),
    ("args=--cpus 2 --volume /a:/b", ["mkdir -p -- /a"]),
    // docker refuses it, with its name.
    ("volumes=--mount type=bind,source=/data,target=/x", []),
  ]) func made(_ config: String, _ commands: [String]) throws {
    var lab = Lab()
    lab.paths = ["/there"]
    #expect(try lab.plan("[dev]\n" + config).shellLines(from: "/home/ada/Lab").dropLast() == commands[...])
  }

  @Test(arguments: [
    ("volumes=/data:/data", ["/data"]),
    ("volumes=--mount type=bind,source=/a,target=/x --mount=type=bind,src=/b,dst=/y", ["/a", "/b"]),
    ("volumes=--mount type=bind,source={project_root}/$X,target=/x", ["/home/ada/Lab/a,b"]),
    ("volumes=--mount type=volume,source=/a,target=/x --mount type=tmpfs,target=/y cache:/c", []),
    ("args=-v /data:/data --mount type=bind,src=/b,dst=/y", ["/data", "/b"]),
  ]) func elsewhere(_ config: String, _ paths: [String]) throws {
    var lab = Lab()
    lab.variables = ["X": "a,b"]
    lab.engine = .elsewhere("ssh://far")
    let plan = try lab.plan("[dev]\n" + config)
    #expect(
      plan.warnings.map(\.text)
        == paths.map { "\($0) is a path of the machine at ssh://far, where the engine is, not of this one" })
    #expect(plan.steps.count == 1, "nothing is made here for a container there")
  }

  /// With DOCKER_IP set, the plain keys are this machine's; what names no path of it stays.
  @Test(
    arguments: [
      ("volumes=/data:/data", [], ["volumes: /data"]),
      (
        "volumes=cache:/c /anonymous -v {project_root}:/w", ["-v cache:/c -v /anonymous"],
        ["volumes: /home/ada/Lab"]
      ),
      (
        "volumes=--mount type=bind,source=/a,target=/x --mount type=tmpfs,target=/y",
        ["--mount type=tmpfs,target=/y"], ["volumes: /a"]
      ),
      ("volumes=/data:/data\nvolumes_docked=/there:/data", ["-v /there:/data"], []),
      ("args=-v /data:/data --cpus 2", ["--cpus 2"], ["args: /data"]),
      ("args_docked=-v /data:/data", ["-v /data:/data"], []),
    ] as [(String, [String], [String])]) func docked(_ config: String, _ flags: [String], _ told: [String])
    throws
  {
    var lab = Lab()
    lab.variables = ["DOCKER_IP": "10.0.0.1"]
    let plan = try lab.plan("[dev]\n" + config)
    let expected = flags.flatMap { $0.split(separator: " ").map(String.init) }
    #expect(try lab.command("[dev]\n" + config).arguments.dropFirst(5).dropLast() == expected[...])
    #expect(
      plan.warnings.map(\.text)
        == told.map { told in
          let (key, path) = (told.prefix { $0 != ":" }, told.split(separator: " ")[1])
          return
            "run.cfg:2: [dev] \(key): DOCKER_IP is set, so \(path) of this machine is not mounted; \(key)_docked= says what is there"
        })
    let asked = try lab.command("", ["-a", "-v /data:/data", "dev"]).arguments
    #expect(asked.contains("/data:/data"), "the command line says what it means")
  }
}
