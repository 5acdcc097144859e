import Testing

import Glibc

/// A project of a test's own, in a folder with a space in its name, and the images that it made.
final class Fixture {
  let engine: Engine
  /// The first part of the names of its images: no two tests have the same.
  let name: String
  let folder: String
  var environment: [String: String]
  /// What its programs are started by.
  var enter: [String]
  /// Where copies of them are, for somebody who can't reach ours.
  var copies: String?

  convenience init(_ store: Store, config: String = "") throws {
    try self.init(on: .of(store), config: config)
  }

  init(on engine: Engine, config: String = "") throws {
    self.engine = engine
    enter = engine.enter
    name = "test\(Unique.number())"
    folder = try "\(Lab.folder)/projects/\(name) project"
    environment = try engine.environment
    environment["HOME"] = "\(folder)/.home"
    // Else it would be among what images copy.
    environment["XDG_CACHE_HOME"] = try "\(Lab.folder)/caches/\(name)"
    try write(".home/.keep", "")
    _ = try Invocation(["mkdir", "-p", environment["XDG_CACHE_HOME"] ?? ""], environment: environment).run()
    try write("docker/.keep", "")
    try write(
      "run.cfg",
      "[project]\nname = \(name)\n[box]\nname = orbyter-test-busybox\ntag = 1\nprefix = no\n" + config)
  }

  deinit {
    let remove = """
      docker ps -aq | xargs -r docker rm -f
      docker image ls --format '{{.Repository}}:{{.Tag}}' | grep -E '(^|/)\(name)-' | xargs -r docker image rm -f
      rm -rf "$1"
      """
    _ = try? Invocation(["sh", "-c", remove, "sh", folder], environment: environment).run()
  }

  func write(_ path: String, _ text: String) throws {
    let target = "\(folder)/\(path)"
    let script = "mkdir -p \"$(dirname \"$1\")\" && cat >\"$1\""
    let run = try Invocation(["sh", "-c", script, "sh", target], environment: environment, input: text).run()
    try #require(run.exitCode == 0, "\(run)")
  }

  func read(_ path: String) throws -> String {
    try Invocation(["cat", "\(folder)/\(path)"], environment: environment).run().output
  }

  func exists(_ path: String) -> Bool { access("\(folder)/\(path)", F_OK) == 0 }

  /// An image folder with this Dockerfile.
  func image(_ folder: String, _ dockerfile: String) throws {
    try write("docker/\(folder)/Dockerfile", dockerfile)
  }

  func invocation(_ words: [String]) throws -> Invocation {
    let program = enter + [try copies.map { "\($0)/\(words[0])" } ?? Lab.executable(words[0])]
    return Invocation(program + words.dropFirst(), environment: environment, folder: folder)
  }

  @discardableResult
  func run(_ words: String...) throws -> Finished { try invocation(words).run() }

  @discardableResult
  func run(_ words: [String]) throws -> Finished { try invocation(words).run() }

  /// The same, where all but success ends the test.
  @discardableResult
  func succeed(_ words: String...) throws -> Finished { try succeed(words) }

  @discardableResult
  func succeed(_ words: [String]) throws -> Finished {
    let run = try invocation(words).run()
    try #require(run.exitCode == 0, "\(words): \(run)")
    return run
  }

  /// What a program says in a container of busybox, started as run.cfg says.
  func inBox(_ script: String, _ options: String...) throws -> String {
    let run = try invocation(["run-image"] + options + ["box", "--", "sh", "-c", script]).run()
    try #require(run.exitCode == 0, "\(run)")
    return run.output
  }

  func terminal(_ words: String...) throws -> Terminal { try Terminal(try invocation(words)) }
}
