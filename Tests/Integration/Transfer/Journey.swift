import Testing

/// An image with layers of its own on one engine, and the way to another one.
final class Journey {
  let fixture: Fixture
  let there: Engine
  let server: Server
  /// The base has its name for its own; so many bytes are in a layer between it and the top one.
  let name: String
  private let middle: Int

  convenience init(_ source: Store, to there: Engine, _ server: Server, middle: Int = 300_000) throws {
    try self.init(on: .of(source), to: there, server, middle: middle)
  }

  init(on source: Engine, to there: Engine, _ server: Server, middle: Int = 300_000) throws {
    fixture = try Fixture(on: source)
    (self.there, self.server, self.middle) = (there, server, middle)
    name = "\(fixture.name)-dev"
    fixture.environment["XDG_RUNTIME_DIR"] = try Lab.folder
    // What other tests left there without a name is nothing of this one's.
    try there.docker("image", "prune", "-f")
  }

  convenience init(_ source: Store, to engine: Engine, middle: Int = 300_000) throws {
    try self.init(source, to: engine, Server(of: engine), middle: middle)
  }

  convenience init(_ source: Store, to target: Store, middle: Int = 300_000) throws {
    try self.init(source, to: .of(target), .of(target), middle: middle)
  }

  deinit {
    let remove = """
      docker image ls --format '{{.Repository}}:{{.Tag}}' | grep '^\(name):' | xargs -r docker image rm -f
      docker image prune -f
      """
    _ = try? Invocation(["sh", "-c", remove], environment: there.environment).run()
  }

  /// A version of the image: all but the last layer is the same in each, which has so many random bytes.
  func build(_ version: Int, top: Int = 0, on engine: Engine? = nil) throws {
    // Random bytes shrink under no compressor.
    let recipe = """
      FROM orbyter-test-busybox:1
      RUN head -c \(middle) /dev/urandom >/middle
      RUN echo version \(version) >/version && head -c \(top) /dev/urandom >/top && sha256sum /middle /version >/sums
      ENV VERSION=\(version)
      """
    let words =
      (engine?.enter ?? fixture.enter) + [
        "docker", "build", "-q", "-t", "\(name):\(version)", "-f", "-", "/bin",
      ]
    let environment = try engine?.environment ?? fixture.environment
    let run = try Invocation(words, environment: environment, input: recipe).run()
    try #require(run.exitCode == 0, "\(run)")
  }

  func transfer(_ words: String..., options: [String] = []) throws -> Finished {
    try invocation(words, options: options).run()
  }

  func invocation(_ words: [String], options: [String] = []) throws -> Invocation {
    try fixture.invocation(["transfer-image", "-F", server.config] + options + words + ["far"])
  }

  /// What must succeed.
  @discardableResult
  func send(_ version: Int, options: [String] = []) throws -> Finished {
    let run = try transfer("\(name):\(version)", options: options)
    try #require(run.exitCode == 0, "\(run)")
    #expect(run.output == "\(name):\(version)\n")
    return run
  }

  /// Whether that version is there, whole, the same as here, and nothing else of ours.
  func check(_ version: Int) throws {
    let reference = "\(name):\(version)"
    let run = try there.docker("run", "--rm", reference, "sh", "-c", "sha256sum -c /sums && echo $VERSION")
    #expect(run.exitCode == 0, "\(run)")
    #expect(run.lines.last == "\(version)")
    let question = [
      "image", "inspect", "-f", "{{json .RootFS.Layers}} {{json .Config.Env}} {{.Created}}", reference,
    ]
    #expect(try fixture.engine.ask(question).output == there.ask(question).output)
    // An engine that lacks a part can't save it.
    let whole = "docker save '\(reference)' | tar -tf - | grep -cE 'blobs/sha256/.|/layer.tar'"
    let saved = try Invocation(["sh", "-c", whole], environment: there.environment).run()
    #expect((saved.lines.first.flatMap { Int($0) } ?? 0) >= 4, "\(saved)")
    try checkNothingIsLeft()
  }

  func checkNothingIsLeft() throws {
    #expect(try there.docker("ps", "-aq").output.isEmpty)
    let images = try there.docker("image", "ls", "--no-trunc", "--filter", "dangling=true")
    #expect(images.lines.count == 1, "\(images)")
    #expect(try connections().isEmpty, "the folder of a connection")
  }

  /// The folders of connections that are there.
  func connections() throws -> [String] {
    try Invocation(["ls", try Lab.folder], environment: fixture.environment).run().lines
      .filter { $0.hasPrefix("orbyter.") }
  }
}
