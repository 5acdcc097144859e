import Testing

/// A real registry inside an engine's network, for one user with a password.
struct Registry {
  let host: String
  let user: String
  let password: String
  let passwordFile: String
  /// Its own certificate's, where it has one.
  let authority: String?

  private static let classic = Result { try Registry(of: .of(.classic)) }
  private static let containerd = Result { try Registry(of: .of(.containerd)) }

  static func of(_ store: Store) throws -> Registry {
    switch store {
    case .classic: try classic.get()
    case .containerd: try containerd.get()
    }
  }

  private static let openClassic = Result { try open(.of(.classic)) }
  private static let openContainerd = Result { try open(.of(.containerd)) }

  /// One that asks for no password.
  static func open(_ store: Store) throws -> Registry {
    switch store {
    case .classic: try openClassic.get()
    case .containerd: try openContainerd.get()
    }
  }

  private static func open(_ engine: Engine) throws -> Registry {
    try Registry(named: "registry-open-\(engine.name)", of: engine, [], user: nil)
  }

  private init(of engine: Engine) throws {
    try self.init(named: "registry-\(engine.name)", of: engine, [])
  }

  /// One that only one test has; it takes it down.
  init(named name: String, of engine: Engine, _ options: [String] = [], user: String? = "alice") throws {
    self.user = user ?? ""
    let place = ["--in", try Lab.thing(engine.name)] + (user.map { ["--password", $0] } ?? [])
    let answer = try Lab.start("registry", name, place + options)
    authority = answer["CA"]
    host = try #require(answer["REGISTRY"])
    guard user != nil else {
      (password, passwordFile) = ("", "")
      return
    }
    let file = try #require(answer["PASSWORD_FILE"])
    passwordFile = file
    let read = Invocation(["cat", file], environment: Lab.environment(home: try Lab.folder))
    password = try #require(read.run().lines.first)
  }
}
