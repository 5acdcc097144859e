import Testing

@testable import CommandLine

struct PassingTroubleTests {
  @Test(arguments: [
    "net/http: TLS handshake timeout", "read tcp 10.0.0.1:443: connection reset by peer", "unexpected EOF",
    "received unexpected HTTP status: 503 Service Unavailable", "error parsing HTTP 502 response body",
    "dial tcp: i/o timeout", "dial tcp 127.0.0.1:5000: connect: connection refused",
    "toomanyrequests: slow down",
    "received unexpected HTTP status: 500 Internal Server Error", "received unexpected HTTP status: 520 ",
    "unexpected status from HEAD request to https://r/v2/a/manifests/1: 507 Insufficient Storage",
    "stream error: stream ID 5; INTERNAL_ERROR; received from peer", "http2: server sent GOAWAY",
    "failed commit on ref \"manifest-sha256:4017e403\": unexpected status from PUT request to http://r:5000/v2/immutable/denied/manifests/1: 500 Internal Server Error",
    "failed to do request: Put \"https://127.0.0.1:44133/v2/a/dev/manifests/1.2.3\": EOF",
  ]) func passes(_ said: String) {
    #expect(PassingTrouble.isLikely(said))
  }

  @Test(arguments: [
    "", "denied: requested access to the resource is denied", "unauthorized: authentication required",
    "no basic auth credentials", "tag invalid: The image tag 'v1' already exists and is immutable, timeout",
    "received unexpected HTTP status: 403 Forbidden", "An image does not exist locally with the tag: x",
    "received unexpected HTTP status: 401 Unauthorized, EOF",
    "unexpected status from PUT request to http://r:5000/v2/eof/timeout/manifests/1: 400 Bad Request",
    "received unexpected HTTP status: 400 of 512 bytes", "received unexpected HTTP status: 404",
    "denied: Your authorization token has expired. Reauthenticate and try again.",
  ]) func stays(_ said: String) {
    #expect(!PassingTrouble.isLikely(said))
  }

  /// At the first contact nobody is there; one that has answered may be on its way back.
  @Test(arguments: [
    "dial tcp 127.0.0.1:5000: connect: connection refused",
    "Error response from daemon: Get \"http://r:1/v2/\": dial tcp 10.0.0.1:1: connect: connection refused",
    "dial tcp: lookup r.invalid on 10.0.0.1:53: no such host",
    "fatal: unable to access: Could not resolve host: example.invalid",
  ]) func nobodyIsThere(_ said: String) {
    #expect(!PassingTrouble.isLikely(said, contact: .first))
    #expect(PassingTrouble.obstacle(said, attempts: 1, contact: .first) == .absence)
    #expect(!PassingTrouble.isLikely(said, contact: .firstUpload))
    #expect(PassingTrouble.isLikely(said, contact: .later) == said.contains("refused"))
    #expect(PassingTrouble.isLikely("unexpected EOF", contact: .first))
  }

  @Test(arguments: [
    ("denied: Forbidden", StepProblem.Obstacle.refusal),
    ("authorization failed: no basic auth credentials", .refusal),
    (
      "tag invalid: The image tag 'v1' already exists and cannot be overwritten because the repository is immutable.",
      .immutable
    ),
    ("unknown: Failed to process request due to 'v1' configured as immutable.", .immutable),
    ("unexpected status from PUT request to http://r/v2/a/manifests/v1: 412 Precondition Failed", .immutable),
    ("denied: cannot update tag 1.0. The repository has enabled tag immutability", .immutable),
    ("repository does not allow updating assets: docker", .immutable),
    ("denied: Your authorization token has expired. Reauthenticate and try again.", .refusal),
    ("unexpected EOF", .trouble(attempts: 4)),
    ("An image does not exist locally with the tag: x", nil),
  ]) func tellsWhyItGaveUp(_ said: String, _ expected: StepProblem.Obstacle?) {
    #expect(PassingTrouble.obstacle(said, attempts: 4) == expected)
  }

  /// Only a want of network lets an older parent stand in for one that fails: a step's own words must not.
  @Test(arguments: [
    (
      "ERROR: failed to solve: debian:12: failed to do request: Head \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io: i/o timeout",
      true
    ),
    ("failed to do request: Head \"https://r/v2/\": net/http: TLS handshake timeout", true),
    ("#8 1.2 curl: (6) Could not resolve host: example.invalid", true),
    ("#8 1.2 curl: (7) Failed to connect to 10.0.0.1 port 443: Connection refused", true),
    ("#8 0.4 W: Failed to fetch x  Temporary failure resolving 'deb.debian.org'", true),
    ("#8 0.4 E: Could not connect to deb.debian.org:80 (10.0.0.1), connection timed out", true),
    (
      "NewConnectionError('<pip…>: Failed to establish a new connection: [Errno 101] Network is unreachable')",
      true
    ),
    ("#8 3.1 FAILED test_retry.py::test_timeout - request timed out", false),
    ("#8 3.1 the database said: connection refused", false),
    (
      "ERROR: process \"/bin/sh -c timeout 5 ./check 'no such host'\" did not complete successfully: exit code: 1",
      false
    ),
    ("   3 | >>> RUN ./check || echo 'temporary failure' && false", false),
    ("#8 [2/2] RUN ./check 'network is unreachable'", false),
    ("ERROR: failed to solve: debian:nope: not found", false),
  ]) func aBuildWantsANetwork(_ said: String, _ expected: Bool) {
    #expect(PassingTrouble.isUnreachable(said) == expected)
  }

  @Test(arguments: [
    ("no answer within 60 s", true), ("half a word\nno answer within 3 s\n", true),
    ("fatal: no answer within 60 s", false), ("no answer within 60 s\nfatal: denied", false),
    ("no answer within a while", false), ("", false),
  ]) func onlyOurOwnLineIsASilence(_ said: String, _ expected: Bool) {
    #expect(PassingTrouble.isNoAnswer(said) == expected)
  }
}
