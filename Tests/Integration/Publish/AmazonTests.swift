import Foundation
import Testing

extension Integration {
  /// Amazon's own client with a stand-in for Amazon's API, in front of a real registry that asks for the password
  /// which that API gives away.
  @Suite(.slow) struct AmazonTests {
    private let fixture: Fixture
    private let registry: Registry
    private let server: LocalServer

    init() throws {
      fixture = try Fixture(.containerd)
      fixture.enter = fixture.engine.enterNetwork
      registry = try Registry(named: "registry-amazon", of: fixture.engine, user: "AWS")
      let program = "\(Lab.repository)/Tests/Integration/Publish/amazon"
      try fixture.write(".amazon/.keep", "")
      server = try LocalServer(
        [program, registry.passwordFile, "\(fixture.folder)/.amazon"], in: fixture.engine)
      let tools = Lab.variable("ORBYTER_TOOLS") ?? Lab.repository + "/.build/tools"
      fixture.environment["PATH"] = "\(tools)/python/bin:\(fixture.environment["PATH"] ?? "")"
      let variables = [
        "AWS_ENDPOINT_URL": "http://127.0.0.1:\(server.port)", "AWS_ACCESS_KEY_ID": "lab",
        "AWS_SECRET_ACCESS_KEY": "none", "AWS_REGION": "eu-west-1", "AWS_EC2_METADATA_DISABLED": "true",
        "IMAGE_REPOSITORY": "\(registry.host)/\(fixture.name)-lab",
      ]
      fixture.environment.merge(variables) { $1 }
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo \(fixture.name) >/name\n")
      try fixture.write("docker/dev/VERSION", "1.2.3\n")
      let place = "\(registry.host)/\(fixture.name)-{account}/{region}:1"
      try fixture.write(
        "run.cfg",
        fixture.read("run.cfg")
          + "[dev]\nimage_repo = aws\n[odd]\nimage_repo = aws\npublication_tag = \(place)\n")
      try fixture.image("odd", "FROM orbyter-test-busybox:1\nRUN echo odd >/name\n")
      try fixture.succeed("build-image", "dev", "odd")
    }

    /// What the API was asked since the last time.
    private func calls() throws -> [String] {
      let calls = try fixture.read(".amazon/calls").split(separator: "\n").map(String.init)
      try fixture.write(".amazon/calls", "")
      return calls
    }

    @Test func aRepositoryIsMadeOnceAndThePasswordIsSeenNowhere() throws {
      defer { try? Lab.stop("registry-amazon") }
      let name = "\(fixture.name)-lab/dev"
      var watch = ArgumentWatch(secret: registry.password)
      let first = try fixture.invocation(["publish-image", "--verbose", "dev"]).run { _ in watch.look() }
      #expect(first.exitCode == 0, "\(first)")
      #expect(
        first.lines.map { $0.split(separator: "@")[0] }
          == ["1.2.3", "latest"].map { "\(registry.host)/\(name):\($0)" })
      #expect(try calls() == ["DescribeRepositories", "GetAuthorizationToken", "CreateRepository"])
      #expect(try fixture.read(".amazon/repositories") == name + "\n")
      #expect(watch.leaks.isEmpty && watch.seen.contains("docker login"))
      #expect(!first.output.contains(registry.password) && !first.error.contains(registry.password))

      let again = try fixture.succeed("publish-image", "dev")
      #expect(again.error.contains("is published already"), "\(again)")
      #expect(try calls() == ["DescribeRepositories", "GetAuthorizationToken"], "it is there")
      // Who only asks makes nothing.
      try fixture.succeed("publish-image", "--list", "dev")
      #expect(try calls() == ["GetAuthorizationToken"])
      let odd = try fixture.succeed("publish-image", "odd")
      #expect(
        odd.output.hasPrefix("\(registry.host)/\(fixture.name)-123456789012/eu-west-1@sha256:"), "\(odd)")
      #expect(try calls().contains("GetCallerIdentity"))
      #expect(try fixture.read(".amazon/repositories").hasSuffix("\(fixture.name)-123456789012/eu-west-1\n"))

      // That nobody tells is not that it is missing.
      try fixture.write(".amazon/closed", "")
      let closed = try fixture.run("publish-image", "dev")
      #expect(closed.exitCode == 1 && closed.output.isEmpty, "\(closed)")
      #expect(closed.error.contains("aws reports no repository \(name): "), "\(closed)")
      #expect(closed.error.contains("ecr:DescribeRepositories; check aws configure"), "\(closed)")
      #expect(try !calls().contains("CreateRepository"))

      let written = Data("AWS:\(registry.password)".utf8).base64EncodedString()
      let search = ["grep", "-rlF", "-e", registry.password, "-e", written, fixture.folder]
      #expect(try Invocation(search, environment: fixture.environment).run().lines.isEmpty)
    }

    /// A stand-in for Amazon's program that logs in by itself, which knows the names of Amazon's machines alone.
    @Test func aHelperThatLogsIn() throws {
      defer { try? Lab.stop("registry-amazon") }
      try fixture.write(
        ".home/.docker/config.json", "{\"credHelpers\": {\"\(registry.host)\": \"ecr-login\"}}")
      let program = ".bin/docker-credential-ecr-login"
      let answer = #"printf '{"Username": "AWS", "Secret": "%s"}' "$(head -n 1 '\#(registry.passwordFile)')""#
      try fixture.write(program, "#!/bin/sh\n[ \"$1\" = get ] || exit 1\n\(answer)\n")
      let words = ["chmod", "+x", "\(fixture.folder)/\(program)"]
      _ = try Invocation(words, environment: fixture.environment).run()
      fixture.environment["PATH"] = "\(fixture.folder)/.bin:\(fixture.environment["PATH"] ?? "")"
      #expect(try fixture.succeed("publish-image", "dev").lines.count == 2)
      #expect(try calls() == ["DescribeRepositories", "CreateRepository"])
    }

    @Test func withoutTheAPI() throws {
      defer { try? Lab.stop("registry-amazon") }
      fixture.environment["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1"
      fixture.environment["AWS_MAX_ATTEMPTS"] = "1"
      let run = try fixture.run("publish-image", "dev")
      #expect(run.exitCode != 0 && run.output.isEmpty, "\(run)")
      #expect(run.error.contains("aws reports no repository"), "\(run)")
      let odd = try fixture.run("publish-image", "odd")
      #expect(odd.exitCode == 1 && odd.error.contains("aws reports no account"), "\(odd)")
    }
  }
}
