import ImageConfig
import Testing

@testable import PublishCore

/// What a run's own docker configuration keeps of the user's.
struct PrivateConfigTests {
  @Test(arguments: [
    ("nothing", nil, #"{"credHelpers":{"ghcr.io":""}}"#),
    (
      "contexts, plugins, other logins",
      #"{"currentContext":"far","auths":{"x":{}},"cliPluginsExtraDirs":["/p"]}"#,
      #"{"auths":{"x":{}},"cliPluginsExtraDirs":["/p"],"credHelpers":{"ghcr.io":""},"currentContext":"far"}"#
    ),
    (
      "a keychain, but for the login's registry",
      #"{"credsStore":"pass","credHelpers":{"ghcr.io":"pass","q":"ecr"}}"#,
      #"{"credHelpers":{"ghcr.io":"","q":"ecr"},"credsStore":"pass"}"#
    ),
  ]) func keeps(_ name: String, _ config: String?, _ expected: String) {
    let contents = PrivateConfig.contents(config.map { Array($0.utf8) }, logins: ["ghcr.io"])
    #expect(String(decoding: contents, as: UTF8.self) == expected + "\n")
  }

  @Test func whatIsNoJSONStaysForDockerToComplainAbout() {
    #expect(PrivateConfig.contents(Array("{".utf8), logins: [nil]) == Array("{".utf8))
  }

  @Test(arguments: [nil, "docker.io", "index.docker.io"]) func dockerHubsNameInDocker(_ name: String?) {
    let contents = PrivateConfig.contents(nil, logins: [name])
    #expect(JSONValue(contents)?["credHelpers"]?["https://index.docker.io/v1/"] == .string(""))
  }
}
