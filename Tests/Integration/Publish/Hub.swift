import Foundation
import Testing

/// A stand-in for Docker Hub's API, which no test may change: a real server with the two calls that count, and a
/// certificate in Docker Hub's name, to which curl is led by its own configuration.
final class Hub {
  private let server: LocalServer
  private var told = ""

  init(for fixture: Fixture, user: String, password: String) throws {
    let words = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days",
      "2", "-subj", "/CN=hub.docker.com", "-addext", "subjectAltName=DNS:hub.docker.com", "-keyout",
      "hub.key",
      "-out", "hub.crt",
    ]
    let home = "\(fixture.folder)/.home"
    let made = try Invocation(words, environment: fixture.environment, folder: home).run()
    try #require(made.exitCode == 0, "\(made)")
    let program = Lab.repository + "/Tests/Integration/Publish/hub"
    let start = fixture.enter + [program, "\(home)/hub.crt", "\(home)/hub.key", user, password]
    server = try LocalServer(start, environment: fixture.environment)
    try fixture.write(
      ".home/.curlrc",
      "connect-to = \"hub.docker.com:443:127.0.0.1:\(server.port)\"\ncacert = \"\(home)/hub.crt\"\n")
  }

  /// The descriptions that it took, each with the path of its repository in front.
  func descriptions() throws -> [[String]] {
    told += server.told()
    return try told.split(separator: "\n").map {
      try JSONDecoder().decode([String].self, from: Data($0.utf8))
    }
  }
}
