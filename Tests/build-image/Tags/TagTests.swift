import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// Tags that are moved for the time of a build, and come back.
struct TagTests {
  private static let old = "sha256:" + String(repeating: "a", count: 64)

  private static func images(_ lines: [String]) -> EngineImages {
    EngineImages(answer: lines.joined(separator: "\n"))
  }

  private static func lab(_ lines: [String], hasBuildx: Bool = false) -> Lab {
    var lab = Lab()
    lab.hasBuildx = hasBuildx
    lab.dockerfiles = ["base": "FROM alpine", "dev": "FROM base"]
    lab.change = { host in
      host.processID = 42
      host.images = images(lines)
      host.isAlive = { $0 == 7 }
    }
    return lab
  }

  private static let base = "orbyter-journal/62617365"
  private static let lock = "orbyter-lent-62617365"
  private static let devBuild = build("dev", "lab-dev:ada")

  @Test func aNameOfNobodyIsLentAndTakenAway() throws {
    let steps = try Self.lab([]).steps("", ["dev"])
    #expect(
      steps == [
        build("base", "lab-base:ada"),
        ["at the end", "docker", "image", "rm", "-f", "\(Self.base):42.now"],
        ["docker", "tag", "lab-base:ada", "\(Self.base):42.now"],
        ["docker", "create", "--name", Self.lock, "--network", "none", "lab-base:ada", "true"],
        ["at the end", "docker", "rm", "--force", "--volumes", Self.lock],
        ["at the end", "docker", "image", "rm", "-f", "base"], ["docker", "tag", "lab-base:ada", "base"],
        Self.devBuild,
      ])
  }

  /// Podman has a host in front of the names of its own images.
  @Test(arguments: ["", "localhost/"]) func anImageOfThatNameComesBack(_ host: String) throws {
    let steps = try Self.lab(["\(Self.old) <none> \(host)base:latest"]).steps("", ["dev"])
    #expect(steps.contains(["docker", "tag", "base", "\(Self.base):42.was"]))
    #expect(steps.contains(["at the end", "docker", "tag", "\(Self.base):42.was", "base"]))
    #expect(!steps.contains(["at the end", "docker", "image", "rm", "-f", "base"]))
  }

  @Test func aDryRunShowsItInItsPlace() throws {
    let plan = try Self.lab([]).plan("", ["dev", "--only"])
    let lines = plan.shellLines(from: "/home/ada/Lab").flatMap { $0.split(separator: "\n") }
    #expect(
      lines.map { $0.prefix(16) }.prefix(3) == ["docker tag lab-b", "docker create --", "docker tag lab-b"])
    #expect(
      lines.suffix(3) == [
        "docker image rm -f base", "docker rm --force --volumes \(Self.lock)",
        "docker image rm -f \(Self.base):42.now",
      ])
  }

  @Test func aNameThatIsSpeltTwiceIsLockedOnce() throws {
    var lab = Self.lab([])
    lab.dockerfiles["dev"] = "FROM base\nCOPY --from=base:latest a b"
    #expect(try lab.steps("", ["dev"]).filter { $0.contains("create") }.count == 1)
  }

  /// Who has a lock and no entry in the journal was killed in between; who runs keeps it.
  @Test func aLockIsOfWhoRuns() throws {
    var lab = Self.lab([])
    let change = lab.change
    lab.change = {
      change(&$0)
      $0.locks = TagLock.all("\(Self.lock) 7\nx\n")
    }
    #expect(throws: BuildProblem.isLent("base", toProcess: 7)) { try lab.plan("", ["dev"]) }
    lab.change = {
      change(&$0)
      $0.locks = TagLock.all("\(Self.lock) 8\n")
    }
    #expect(
      try lab.steps("", ["dev"]).first == ["docker", "rm", "--force", "--volumes", Self.lock])
  }

  @Test(arguments: ["", "localhost/"]) func whatIsLentToAnotherRunIsNotTaken(_ host: String) {
    let lab = Self.lab(["\(Self.old) <none> \(host)\(Self.base):7.now"])
    #expect(throws: BuildProblem.isLent("base", toProcess: 7)) { try lab.plan("", ["dev"]) }
  }

  @Test(arguments: [
    // killed while it was lent: back to what it was, or away
    (
      ["\(old) <none> base:latest", "\(old) <none> \(base):9.now", "x <none> \(base):9.was"],
      [
        ["docker", "tag", "\(base):9.was", "base"],
        ["docker", "image", "rm", "-f", "\(base):9.now", "\(base):9.was"],
      ]
    ),
    (
      ["\(old) <none> base:latest", "\(old) <none> \(base):9.now"],
      [["docker", "image", "rm", "-f", "base"], ["docker", "image", "rm", "-f", "\(base):9.now"]]
    ),
    // somebody has moved it on since
    (
      ["b <none> base:latest", "\(old) <none> \(base):9.now", "x <none> \(base):9.was"],
      [["docker", "image", "rm", "-f", "\(base):9.now", "\(base):9.was"]]
    ),
    (["x <none> \(base):9.kept"], [["docker", "image", "rm", "-f", "\(base):9.kept"]]),
    // what is no entry of ours stays
    (["x <none> orbyter-journal/zz:9.now", "x <none> orbyter-journal/62:nine.now"], []),
  ]) func aKilledRunIsEnded(_ lines: [String], _ expected: [[String]]) throws {
    let steps = try Self.lab(lines, hasBuildx: true).steps("", ["dev"])
    #expect(Array(steps.prefix { $0[1] != "buildx" && $0[0] != "interrupted" }) == expected)
  }

  @Test func anInterruptedBuildPutsTheOldImageBack() throws {
    let steps = try Self.lab(["\(Self.old) <none> lab-dev:ada"], hasBuildx: true).steps("", ["dev"])
    #expect(steps.first == ["interrupted", "docker", "tag", Self.old, "lab-dev:ada"])
  }

  @Test func containerdsStoreWouldForgetIt() throws {
    let steps = try Self.lab(["\(Self.old) \(Self.old) lab-dev:ada"], hasBuildx: true).steps("", ["dev"])
    let kept = "orbyter-journal/6c61622d6465763a616461:42.kept"
    #expect(
      Array(steps.prefix(3)) == [
        ["at the end", "docker", "image", "rm", "-f", kept], ["docker", "tag", "lab-dev:ada", kept],
        ["interrupted", "docker", "tag", kept, "lab-dev:ada"],
      ])
  }

  @Test func aNameThatIsNoTagIsNotLent() {
    let digest = "sha256:" + String(repeating: "0", count: 64)
    var lab = Self.lab([])
    lab.dockerfiles["dev"] = "FROM base"
    let parent = BuildTarget.Parent(
      written: "base@" + digest, name: "base", reference: try! .init("lab-base:ada"), source: .built)
    let recipe = Recipe(
      name: "dev", image: "dev", reference: parent.reference, dockerfile: "", flags: [], stage: nil,
      pulls: false, parents: [parent])
    #expect(throws: BuildProblem.cannotLend("base@" + digest, to: "dev")) {
      try BorrowedTags.steps(recipe, BuildHost(hasBuildx: false))
    }
  }
}
