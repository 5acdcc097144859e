import ImageConfig
import Testing

@testable import CommandLine

/// Where docker's client finds its engine.
struct EngineAddressTests {
  private static let config = ["/h/.docker/config.json": "{\"currentContext\": \"far\"}"]
  /// What docker calls the folder of a context: the digest of its name.
  private static func context(_ address: String) -> [String: String] {
    [
      "/h/.docker/contexts/meta/\(SHA256.hex("far".utf8))/meta.json":
        "{\"Name\": \"far\", \"Endpoints\": {\"docker\": {\"Host\": \"\(address)\"}}}"
    ]
  }

  @Test(arguments: [
    ([:], [:], EngineAddress.here),
    (["DOCKER_HOST": "unix:///x"], [:], .here),
    (["DOCKER_HOST": "ssh://far"], [:], .elsewhere("ssh://far")),
    (["DOCKER_HOST": "tcp://far:1"], [:], .elsewhere("tcp://far:1")),
    (["DOCKER_HOST": ""], config, .here),
    ([:], config.merging(context("ssh://x")) { $1 }, .elsewhere("ssh://x")),
    ([:], config.merging(context("unix:///x")) { $1 }, .here),
    (["DOCKER_CONTEXT": "default"], config.merging(context("ssh://x")) { $1 }, .here),
    (["DOCKER_CONTEXT": "far"], context("ssh://x"), .elsewhere("ssh://x")),
    (["DOCKER_HOST": "unix:///x"], config.merging(context("ssh://x")) { $1 }, .here),
    ([:], ["/h/.docker/config.json": "no JSON"], .here),
  ])
  func isFound(_ variables: [String: String], _ files: [String: String], _ expected: EngineAddress) {
    let found = EngineAddress.text(environment: variables, home: "/h") { files[$0].map { Array($0.utf8) } }
    #expect(EngineAddress(address: found) == expected)
  }

  @Test(arguments: [
    ("", "/var/run/docker.sock"), ("unix:///run/user/1/docker.sock", "/run/user/1/docker.sock"),
    ("ssh://far", nil), ("tcp://127.0.0.1:1", nil), ("npipe:////./pipe/x", nil),
  ]) func itsSocket(_ address: String, _ path: String?) {
    #expect(EngineAddress.socket(of: address) == path)
  }
}
