import Testing

@testable import CommandLine

struct PassingTroubleTests {
  @Test(arguments: [
    "net/http: TLS handshake timeout", "read tcp 10.0.0.1:443: connection reset by peer", "unexpected EOF",
    "received unexpected HTTP status: 503 Service Unavailable", "error parsing HTTP 502 response body",
    "dial tcp: i/o timeout", "dial tcp 127.0.0.1:5000: connect: connection refused",
    "toomanyrequests: slow down",
    "received unexpected HTTP status: 500 Internal Server Error",
  ]) func passes(_ said: String) {
    #expect(PassingTrouble.isLikely(said))
  }

  @Test(arguments: [
    "", "denied: requested access to the resource is denied", "unauthorized: authentication required",
    "no basic auth credentials", "tag invalid: The image tag 'v1' already exists and is immutable, timeout",
    "received unexpected HTTP status: 403 Forbidden", "An image does not exist locally with the tag: x",
    "received unexpected HTTP status: 401 Unauthorized, EOF",
  ]) func stays(_ said: String) {
    #expect(!PassingTrouble.isLikely(said))
  }
}
