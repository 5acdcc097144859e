import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// When a build writes the version file, and what git is asked for it.
struct VersionFilePlanTests {
  private static let copies = "FROM alpine\nCOPY _version.py.bld /src/_version.py\n"
  private static let setup = "[versioneer]\nVCS = git\nversionfile_source = src/_version.py\n"

  /// A checkout at the tag 1.5, of which git tells what it is asked.
  private static func lab(_ change: (inout Lab) -> Void = { _ in }) -> Lab {
    var lab = Lab()
    lab.answers = [
      "describe": "1.5-0-gabc1234\n", "rev-parse": "abc1234def\nmain\n",
      "show": "2022-08-09 10:11:12 -0800\n",
    ]
    change(&lab)
    return lab
  }

  private static let file = ["write", "_version.py.bld", "to stay", ""]

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let lab: Lab
    var config = ""
    var words = ["dev"]
    let writes: Bool
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "nobody needs it", lab: lab(), writes: false),
    Case(name: "versioneer is configured", lab: lab { $0.setup = setup }, writes: true),
    Case(
      name: "in pyproject.toml",
      lab: lab { $0.pyproject = "[tool.versioneer]\nVCS = 'git'\nversionfile_source = ''" }, writes: true),
    Case(name: "the Dockerfile copies it", lab: lab { $0.dockerfiles["dev"] = copies }, writes: true),
    Case(
      name: "from a folder",
      lab: lab { $0.dockerfiles["dev"] = "FROM a\nADD [\"./x/_version.py.bld\", \"/\"]" },
      writes: true),
    Case(
      name: "in another stage", lab: lab { $0.dockerfiles["dev"] = copies + "FROM scratch" }, writes: true),
    Case(
      name: "the parent's copies it",
      lab: lab {
        $0.dockerfiles["base"] = copies
        $0.dockerfiles["dev"] = "FROM lab-base:ada"
      }, writes: true),
    Case(name: "that of another image does", lab: lab { $0.dockerfiles["base"] = copies }, writes: false),
    Case(
      name: "out of another stage",
      lab: lab { $0.dockerfiles["dev"] = "FROM a AS b\nFROM a\nCOPY --from=b _version.py.bld /" },
      writes: false),
    Case(
      name: "another name",
      lab: lab { $0.dockerfiles["dev"] = "FROM a\nCOPY my_version.py.bld _version.py.bld" },
      writes: false),
    Case(name: "the config wants it", lab: lab(), config: "[project]\nversion_file = yes", writes: true),
    Case(
      name: "the config wants none", lab: lab { $0.setup = setup }, config: "[project]\nversion_file = no",
      writes: false),
    Case(
      name: "asked for", lab: lab(), config: "[project]\nversion_file = no", words: ["--version-file"],
      writes: true),
  ]

  @Test(arguments: cases) func decides(_ item: Case) throws {
    let steps = try item.lab.steps(item.config, item.words)
    #expect(steps.contains(Self.file) == item.writes)
    #expect(!steps.dropFirst().contains(Self.file), "it stands in front of all else")
  }

  @Test func tellsTheVersion() throws {
    let plan = try Self.lab().plan("", ["--version-file"])
    #expect(plan.result == ["1.5"])
    #expect(plan.steps.count == 1)
  }

  @Test func aFileThatStaysIsNotWritten() throws {
    let information = VersionInformation(
      version: "1.5", revision: "abc1234def", isDirty: false, date: "2022-08-09T10:11:12-0800")
    let contents = VersionFile(information.value).contents
    let lab = Self.lab { $0.contents["/home/ada/Lab/_version.py.bld"] = contents }
    let plan = try lab.plan("", ["--version-file"])
    #expect(plan.steps.isEmpty)
    #expect(plan.result == ["1.5"])
    let changed = Self.lab { $0.contents["/home/ada/Lab/_version.py.bld"] = contents + [0x0A] }
    #expect(try changed.steps("", ["--version-file"]) == [Self.file])
  }

  @Test func anArchiveComesBeforeGit() throws {
    let lab = Self.lab {
      $0.setup = Self.setup
      $0.contents["/home/ada/Lab/src/_version.py"] = Array(
        "git_refnames = \"tag: 2.0\"\ngit_full = \"x\"\n".utf8)
    }
    #expect(try lab.plan("", ["--version-file"]).result == ["2.0"])
  }

  @Test func withoutGitTheFolderTellsIt() throws {
    var lab = Lab()
    lab.setup = Self.setup + "parentdir_prefix = ad\n"
    #expect(try lab.plan("", ["--version-file"]).result == ["a"])
    lab.setup = Self.setup
    #expect(try lab.plan("", ["--version-file"]).result == ["0+unknown"])
  }

  @Test func askedFor() throws {
    let described = [
      "-C", "/home/ada/Lab", "describe", "--tags", "--dirty", "--always", "--long", "--match",
      "v[[:digit:]]*",
    ]
    let head = ["-C", "/home/ada/Lab", "rev-parse", "HEAD", "--abbrev-ref", "HEAD"]
    let date = ["-C", "/home/ada/Lab", "show", "-s", "--format=%ci", "HEAD", "--"]
    let count = ["-C", "/home/ada/Lab", "rev-list", "--count", "HEAD", "--"]
    let branches = ["-C", "/home/ada/Lab", "branch", "--contains"]
    var answers = Self.lab().answers
    answers["describe"] = "v1-0-gabc"
    #expect(try questions(answers) == [described, head, date])
    answers["describe"] = "abc1234"
    answers["rev-list"] = "7"
    #expect(try questions(answers) == [described, head, count, date])
    answers["rev-parse"] = "abc1234def\nHEAD"
    #expect(try questions(answers, "pep440-branch") == [described, head, branches, count, date])
    #expect(try questions([:]) == [described])
  }

  private func questions(_ answers: [String: String], _ style: String = "") throws -> [[String]] {
    var asked: [[String]] = []
    var host = BuildHost(hasBuildx: true)
    host.git = { words in
      asked.append(words)
      return answers[words[2]].map { Array($0.utf8) }
    }
    var config = VersionConfig.standard
    config.tagPrefix = "v"
    config.style.text = style
    _ = try GitVersion(config: config, root: "/home/ada/Lab", host: host).version()
    return asked
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let name: String
    let lab: Lab
    var words = ["dev"]
    let message: String
    var testDescription: String { name }
  }

  static let refusals: [Refusal] = [
    Refusal(
      name: "an unknown style", lab: lab { $0.setup = setup + "style = x\n" },
      message:
        "setup.cfg:4: [versioneer] style: 'x' is not one of pep440, pep440-branch, pep440-pre, pep440-post, pep440-post-branch, pep440-old, git-describe, git-describe-long"
    ),
    Refusal(
      name: "another system", lab: lab { $0.setup = "[versioneer]\nVCS = svn\n" },
      message: "setup.cfg:2: [versioneer] VCS: 'svn' is not one of git"),
    Refusal(
      name: "no source", lab: lab { $0.setup = "[versioneer]\nVCS = git\n" },
      message:
        "setup.cfg: [versioneer] versionfile_source is missing; versioneer needs it to find the version"),
    Refusal(
      name: "a key given twice", lab: lab { $0.setup = setup + "vcs = git\n" },
      message: "setup.cfg:4: [versioneer] vcs is already at line 2; remove one"),
    Refusal(
      name: "no date", lab: lab { $0.answers["show"] = nil }, words: ["--version-file"],
      message: "git -C /home/ada/Lab show -s --format=%ci HEAD --: no answer; run it to see why"),
    Refusal(
      name: "an image beside the option", lab: lab(), words: ["--version-file", "dev"],
      message: "--version-file does not go with an image: a build writes it"),
    Refusal(
      name: "no image", lab: lab(), words: [],
      message: "IMAGE is missing; usage: build-image [options] IMAGE..."),
  ]

  @Test(arguments: refusals) func refuses(_ item: Refusal) {
    let error = #expect(throws: (any Error).self) { try item.lab.plan("", item.words) }
    #expect((error as? any Explained)?.explanation == item.message)
    #expect((error as? any Explained)?.exitCode == 2)
  }

  /// What git says of the file, whether it is there, and what people are told.
  @Test(
    arguments: [
      (
        "the first one", ["ls-tree": ""], false,
        "this build writes _version.py.bld, which git does not ignore; name it in .gitignore"
      ),
      ("one that is there", ["ls-tree": ""], true, nil),
      ("ignored", ["ls-tree": "", "check-ignore": ""], false, nil),
      ("no repository", [:], false, nil),
      (
        "committed", ["ls-tree": "_version.py.bld\u{0}"], true,
        "_version.py.bld is committed, and each build writes it; to leave it out: git rm --cached _version.py.bld, and name it in .gitignore"
      ),
    ] as [(String, [String: String], Bool, String?)])
  func whatGitShouldBeTold(_ name: String, _ answers: [String: String], _ isThere: Bool, _ told: String?)
    throws
  {
    var lab = Self.lab { $0.dockerfiles["dev"] = Self.copies }
    lab.answers.merge(answers) { $1 }
    if isThere { lab.modified["/home/ada/Lab/_version.py.bld"] = 1 }
    for words in [["dev"], ["--version-file"]] {
      #expect(try lab.plan("", words).warnings.map(\.text) == [told].compactMap(\.self), "\(name)")
    }
    let plan = try lab.plan("", ["--version-file"])
    guard case .write(let file)? = plan.steps.first else { return #expect(Bool(false)) }
    lab.contents["/home/ada/Lab/_version.py.bld"] = file.contents
    #expect(try lab.plan("", ["dev"]).warnings.isEmpty, "nothing is written, nothing is told")
  }

  /// Written by us, the file would make its own checkout dirty.
  @Test(
    arguments: [
      ("_version.py.bld\0", "1.5"), ("sub/_version.py.bld\0_version.py.bld\0", "1.5"),
      ("theirs/_version.py.bld\0", "1.5+0.gabc1234.dirty"),
      ("_version.py.bld\0x\0", "1.5+0.gabc1234.dirty"), ("my_version.py.bld\0", "1.5+0.gabc1234.dirty"),
      (nil, "1.5+0.gabc1234.dirty"), ("", "1.5+0.gabc1234.dirty"),
    ] as [(String?, String)]) func ourOwnFileIsNobodysChange(_ changes: String?, _ version: String) throws
  {
    let lab = Self.lab {
      $0.answers["describe"] = "1.5-0-gabc1234-dirty\n"
      $0.answers["diff"] = changes
      $0.modified["/home/ada/Lab/.git"] = 1
      $0.contents["/home/ada/Lab/theirs/_version.py.bld"] = Array("version = 1\n".utf8)
    }
    #expect(try lab.plan("", ["--version-file"]).result == [version])
  }

  @Test func tellsOfTOMLThatIsNone() throws {
    let lab = Self.lab { $0.pyproject = "[tool.versioneer]\nVCS = git\n" }
    #expect(
      try lab.plan("", ["dev"]).warnings.map(\.text)
        == ["pyproject.toml:2: is not TOML from here on; versioneer reads setup.cfg instead"])
  }
}
