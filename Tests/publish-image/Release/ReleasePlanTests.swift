import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// What a release stands on, and whose its git tag is.
struct ReleasePlanTests {
  static let head = String(repeating: "a", count: 40)
  static let then = String(repeating: "b", count: 40)
  static let now = String(repeating: "e", count: 40)

  /// base, sys on it, and dev on that; what is below dev is released at the commit `then`.
  struct Scene {
    var config = ""
    /// run.cfg when the parents were released.
    var before: String?
    var commits = ["base": then, "sys": then, "dev": head]
    /// Of the parents' own git tags.
    var missing: Set<String>? = []
    var tags = ["base-1.0.0": then, "sys-1.0.0": then]
    var partly: [String: [String]] = [:]
    var images = ["dev"]
    var isAll = false
    var others: [OtherImage] = []
    var versionAt: [String: Version?] = [:]
    var versions = ["base": "1.0.0", "sys": "1.0.0", "dev": "1.0.0"]

    func plan() throws -> Plan {
      var lab = Lab()
      lab.versions = versions
      lab.overlay = "production"
      let project = try lab.project(config)
      var checkout = Checkout()
      (checkout.head, checkout.branch) = (head, "main")
      checkout.remote.branch = "main"
      checkout.remote.branches = ["main": head]
      (checkout.remote.tags, checkout.remote.partly) = (tags, partly)
      var facts = ReleaseFacts()
      facts.images = [("base", []), ("sys", ["base"]), ("dev", ["sys"])]
      facts.readme = { _ in Array("1.0.0".utf8) }
      facts.checkout = commits.mapValues { CheckoutImage(revision: $0, inputs: nil) }
      let config = try ConfigFile(bytes: Array((before ?? self.config).utf8), path: "run.cfg")
      for tag in tags.keys { facts.since[tag] = SinceRelease(missing: missing, config: config) }
      (facts.others, facts.versionAt) = (others, versionAt)
      let words = isAll ? ["--release-all"] : ["--release"] + images
      let request = try PublishRequest(Arguments(words, of: PublishRequest.program))
      return try ReleasePlan.make(request, project, checkout, facts)
    }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var scene = Scene()
    let problem: ReleaseProblem?
    var testDescription: String { name }

    init(_ name: String, _ problem: ReleaseProblem? = nil, _ change: (inout Scene) -> Void) {
      (self.name, self.problem) = (name, problem)
      change(&scene)
    }
  }

  private static func changed(_ image: String) -> ReleaseProblem {
    .parentChanged(
      image: "dev", parent: "sys", changed: image, tag: "sys-1.0.0", path: "docker/sys/VERSION")
  }

  static let parents: [Case] = [
    .init("nothing has changed") { _ in },
    .init("the parent has, and keeps its VERSION", changed("sys")) {
      $0.commits["sys"] = now
      $0.missing = [now]
    },
    .init("what is below the parent has", changed("base")) {
      $0.commits["base"] = now
      $0.missing = [now]
    },
    .init("something else has") { $0.missing = [now] },
    .init("run.cfg says another build argument of it", changed("sys")) {
      $0.config = "[sys]\nbuild_args = A=2\n"
      $0.before = "[sys]\nbuild_args = A=1\n"
    },
    .init("run.cfg says it for the environment alone", changed("base")) {
      $0.config = "[base@production]\ntarget = production\n"
      $0.before = ""
    },
    .init("run.cfg says how it runs, is reached and published") {
      $0.config = "[sys]\nvolumes = a:/b\nsecrets = TOKEN\nfloat = none\n"
      $0.before = ""
    },
    .init("the commit of its tag is not here", .tagMissing(tag: "sys-1.0.0")) { $0.missing = nil },
    .init(
      "it is not released at all", .parentNotReleased(image: "dev", parent: "sys", tag: "sys-1.0.0")
    ) { $0.tags["sys-1.0.0"] = nil },
    .init(
      "it is at one of two addresses: one was added since",
      .atSomeAddresses(tag: "sys-1.0.0", remote: "origin", isHere: false)
    ) {
      $0.tags["sys-1.0.0"] = nil
      $0.partly["sys-1.0.0"] = [then]
    },
    .init("it is released with it") {
      $0.commits["sys"] = now
      $0.missing = [now]
      $0.tags["sys-1.0.0"] = nil
      $0.images = ["dev", "sys"]
    },
    .init("it has a new VERSION, and all are released", nil) {
      $0.commits["sys"] = now
      $0.missing = [now]
      $0.tags["sys-1.0.0"] = nil
      $0.isAll = true
    },
    .init("it is not for release, and built with its child") {
      $0.config = "[sys]\nrelease = no\n"
      $0.commits["sys"] = now
      $0.missing = [now]
    },
    .init(
      "it is not for release, and what that one stands on has changed",
      .parentChanged(
        image: "dev", parent: "base", changed: "base", tag: "base-1.0.0", path: "docker/base/VERSION")
    ) {
      $0.config = "[sys]\nrelease = no\n"
      $0.commits["base"] = now
      $0.missing = [now]
    },
  ]

  private static func others(_ version: String, _ config: String = "") -> [OtherImage] {
    (try? otherProject(version, config)).map { OtherImage.all(of: $0, in: "lab/docker") } ?? []
  }

  private static func otherProject(_ version: String, _ config: String = "") throws -> Project {
    var lab = Lab()
    lab.versions = ["dev": version]
    return try lab.project(config)
  }

  private static let taken = ReleaseProblem.tagOfAnother(tag: "dev-1.0.0", place: "lab/docker/dev")

  static let tags: [Case] = [
    .init("another project has the image at this version, too", taken) { $0.others = others("1.0.0") },
    .init("and has released it: this is not done, then", taken) {
      $0.others = others("1.0.0")
      $0.tags["dev-1.0.0"] = head
    },
    .init("it has moved on since it released it", taken) {
      $0.others = others("1.1.0")
      $0.tags["dev-1.0.0"] = then
      $0.versionAt["dev-1.0.0"] = .some(nil)
      $0.isAll = true
    },
    .init("it is our own tag, and the other has never had it") {
      $0.others = others("1.1.0")
      $0.tags["dev-1.0.0"] = head
      $0.versionAt["dev-1.0.0"] = try? Version("1.0.0")
    },
    .init("the other has another prefix") {
      $0.others = others("1.0.0", "[publish]\ntag_prefix = lab-\n")
    },
    .init("the other has it not for release") {
      $0.others = others("1.0.0", "[dev]\nrelease = no\n")
    },
    .init("two folders whose tags are alike", .tagOfAnother(tag: "dev-1.0.0", place: "docker/Dev")) {
      $0.versions["Dev"] = "2.0.0"
    },
    .init("one of two addresses has the tag") { $0.partly["dev-1.0.0"] = [head] },
    .init(
      "one of two addresses has it of another commit",
      .versionTaken(tag: "dev-1.0.0", remote: "origin", path: "docker/dev/VERSION")
    ) { $0.partly["dev-1.0.0"] = [then] },
    .init(
      "the same, where all are released", .atSomeAddresses(tag: "dev-1.0.0", remote: "origin", isHere: false)
    ) {
      $0.partly["dev-1.0.0"] = [then]
      $0.isAll = true
    },
  ]

  @Test(arguments: parents + tags) func decides(_ item: Case) throws {
    guard let problem = item.problem else {
      _ = try item.scene.plan()
      return
    }
    #expect(throws: problem) { try item.scene.plan() }
  }

  @Test func foldersOfImages() {
    let paths = [
      "VERSION", "lab/docker/dev/VERSION", "lab/docker/base/VERSION", "dev/VERSION", "x/NOVERSION",
    ]
    #expect(OtherImage.imagesFolders(paths) == ["", "lab/docker"])
  }

  @Test func asksGit() throws {
    let project = try Self.otherProject("1.0.0")
    #expect(SinceRelease.missingQuestion(["x", "y"], since: "t") == ["rev-list", "x", "y", "^t", "--"])
    #expect(SinceRelease.configQuestion(project, at: "t") == ["show", "t:./run.cfg"])
  }
}
