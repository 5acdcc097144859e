import Testing

@testable import ImageConfig

/// Where a file that Python reads too is read otherwise than run.cfg.
struct PythonDialectTests {
  private func file(_ text: String) throws(ConfigFile.Problem) -> ConfigFile {
    try ConfigFile(bytes: Array(text.utf8), path: "setup.cfg", dialect: .python)
  }

  @Test(arguments: [
    ("blanks are part of a section's name", "[ a ]\nk = v", [" a  k=v"]),
    ("what is behind the bracket is nothing", "[a] b\nk = v", ["a k=v"]),
    ("an open bracket is part of a key", "[a]\n[k = v", ["a [k=v"]),
    (
      "two spellings of run_image are two sections", "[run_image]\nk = v\n[run-image]\nk = v",
      ["run_image k=v", "run-image k=v"]
    ),
  ]) func reads(_ name: String, _ text: String, _ expected: [String]) throws {
    #expect(try file(text).shown == expected)
  }

  @Test(arguments: ["[]\n", "[a\n", "[a]\n[]\n"]) func refuses(_ text: String) {
    #expect(throws: ConfigFile.Problem.self) { try file(text) }
  }

  @Test(arguments: ["50%", "%(x", "%(x)", "%x", "%%%"]) func aLonePerCentSignIsAnError(_ value: String) throws
  {
    let settings = Settings(of: "a", in: try file("[a]\nx = 1\nk = \(value)"), environment: nil)
    let origin = Setting.Origin(
      location: SourceLocation(file: "setup.cfg", line: 3), section: "a", key: "k")
    #expect(throws: Setting.Problem.lonePercent(origin)) { try settings.setting(named: "k") }
  }

  @Test func twoOfThemAreOne() throws {
    let settings = Settings(of: "a", in: try file("[DEFAULT]\ny = %%\n[a]\nk = %(y)s%%"), environment: nil)
    #expect(try settings.setting(named: "k")?.text == "%%")
  }
}
