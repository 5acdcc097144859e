import CommandLine
import Testing

@testable import PublishCore

/// What is to be done where a registry does not tell.
struct WayOutTests {
  /// Docker Hub and GHCR say of a repository that is not there what they say of a forbidden one.
  @Test(arguments: [
    (
      "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
      true
    ),
    ("unexpected status from HEAD request to https://ghcr.io/v2/a/b/manifests/1: 403 Forbidden", true),
    ("failed to do request: Head \"https://ghcr.io/v2/a/b/manifests/1\": EOF", false),
  ]) func namesTheWayToANewRepository(_ reason: String, _ mayBeNew: Bool) {
    let said = PublishProblem.registrySilent("ghcr.io/a/b:1", reason: reason).explanation
    #expect(said.contains("if the repository is new there, create it first") == mayBeNew)
    #expect(said.contains("; try docker login"))
  }

  @Test(arguments: [
    ("no answer within 60 s", "try again later, or give it longer: ORBYTER_PATIENCE=300"),
    (
      "failed to do request: Head \"http://r:1/v2/a/manifests/1\": dial tcp 127.0.0.1:1: connect: connection refused",
      "check the registry's name, and whether it runs"
    ),
    (
      "dial tcp: lookup r.invalid on 10.0.0.1:53: no such host",
      "check the registry's name, and whether it runs"
    ),
  ]) func namesTheWayOut(_ reason: String, _ expected: String) {
    #expect(PublishProblem.registrySilent("r/a:1", reason: reason).explanation.hasSuffix("; " + expected))
  }
}
