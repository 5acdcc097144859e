import Testing

/// A project with its remote, a bare repository, and the registry that its images go to.
struct ReleaseProject {
  let fixture: Fixture
  let registry: Registry

  init(config: String = "[quiet]\nrelease = no\n") throws {
    fixture = try Fixture(.containerd, config: config)
    registry = try Registry.of(.containerd)
    fixture.enter = fixture.engine.enterNetwork
    fixture.environment["IMAGE_REPOSITORY"] = "\(registry.host)/\(fixture.name)-lab"
    let bin = try Lab.executable("")
    try fixture.write("Makefile", "ORBYTER_BIN := \(bin)\ninclude \(Lab.repository)/docker/images.mk\n")
    try fixture.write(".gitignore", "/.*\n/clone*\n/hub.git\n")
    try fixture.write(
      ".home/.gitconfig", "[user]\nname = Ada\nemail = ada@lab.test\n[init]\ndefaultBranch = main\n")
    let images = [
      "base": "orbyter-test-busybox:1", "dev-2": "\(fixture.name)-base:tester",
      "quiet": "orbyter-test-busybox:1",
    ]
    for (name, parent) in images {
      try fixture.image(name, "FROM \(parent)\nRUN echo \(name) >/\(name)\n")
      try fixture.write("docker/\(name)/VERSION", "1.0.0\n")
      try fixture.write("docker/\(name)/README.md", "- 1.0.0: the first\n")
    }
    try git("init -q --bare hub.git && git init -q && git remote add origin \"$PWD/hub.git\"")
    try git("add . && git commit -qm first && git push -q origin main")
  }

  func logIn() {
    fixture.environment["IMAGE_REPOSITORY_USER"] = registry.user
    fixture.environment["IMAGE_REPOSITORY_PASSWORD"] = registry.password
  }

  /// The commands of this project's own workflows, or of one.
  static func steps(_ names: String...) throws -> [String] {
    let words = ["\(Lab.repository)/.ci/steps"] + names
    let run = try Invocation(words, environment: Lab.environment(home: Lab.folder)).run()
    try #require(run.exitCode == 0 && !run.lines.isEmpty, "\(run)")
    return run.lines
  }

  @discardableResult
  func git(_ words: String) throws -> String {
    let run = try shell("git \(words)")
    try #require(run.exitCode == 0, "git \(words): \(run)")
    return run.output
  }

  func shell(_ script: String) throws -> Finished {
    try Invocation(
      fixture.enter + ["sh", "-ec", script], environment: fixture.environment, folder: fixture.folder,
      seconds: 120
    ).run()
  }

  func hook(_ path: String, _ script: String) throws {
    try fixture.write(path, "#!/bin/sh\n" + script)
    _ = try shell("chmod +x '\(path)'")
  }

  /// What comes to the bare repository as a tag is done as the release workflow says; `.home/ci.log` tells how.
  func playCI() throws {
    try hook(
      "hub.git/hooks/post-receive",
      """
      origin=$PWD
      unset GIT_DIR
      while read -r _ _ ref; do
        case $ref in refs/tags/*) ;; *) continue ;; esac
        cd "$(mktemp -d "$HOME/ci.XXXXXX")"
        git clone -q --branch "${ref#refs/tags/}" "$origin" work 2>/dev/null
        cd work
        export GITHUB_REF="$ref"
        { \(try Self.steps("release").joined(separator: " && ")); } >"$HOME/ci.log" 2>&1 || cat "$HOME/ci.log"
      done

      """)
  }
}

/// Tests that speak of one such project.
protocol OfReleases {
  var project: ReleaseProject { get }
}

extension OfReleases {
  var fixture: Fixture { project.fixture }

  @discardableResult
  func git(_ words: String) throws -> String { try project.git(words) }

  func shell(_ script: String) throws -> Finished { try project.shell(script) }
}
