import Testing

/// A real registry inside an engine's network, for one user with a password.
struct Registry {
  let host: String
  let user: String
  let password: String

  private static let classic = Result { try Registry(of: .of(.classic)) }
  private static let containerd = Result { try Registry(of: .of(.containerd)) }

  static func of(_ store: Store) throws -> Registry {
    switch store {
    case .classic: try classic.get()
    case .containerd: try containerd.get()
    }
  }

  private init(of engine: Engine) throws {
    user = "alice"
    let name = "registry-\(engine.name)"
    let answer = try Lab.start("registry", name, ["--password", user, "--in", Lab.thing(engine.name)])
    host = try #require(answer["REGISTRY"])
    let read = Invocation(
      ["cat", try #require(answer["PASSWORD_FILE"])], environment: Lab.environment(home: try Lab.folder))
    password = try #require(read.run().lines.first)
  }
}
