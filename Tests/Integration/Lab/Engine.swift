import Testing

/// A docker engine of the tests' own, in a network of its own.
struct Engine: Sendable {
  /// Its name in the laboratory.
  let name: String
  let host: String
  /// A process in its network.
  let network: String

  /// What a program is started by that shall see this engine's own client; empty where it is the machine's.
  let enter: [String]

  /// An image with busybox and nothing else.
  static let busybox = "orbyter-test-busybox:1"

  private static let recipe = """
    FROM scratch
    COPY busybox /bin/busybox
    RUN ["/bin/busybox", "--install", "-s", "/bin"]
    RUN mkdir -p /etc /tmp /root && echo root:x:0:0:root:/root:/bin/sh >/etc/passwd
    CMD ["sh"]
    """

  private static let classic = Result { try Engine(.classic) }
  private static let containerd = Result { try Engine(.containerd) }

  /// The one that all tests share.
  static func of(_ store: Store) throws -> Engine {
    switch store {
    case .classic: try classic.get()
    case .containerd: try containerd.get()
    }
  }

  private init(_ store: Store) throws {
    try self.init(store.rawValue, ["--store", store.rawValue, "--nvidia-runtime"])
    try makeBusybox()
  }

  func makeBusybox() throws {
    let words = enter + ["docker", "build", "-q", "-t", Self.busybox, "-f", "-", "/bin"]
    let run = try Invocation(words, environment: environment, input: Self.recipe).run()
    guard run.exitCode == 0 else { throw Lab.Missing(description: run.error) }
  }

  /// One that only one test has; it takes it down.
  init(_ name: String, _ options: [String]) throws {
    let answer = try Lab.start("private", name, options)
    self.name = name
    host = try #require(answer["DOCKER_HOST"])
    network = try #require(answer["NETNS_PID"])
    enter = answer["ENTER"].map { [$0] } ?? []
  }

  var environment: [String: String] {
    get throws {
      var environment = Lab.environment(home: try Lab.folder)
      environment["DOCKER_HOST"] = host
      return environment
    }
  }

  /// What docker's own client says.
  @discardableResult
  func docker(_ arguments: String...) throws -> Finished { try ask(arguments) }

  func ask(_ arguments: [String]) throws -> Finished {
    try Invocation(enter + ["docker"] + arguments, environment: environment).run()
  }

  func has(_ reference: String) throws -> Bool {
    try docker("image", "inspect", reference).exitCode == 0
  }

  /// All that it has, by name.
  func images() throws -> [String] {
    let list = try docker("image", "ls", "-a", "--format", "{{.Repository}}:{{.Tag}}")
    try #require(list.exitCode == 0, "\(list)")
    return list.lines
  }

  /// What a program is started by that shall be in the engine's own network, where published ports are.
  var enterNetwork: [String] { ["nsenter", "-n", "-t", network] }

  func amongItsMounts(_ words: [String]) throws -> Finished {
    try Invocation(["nsenter", "-m", "-t", network] + words, environment: environment).run()
  }

  func inItsNetwork(_ words: [String]) throws -> Finished {
    try Invocation(enterNetwork + words, environment: environment).run()
  }
}
