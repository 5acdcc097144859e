extension Fixture {
  /// With an image `dev` of nothing, and the rules of images.mk in front of a Makefile's own lines.
  static func withRules(_ makefile: String = "") throws -> Fixture {
    let fixture = try Fixture(.classic)
    try fixture.image("dev", "FROM scratch\n")
    try fixture.write("Makefile", "include \(Lab.repository)/docker/images.mk\n\(makefile)")
    fixture.environment["PATH"] = try Lab.executable("") + ":" + (fixture.environment["PATH"] ?? "")
    return fixture
  }

  func make(_ words: [String], environment more: [String: String] = [:]) throws -> Finished {
    let words = enter + ["make", "--no-print-directory"] + words
    return try Invocation(words, environment: environment.merging(more) { $1 }, folder: folder).run()
  }

  /// What make would run.
  func dryMake(_ words: [String], environment: [String: String] = [:]) throws -> Finished {
    try make(["-n"] + words, environment: environment)
  }
}
