import Testing

@testable import ImageConfig

/// `{project-name}` in names of images is the legal one, wherever such a name is read; what a container is given has
/// the folder's own (run-image's ProjectNameTests).
struct ProjectNameTests {
  @Test(arguments: [
    ("name=", "[dev]\nname={project-name}-x\nprefix=no", "my-proj-x:jane"),
    ("a name of its own project", "[dev]\nname=<project-name>", "my-proj-my-proj:jane"),
    ("tag=", "[dev]\ntag={project-name}-1", "my-proj-dev:my-proj-1"),
    ("an image from elsewhere", "[db]\nname={project-name}/db\nprefix=no\ntag=1", "my-proj/db:1"),
    ("[project] name=", "[project]\nname=My Lab\n[dev]\ntag={project-name}", "my-lab-dev:my-lab"),
  ]) func references(_ name: String, _ config: String, _ expected: String) throws {
    let project = try Project(config, root: "/srv/My Proj")
    #expect(try project.image(config.hasPrefix("[db]") ? "db" : "dev").reference.description == expected)
  }

  @Test func published() throws {
    let project = try Project(
      "[publish]\nrepository=ghcr.io/<project-name>\n[base]\npublication_tag=r.io/{project-name}/{image}:{tag}",
      root: "/srv/My Proj")
    let named = { PublishedName(try project.image($0), project) }
    #expect(try named("dev").repository.description == "ghcr.io/my-proj/dev")
    let base = try project.image("base")
    #expect(try named("base").wanted(local: base.reference)?.description == "r.io/my-proj/my-proj-base:jane")
  }

  @Test func buildArguments() throws {
    let project = try Project("[dev]\nbuild_args=BASE={project-name}-base", root: "/srv/My Proj")
    let setting = try #require(try project.settings(of: "dev").setting(named: "build_args"))
    #expect(try project.substitution.words(of: setting).map(\.text) == ["BASE=my-proj-base"])
    #expect(try project.valueSubstitution.words(of: setting).map(\.text) == ["BASE=My Proj-base"])
  }
}
