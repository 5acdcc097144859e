import Testing

@testable import BuildCore
@testable import ImageConfig

/// Where versioneer's settings are read, and when they are none.
struct VersionConfigTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var pyproject: String?
    var setup: String?
    /// Style, source, prefix of tags and of folders; none where nothing is configured.
    let expected: [String?]?
    var testDescription: String { name }
  }

  private static let setup = "[versioneer]\nVCS = git\nversionfile_source = s\n"
  private static let toml = "[tool.versioneer]\nVCS = 'git'\nversionfile_source = 't'\n"

  static let cases: [Case] = [
    // Where.
    Case(name: "nowhere", expected: nil),
    Case(name: "setup.cfg", setup: setup, expected: ["", "s", "", nil]),
    Case(name: "pyproject.toml", pyproject: toml, expected: ["", "t", "", nil]),
    Case(name: "both", pyproject: toml, setup: setup, expected: ["", "t", "", nil]),
    Case(name: "empty table", pyproject: "[tool.versioneer]\n", setup: setup, expected: ["", "s", "", nil]),
    Case(name: "no table", pyproject: "[tool.other]\n", setup: setup, expected: ["", "s", "", nil]),
    Case(name: "no TOML", pyproject: toml + "=", setup: setup, expected: ["", "s", "", nil]),
    Case(name: "no TOML alone", pyproject: toml + "=", expected: nil),
    Case(name: "setup.cfg of others", setup: "[metadata]\nname = versioneer\n", expected: nil),
    Case(name: "broken setup.cfg of others", setup: "[a]\nb\n", expected: nil),
    Case(name: "broken pyproject.toml of others", pyproject: "tool = 1\n", expected: nil),
    Case(name: "a section with blanks", setup: "[ versioneer ]\nVCS = git\n", expected: nil),
    // setup.cfg by ConfigParser's rules.
    Case(
      name: "all keys",
      setup: setup + "STYLE: git-describe\ntag_prefix = v\nparentdir_prefix = p-\nverbose = On\n",
      expected: ["git-describe", "s", "v", "p-"]),
    Case(
      name: "defaults and interpolation",
      setup: "[DEFAULT]\nvcs = git\np = x\n[versioneer] y\nversionfile_source = %(p)s%%",
      expected: ["", "x%", "", nil]),
    Case(name: "quotes are literal", setup: setup + "tag_prefix = 'v'\n", expected: ["", "s", "'v'", nil]),
    Case(name: "but for an empty prefix", setup: setup + "tag_prefix = ''\n", expected: ["", "s", "", nil]),
    Case(name: "also in double ones", setup: setup + "tag_prefix = \"\"\n", expected: ["", "s", "", nil]),
    Case(
      name: "empty values", setup: setup + "tag_prefix =\nstyle =\nparentdir_prefix =\n",
      expected: ["", "s", "", nil]),
    // TOML.
    Case(
      name: "all values",
      pyproject: toml + "style = \"pep440-old\"\ntag_prefix = '''v'''\nparentdir_prefix = 'p'\n",
      expected: ["pep440-old", "t", "v", "p"]),
    Case(
      name: "dotted", pyproject: "tool.versioneer = {VCS = 'git', versionfile_source = ''}",
      expected: ["", "", "", nil]),
    Case(
      name: "false is nothing", pyproject: toml + "style = false\nparentdir_prefix = 0\nverbose = 3\n",
      expected: ["", "t", "", nil]),
  ]

  @Test(arguments: cases) func reads(_ item: Case) throws {
    let reading = try VersionConfig.read(
      pyproject: item.pyproject.map { Array($0.utf8) }, setup: item.setup.map { Array($0.utf8) })
    let config = reading.config.map { [$0.style.text, $0.source, $0.tagPrefix, $0.folderPrefix] }
    #expect(config == item.expected)
  }

  @Test func tellsOfTOMLThatIsNone() throws {
    let reading = try VersionConfig.read(pyproject: Array((Self.toml + "=").utf8), setup: nil)
    #expect(reading.invalid == SourceLocation(file: "pyproject.toml", line: 4))
    #expect(try VersionConfig.read(pyproject: Array("=".utf8), setup: nil).invalid == nil)
  }

  private static func python(_ key: String) -> Setting.Origin {
    Setting.Origin(location: SourceLocation(file: "pyproject.toml"), section: "tool.versioneer", key: key)
  }

  @Test(arguments: [
    ("[tool.versioneer]\nx = 1", VersionProblem.missing(python("VCS"))),
    ("[tool.versioneer]\nVCS = 'git'", .missing(python("versionfile_source"))),
    ("[tool.versioneer]\nVCS = 1", .notText(python("VCS"))),
    (toml + "tag_prefix = 1", .notText(python("tag_prefix"))),
    (toml + "tag_prefix = \"\\u0000\"", .zeroByte(python("tag_prefix"))),
    ("[[tool.versioneer]]", .noTable("tool.versioneer", SourceLocation(file: "pyproject.toml"))),
    ("tool = 'versioneer'", .noTable("tool", SourceLocation(file: "pyproject.toml"))),
  ]) func refusesTOML(_ text: String, _ problem: VersionProblem) {
    #expect(throws: problem) { try VersionConfig.read(pyproject: Array(text.utf8), setup: nil) }
  }

  @Test(arguments: [
    "[versioneer]\n", "[versioneer]\nVCS = git\n", "[versioneer]\nVCS = svn\nversionfile_source = x\n",
    setup + "vcs = git\n", setup + "[versioneer]\n", setup + "style = 50%\n",
    setup + "versionfile_build = %(x)s\n",
    setup + "verbose = maybe\n", setup + "verbose = y\n", "x = versioneer\n", setup + "[x",
    "\u{FEFF}" + setup,
  ]) func refusesSetup(_ text: String) {
    #expect(throws: (any Error).self) { try VersionConfig.read(pyproject: nil, setup: Array(text.utf8)) }
  }

  @Test func refusesWhatIsNotUTF8() {
    let bytes = Array(Self.toml.utf8) + [0xFF]
    #expect(throws: VersionProblem.notUTF8(SourceLocation(file: "pyproject.toml"))) {
      try VersionConfig.read(pyproject: bytes, setup: nil)
    }
    #expect(throws: ConfigFile.Problem.self) {
      try VersionConfig.read(pyproject: nil, setup: Array("versioneer".utf8) + [0xFF])
    }
  }
}
