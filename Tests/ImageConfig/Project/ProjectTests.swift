import Testing

@testable import ImageConfig

struct ProjectTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let root: String
    let config: String
    let expected: String

    init(_ name: String, _ root: String, saying config: String = "", _ expected: String) {
      self.name = name
      self.root = root
      self.config = config
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: projects) func isCalled(_ item: Case) throws {
    let project = try Project(item.config, root: item.root, in: "ci")
    #expect(project.name == item.expected)
    #expect(project.substitution.braces["project-name"] == item.expected)
    #expect(try project.image("dev").reference.description == "\(item.expected)-dev:jane")
  }

  static let projects: [Case] = [
    // For its folder.
    .init("the last part of the path", "/srv/demo", "demo"),
    .init("upper case", "/srv/MyDemo", "mydemo"),
    .init("blanks", "/srv/my new demo", "my-new-demo"),
    .init("other letters", "/srv/büro-x", "b-ro-x"),
    .init("a legal joint stays", "/srv/a.b_c__d", "a.b_c__d"),
    .init("joints at the ends", "/srv/_demo_", "demo"),
    .init("a flag", "/srv/--privileged", "privileged"),
    .init("a shell's words", "/srv/; touch pwned", "touch-pwned"),
    .init("a command substitution", "/srv/$(touch pwned)", "touch-pwned"),
    .init("a newline", "/srv/a\nb", "a-b"),
    .init("braces", "/srv/{user}", "user"),

    // As [project] says.
    .init("its name", "/srv/demo", saying: "[project]\nname=other", "other"),
    .init("made legal", "/srv/demo", saying: "[project]\nname=My Other", "my-other"),
    .init("for one environment", "/srv/demo", saying: "[project]\nname=a\n[project@ci]\nname=b", "b"),
    .init("an empty one is none", "/srv/demo", saying: "[project]\nname=", "demo"),
    .init("where the folder has none", "/", saying: "[project]\nname=other", "other"),
    .init("with a name put in", "/srv/demo", saying: "[project]\nname={user}-{project}", "jane-demo"),
  ]

  @Test(arguments: zip(["/srv/日本", "/", "/srv/..."], ["日本", "", "..."]))
  func refusesAFolderWithoutALegalLetter(_ root: String, _ name: String) {
    #expect(throws: Project.Problem.illegalProjectName(name)) { try Project("", root: root) }
  }

  @Test func refusesANameWithoutALegalLetter() {
    #expect(throws: Project.Problem.illegalProjectName("--")) { try Project("[project]\nname=--") }
  }

  @Test func bracesKeepTheFoldersCase() throws {
    let project = try Project("", root: "/srv/My Demo")
    #expect(
      project.substitution.braces == [
        "project": "My Demo", "project-name": "my-demo", "project_root": "/srv/My Demo", "user": "jane",
        "home": "/home/jane",
      ])
  }

  // Folders of images.

  @Test(
    arguments: zip(
      ["dev", "Dev", "my image", "büro", "x..y", "_a_", ";x", "--rm", "{user}"],
      ["dev", "dev", "my-image", "b-ro", "x-y", "a", "x", "rm", "user"]))
  func imageFoldersAreMadeLegal(_ folder: String, _ expected: String) throws {
    let image = try Project("", folders: [folder]).image(folder)
    #expect(image.reference.description == "demo-\(expected):jane")
    #expect(image.folder == folder)
  }

  @Test(arguments: ["日本", "..", "--"]) func aFolderWithoutALegalLetterIsRefused(_ folder: String) throws {
    let project = try Project("", folders: [folder])
    #expect(throws: Project.Problem.illegalImageName(folder)) { try project.image(folder) }
  }

  @Test func foldersAreInTheOrderOfTheirNames() throws {
    let project = try Project("", folders: ["dev", "base", "data/", "Lab"])
    #expect(project.folderNames == ["Lab", "base", "dev"])
    #expect(!project.hasImageFolder("data"))
    #expect(project.folder("data") != nil)
  }

  @Test(arguments: zip([".", "images/docker"], ["./dev", "images/docker/dev"]))
  func operandsMayHaveTheImagesFolder(_ imagesFolder: String, _ operand: String) throws {
    let project = try Project("", imagesFolder: imagesFolder)
    #expect(try project.image(operand).folder == "dev")
    #expect(try project.image("dev").folder == "dev")
  }

  @Test(
    arguments: zip(
      [".", "docker", "a/b"], ["dev/Dockerfile", "docker/dev/Dockerfile", "a/b/dev/Dockerfile"]))
  func pathsAreRelativeToTheRoot(_ imagesFolder: String, _ expected: String) throws {
    #expect(try Project("", imagesFolder: imagesFolder).files.path("dev", "Dockerfile") == expected)
  }

  // Users.

  @Test(
    arguments: zip(
      [
        "jane", "Jane", "ACME\\jane", "jane doe", "jane@acme.org", "; touch pwned", "--privileged", "$(id)",
        "jäne",
      ],
      ["jane", "Jane", "ACME-jane", "jane-doe", "jane-acme.org", "touch-pwned", "privileged", "id-", "j--ne"])
  )
  func usersAreMadeLegalTags(_ user: String, _ tag: String) throws {
    let project = try Project("", user: user)
    #expect(try project.image("dev").reference.description == "demo-dev:\(tag)")
    #expect(project.substitution.braces["user"] == user)
  }

  @Test(arguments: ["日本", "", "..."]) func aUserWithoutALegalLetterIsRefused(_ user: String) throws {
    let project = try Project("[base]\ntag=1", user: user)
    #expect(throws: Project.Problem.illegalUser(user)) { try project.image("dev") }
    #expect(try project.image("base").reference.description == "demo-base:1")
  }

  // Size.

  @Test func tenThousandSectionsAndTwoThousandFolders() throws {
    let folders = (0..<2_000).map { "image\($0)" }
    let names = (0..<8_000).map { "synthetic\($0)" }
    let config =
      "[run_image]\nsynthetic_images=" + names.joined(separator: "\n ") + "\n"
      + folders.map { "[\($0)]\ntag=1\n" }.joined()
      + names.enumerated().map { "[\($1)]\nname=image\($0 % 2_000)\n" }.joined()
    let project = try Project(config, folders: folders)
    for name in folders + names { #expect(try project.image(name).reference.tag?.description == "1") }
    #expect(project.warnings() == [])
  }

  @Test func tenThousandSectionsThatNobodyReads() throws {
    let folders = (0..<2_000).map { "image\($0)" }
    let config = (0..<10_000).map { "[nothing\($0)]\nkey=v\n" }.joined()
    #expect(try Project(config, folders: folders).warnings().count == 10_000)
  }
}
