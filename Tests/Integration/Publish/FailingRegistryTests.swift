import Glibc
import Testing

extension Integration {
  /// A real registry behind a gate that fails at chosen requests.
  @Suite struct FailingRegistryTests {
    struct Published {
      let fixture: Fixture
      let gate: Gate
      var name: String { "\(fixture.environment["IMAGE_REPOSITORY"] ?? "")/dev" }

      /// - Parameter registry: one that asks for a password, instead of one that does not.
      init(_ store: Store, _ registry: Registry? = nil) throws {
        fixture = try Fixture(store)
        let registry = try registry ?? Registry.open(store)
        gate = try Gate(to: registry, in: fixture.engine, fixture.folder + "/.gate")
        if !registry.user.isEmpty {
          fixture.environment["IMAGE_REPOSITORY_USER"] = registry.user
          fixture.environment["IMAGE_REPOSITORY_PASSWORD"] = registry.password
        }
        fixture.enter = fixture.engine.enterNetwork
        fixture.environment["IMAGE_REPOSITORY"] = "\(gate.host)/\(fixture.name)-lab"
        try build("1.2.3")
      }

      func build(_ version: String, _ content: String = "") throws {
        try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo \(fixture.name) \(content) >/name\n")
        try fixture.write("docker/dev/VERSION", version + "\n")
        try fixture.succeed("build-image", "dev")
      }

      func publish() throws -> Finished { try fixture.invocation(["publish-image", "dev"]).run() }
    }

    /// In the question, which docker's client asks whatever the store is, and in what is read back.
    @Test(
      .slow,
      arguments: [
        "500 2 HEAD manifests/1.2.3", "503 1 GET manifests/sha256:", "drop 1 HEAD manifests/1.2.3",
      ]) func aQuestionIsAskedAgain(_ rule: String) throws
    {
      try passes(.classic, rule)
    }

    @Test(
      arguments: Store.anyway,
      [
        "500 2 PUT manifests/1.2.3", "drop 1 PUT manifests/1.2.3",
        "mute 1 PUT manifests/1.2.3", "429 1 PUT manifests/1.2.3", "500 1 POST blobs/uploads",
        "520 1 PUT manifests/1.2.3",
      ]) func aPushIsTriedAgain(_ store: Store, _ rule: String) throws
    {
      try passes(store, rule)
    }

    private func passes(_ store: Store, _ rule: String) throws {
      let lab = try Published(store)
      try lab.gate.rule(rule)
      let run = try lab.publish()
      #expect(run.exitCode == 0, "\(run)")
      #expect(run.lines.count == 2, "\(run)")
      let words = rule.split(separator: " ").map(String.init)
      let end = words[0] == "drop" ? "dropped" : words[0]
      #expect(lab.gate.count(words[2], words[3], end) == Int(words[1]), "\(lab.gate.requests)")
    }

    @Test(arguments: Store.anyway) func aLoginIsTriedAgain(_ store: Store) throws {
      let lab = try Published(store, .of(store))
      // Behind the question whether there is a login at all.
      try lab.gate.rule("503 1+1 GET /v2/$")
      let run = try lab.publish()
      #expect(run.exitCode == 0 && run.lines.count == 2, "\(run)")
      #expect(lab.gate.count("GET", "/v2/", "503") == 1, "\(lab.gate.requests)")
      #expect(run.error.contains("retrying in 1 s"), "\(run)")
    }

    /// Four attempts, the pauses between them longer and longer, then one line.
    @Test(.slow, arguments: Store.anyway) func troubleThatStays(_ store: Store) throws {
      let lab = try Published(store)
      try lab.gate.rule("500 0 PUT manifests/1.2.3")
      let run = try lab.publish()
      #expect(run.exitCode == 1)
      #expect(lab.gate.count("PUT", "manifests/1.2.3", "500") == 4, "\(lab.gate.requests)")
      for seconds in [1, 4, 10] { #expect(run.error.contains("retrying in \(seconds) s"), "\(run)") }
      #expect(
        lastLine(run)
          == "publish-image: failed 4 times: docker push \(lab.name):1.2.3; the server or the connection to it has trouble: try again later"
      )
      #expect(lab.gate.count("PUT", "manifests/latest", "201") == 0, "versions go first")
      try lab.gate.rule()
      #expect(try lab.publish().exitCode == 0)
    }

    @Test(.slow) func aQuestionThatNobodyAnswers() throws {
      let lab = try Published(.containerd)
      try lab.gate.rule("503 0 HEAD manifests/latest")
      let run = try lab.publish()
      #expect(run.exitCode == 1 && run.output.isEmpty)
      #expect(lab.gate.count("HEAD", "manifests/latest", "503") == 4, "\(lab.gate.requests)")
      #expect(lab.gate.count("HEAD", "manifests/1.2.3", "404") == 1, "only what is open is asked again")
      #expect(!lab.gate.hasPushed)
      #expect(lastLine(run).contains("could not be found out, so nothing was pushed"), "\(run)")
    }

    /// It takes the question; and then a signal comes to the run alone.
    @Test func aRegistryThatNeverAnswers() throws {
      let lab = try Published(.classic)
      lab.fixture.environment["ORBYTER_PATIENCE"] = "1"
      try lab.gate.rule("hold 0 HEAD manifests/1.2.3")
      let run = try lab.publish()
      #expect(run.exitCode == 1 && run.output.isEmpty && !run.error.contains("retrying"), "\(run)")
      #expect(
        lastLine(run).contains("so nothing was pushed: no answer within 1 s; try again later"), "\(run)")
      lab.fixture.environment["ORBYTER_PATIENCE"] = nil
      try lab.gate.rule("hold 0 HEAD manifests/1.2.3")
      var isEnded = false
      let ended = try lab.fixture.invocation(["publish-image", "dev"]).run { process in
        guard !isEnded, lab.gate.requests.contains(where: { $0.hasSuffix(" held") }) else { return }
        isEnded = true
        kill(process, SIGTERM)
      }
      #expect(ended.exitCode == 128 + SIGTERM && isEnded, "\(ended)")
    }

    /// Where nobody is there, waiting gains nothing.
    @Test(arguments: [true, false]) func nobodyIsThere(_ logsIn: Bool) throws {
      let lab = try Published(.classic)
      lab.fixture.environment["IMAGE_REPOSITORY"] = "127.0.0.1:1/lab"
      if logsIn {
        lab.fixture.environment["IMAGE_REPOSITORY_USER"] = "ada"
        lab.fixture.environment["IMAGE_REPOSITORY_PASSWORD"] = "x"
      }
      let run = try lab.publish()
      #expect(run.exitCode == 1 && run.output.isEmpty && !run.error.contains("retrying"), "\(run)")
      #expect(lastLine(run).hasSuffix("name, and whether it runs"), "\(run)")
    }

    private static let newRepository = "on the registry's web page, or by pushing any other tag to it"

    /// At the push and at the question before it: tried once, and told in one line.
    @Test(
      arguments: Store.anyway,
      [
        ("401", "PUT", "check the login and what it may do there"),
        ("403", "PUT", "check the login and what it may do there"),
        ("401", "HEAD", "if the repository is new there, create it first: \(newRepository)"),
        ("403", "HEAD", "if the repository is new there, create it first: \(newRepository)"),
      ]) func aRefusalIsNoTrouble(_ store: Store, _ item: (String, String, String)) throws
    {
      let (status, method, expected) = item
      let lab = try Published(store)
      try lab.gate.rule("\(status) 0 \(method) manifests/1.2.3")
      let run = try lab.publish()
      #expect(run.exitCode == 1 && run.output.isEmpty)
      #expect(!run.error.contains("retrying"), "\(run)")
      #expect(lastLine(run).hasPrefix("publish-image: ") && lastLine(run).hasSuffix(expected), "\(run)")
      #expect(lab.gate.count(method, "manifests/1.2.3", status) == 1, "\(lab.gate.requests)")
      #expect(lab.gate.hasPushed == (method == "PUT"))
    }

    /// A registry that lets nobody move a tag: a version that is there with other content stops before any push.
    @Test(arguments: Store.anyway, ["ecr", "harbor"])
    func aRegistryThatForbidsOverwriting(_ store: Store, _ kind: String) throws {
      let lab = try Published(store)
      try lab.gate.rule("\(kind) 0 PUT manifests/[^/]*$")
      #expect(try lab.publish().exitCode == 0)
      try lab.build("1.2.3", "changed")
      try lab.gate.rule("\(kind) 0 PUT manifests/[^/]*$")
      let different = try lab.publish()
      #expect(different.exitCode == 1 && different.error.contains("is never overwritten"), "\(different)")
      #expect(!lab.gate.hasPushed, "\(lab.gate.requests)")

      // What floats can't float there.
      try lab.build("1.2.4")
      try lab.gate.rule("\(kind) 0 PUT manifests/[^/]*$")
      let floating = try lab.publish()
      #expect(floating.exitCode == 1 && !floating.error.contains("retrying"), "\(floating)")
      #expect(lab.gate.count("PUT", "manifests/1.2.4", "201") == 1, "the version is published")
      #expect(lab.gate.count("PUT", "manifests/latest", kind == "ecr" ? "400" : "412") == 1)
      #expect(lastLine(floating).contains("docker push \(lab.name):latest"), "\(floating)")
      // Of Amazon's answer an engine with containerd's store tells no more than 400 Bad Request.
      #expect(
        lastLine(floating).contains("float=none") == (store == .classic || kind == "harbor"), "\(floating)")
    }

    private func lastLine(_ run: Finished) -> String {
      run.error.split(separator: "\n").last.map(String.init) ?? ""
    }
  }
}
