import CommandLine
import Testing

@testable import BuildCore

/// The machine's certificates and pip settings, as BuildKit secrets.
struct BuildSecretTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    var files: [String] = []
    var variables: [String: String] = ["HOME": "/home/ada"]
    let secrets: [String]
    var testDescription: String { name }
  }

  private static let debian = "/etc/ssl/certs/ca-certificates.crt"

  static let cases: [Case] = [
    Case(
      name: "the machine's certificates", config: "ca_bundle=system", files: [debian],
      secrets: ["id=ca,src=" + debian]),
    Case(
      name: "SSL_CERT_FILE first", config: "ca_bundle=system", files: [debian, "/ca.pem"],
      variables: ["SSL_CERT_FILE": "/ca.pem"], secrets: ["id=ca,src=/ca.pem"]),
    Case(name: "a machine without any", config: "ca_bundle=system", secrets: []),
    Case(
      name: "a file of the project", config: "ca_bundle=ca/own.pem", files: ["/home/ada/Lab/ca/own.pem"],
      secrets: ["id=ca,src=ca/own.pem"]),
    Case(
      name: "a comma is no second field", config: "ca_bundle={home}/a,b.pem", files: ["/home/ada/a,b.pem"],
      secrets: ["id=ca,\"src=/home/ada/a,b.pem\""]),
    Case(
      name: "pip's own file", config: "pip_conf=system", files: ["/home/ada/.config/pip/pip.conf"],
      secrets: ["id=pip_conf,src=/home/ada/.config/pip/pip.conf"]),
    Case(name: "neither", config: "target=", files: [debian], secrets: []),
  ]

  @Test(arguments: cases) func handsOver(_ test: Case) throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.variables = test.variables
    for file in test.files { lab.modified[file] = 1 }
    let words = try lab.steps("[dev]\n" + test.config, ["dev"]).first ?? []
    let secrets = zip(words, words.dropFirst()).filter { $0.0 == "--secret" }.map(\.1)
    #expect(secrets == test.secrets)
  }

  @Test func withoutBuildxBuildKitIsAskedFor() throws {
    var lab = Lab()
    lab.modified[Self.debian] = 1
    let step = try lab.plan("[dev]\nca_bundle=system", ["dev"]).steps.first
    #expect(step?.shellLine.hasPrefix("DOCKER_BUILDKIT=1 docker build ") == true)
  }

  @Test func aFileThatIsNotThereIsAnError() {
    let error = #expect(throws: (any Error).self) { try Lab().plan("[dev]\npip_conf=none", ["dev"]) }
    #expect(
      (error as? any Explained)?.explanation.hasPrefix("run.cfg:2: [dev] pip_conf: there is no file") == true)
  }
}
