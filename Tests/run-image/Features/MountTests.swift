import CommandLine
import ImageConfig
import Testing

@testable import run_image

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
}
