import Testing

/// The two ways to build: with docker's plugin buildx, or with docker alone.
enum Client: String, CaseIterable, Sendable {
  case buildx, plain
}

/// An engine and a way to reach it.
struct Way: CustomTestStringConvertible, Sendable {
  let store: Store
  let client: Client

  var testDescription: String { "\(store), \(client)" }

  static let all = Store.allCases.flatMap { store in Client.allCases.map { Way(store: store, client: $0) } }
  /// Each store and each client once, and all of them together in make test-all.
  static let some =
    Lab.variable("ORBYTER_ALL") == nil
    ? [Way(store: .classic, client: .plain), Way(store: .containerd, client: .buildx)] : all
}

extension Fixture {
  /// Where the plugin is not installed.
  private static let withoutPlugin = """
    for plugins in /usr/lib*/docker/cli-plugins /usr/local/lib*/docker/cli-plugins; do
      [ ! -d $plugins ] || mount -n -t tmpfs none $plugins
    done
    exec "$@"
    """

  func invocation(_ client: Client, _ words: [String]) throws -> Invocation {
    var invocation = try invocation(words)
    if client == .plain {
      invocation.words = ["unshare", "--mount", "sh", "-c", Self.withoutPlugin, "sh"] + invocation.words
    }
    return invocation
  }

  @discardableResult
  func build(_ client: Client, _ words: String...) throws -> Finished {
    let run = try invocation(client, ["build-image"] + words).run()
    try #require(run.exitCode == 0, "\(words): \(run)")
    return run
  }

  func reference(_ image: String) -> String { "\(name)-\(image):tester" }

  func id(_ reference: String) throws -> String {
    try engine.docker("image", "inspect", "-f", "{{.Id}}", reference).output
  }

  func inside(_ image: String, _ words: String...) throws -> String {
    try engine.ask(["run", "--rm", reference(image)] + words).output
  }

  func git(_ words: String...) throws {
    let run = try Invocation(
      ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main"] + words,
      environment: environment, folder: folder
    ).run()
    try #require(run.exitCode == 0, "\(run)")
  }

  /// What a run left among the engine's tags that is no image of anybody's.
  func journal() throws -> [String] {
    try engine.docker(
      "image", "ls", "--format", "{{.Repository}}:{{.Tag}}", "--filter", "reference=orbyter-journal/*"
    )
    .lines
  }
}
