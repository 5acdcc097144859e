import Testing

@testable import RunCore

struct EngineInfoTests {
  @Test func reads() throws {
    let text = """
      {"ServerVersion": "28.3.0", "Runtimes": {"runc": {"path": "runc"}, "nvidia": {"path": "x"}},
       "CDISpecDirs": ["/etc/cdi"], "OperatingSystem": "Ubuntu", "DockerRootDir": "/var/lib/docker",
       "DiscoveredDevices": [{"Source": "cdi", "ID": "nvidia.com/gpu=0"}, {"Source": "other", "ID": "x"}],
       "SecurityOptions": ["name=seccomp,profile=builtin", "name=userns"]}
      """
    let info = try #require(EngineInfo(Array(text.utf8)))
    #expect(info.version == "28.3.0")
    #expect(info.runtimes == ["runc", "nvidia"])
    #expect(info.specificationFolders == ["/etc/cdi"])
    #expect(info.devices == ["nvidia.com/gpu=0"])
    #expect(info.mapsUsers)
    #expect(!info.isRootless && !info.isSnap && !info.isDesktop)
  }

  @Test(arguments: [
    "", "{}", "[]", #"{"ServerVersion": ""}"#, #"{"ServerVersion": 1}"#,
    #"{"ServerErrors": ["Cannot connect to the Docker daemon"]}"#,
  ]) func isNone(_ text: String) {
    #expect(EngineInfo(Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("null where nothing is", #"{"ServerVersion": "26", "CDISpecDirs": null, "Runtimes": null}"#),
    ("an old engine", #"{"ServerVersion": "20.10.24"}"#),
  ]) func knowsLess(_ item: (name: String, text: String)) throws {
    let info = try #require(EngineInfo(Array(item.text.utf8)))
    #expect(info.runtimes.isEmpty && info.specificationFolders.isEmpty && !info.mapsUsers)
  }

  @Test func imageThatIsThere() {
    let text =
      #"{"Id": "sha256:ab", "Config": {"Env": ["A=1"], "Cmd": ["sh"], "ExposedPorts": {"80/tcp": {}}}}"#
    let content = ImageInfo(exitCode: 0, output: Array(text.utf8), error: []).content
    #expect(
      content == .init(identifier: "sha256:ab", environment: ["A=1"], ports: ["80/tcp"], command: ["sh"]))
  }

  @Test(arguments: [
    (#"{"Cmd": ["sh"], "Entrypoint": ["tini", "--"]}"#, ["sh"]), (#"{"Entrypoint": ["sh"]}"#, ["sh"]),
    (#"{"Cmd": null, "Entrypoint": ["sh"]}"#, ["sh"]), (#"{"Cmd": [], "Entrypoint": null}"#, []),
    ("null", []),
  ]) func whatItRuns(_ config: String, _ command: [String]) {
    let info = ImageInfo(exitCode: 0, output: Array("{\"Id\": \"x\", \"Config\": \(config)}".utf8), error: [])
    #expect(info.content?.command == command)
  }

  @Test(arguments: [
    ("Error response from daemon: No such image: x:1", ImageInfo.absent),
    ("Error: No such image: x", .absent), ("{\"message\":\"No such image: x:1\"}", .absent),
    ("Error: x: image not known", .absent),
    ("Cannot connect to the Docker daemon", .unknown), ("", .unknown),
  ]) func imageThatIsNot(_ item: (said: String, info: ImageInfo)) {
    #expect(ImageInfo(exitCode: 1, output: [], error: Array(item.said.utf8)) == item.info)
  }
}
