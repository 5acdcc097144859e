import Testing

/// A real ssh server in front of an engine: the machine that an image is moved to.
struct Server {
  /// Its name in the laboratory.
  let name: String
  /// What ssh must read to know it as `far`.
  let config: String
  let port: Int

  private static let classic = Result { try Server(of: .of(.classic)) }
  private static let containerd = Result { try Server(of: .of(.containerd)) }

  /// The one that all tests share.
  static func of(_ store: Store) throws -> Server {
    switch store {
    case .classic: try classic.get()
    case .containerd: try containerd.get()
    }
  }

  init(of engine: Engine) throws {
    try self.init(named: "ssh-\(engine.name)", dockerHost: engine.host)
  }

  /// One that only one test has; it takes it down.
  init(named name: String, dockerHost: String, path: String? = nil) throws {
    self.name = name
    let options = ["--docker-host", dockerHost] + (path.map { ["--path", $0] } ?? [])
    let answer = try Lab.start("sshd", name, options)
    config = try #require(answer["SSH_CONFIG"])
    port = try #require(answer["SSH_PORT"].flatMap { Int($0) })
  }

  /// Hides every docker and podman of this machine from its sessions, as on a machine that has none.
  func removeDocker() throws { try remove(["docker", "podman"]) }

  func remove(_ clients: [String]) throws {
    let hide = """
      for folder in /usr/local/bin /usr/bin /bin /usr/games /snap/bin /opt/homebrew/bin; do
        for client; do
          [ ! -x $folder/$client ] || mount -n --bind /dev/null "$(readlink -f $folder/$client)"
        done
      done
      """
    let environment = Lab.environment(home: try Lab.folder)
    let process = try Invocation(["cat", try Lab.thing(name) + "/run/pid"], environment: environment).run()
    let words = ["nsenter", "-m", "-t", try #require(process.lines.first), "sh", "-ec", hide, "sh"]
    let run = try Invocation(words + clients, environment: environment).run()
    try #require(run.exitCode == 0, "\(run)")
  }

  /// A configuration with a key that the server does not know.
  func strangersConfig(in fixture: Fixture) throws -> String {
    let make = """
      ssh-keygen -q -t ed25519 -N '' -f stranger && sed "s|IdentityFile .*|IdentityFile \\"$PWD/stranger\\"|" "$1" >config
      """
    let words = ["sh", "-ec", make, "sh", config]
    let run = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
    try #require(run.exitCode == 0, "\(run)")
    return "\(fixture.folder)/config"
  }
}
