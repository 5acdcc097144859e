import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// A container that runs, and what somebody asks for now: the same, or not.
struct DifferenceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// run.cfg when it was started, and today's.
    var before = "[dev]\ncmd=a"
    var now = "[dev]\ncmd=a"
    var started: [String] = []
    var words: [String] = []
    /// What `docker ps` shows in the image's place.
    var reference = "lab-dev:ada"
    /// Whether the engine has an image of today's name.
    var isThere = true
    /// An older version's labels tell nothing of run.cfg.
    var isOlder = false
    /// Another one's tell of options by name alone.
    var hasNames = false
    let differences: [RunNotice.Difference]
    var cure: String?
    var testDescription: String { name }
  }

  private static let identifier = "sha256:" + String(repeating: "1a", count: 32)
  private static let restart = "run-image --restart dev makes it anew"
  private static let again = "to make it anew: run-image --stop dev, then this again"

  static let cases: [Case] = [
    .init(name: "the same", differences: []),
    .init(name: "a key that others have", now: "[dev]\ncmd=a\n[base]\ncmd=b", differences: []),
    .init(name: "a key of the build", now: "[dev]\ncmd=a\nbuild_args=A=1", differences: []),
    .init(
      name: "an image that was built again", reference: identifier, differences: [.olderImage("lab-dev:ada")],
      cure: restart),
    .init(name: "an image's name that is gone", reference: identifier, isThere: false, differences: []),
    .init(
      name: "another tag in run.cfg", now: "[dev]\ncmd=a\ntag=2",
      differences: [.otherImage("lab-dev:ada", wanted: "lab-dev:2")], cure: restart),
    .init(
      name: "another tag on the command line", words: ["-t", "2"],
      differences: [.otherImage("lab-dev:ada", wanted: "lab-dev:2")], cure: again),
    .init(name: "another key", now: "[dev]\ncmd=b", differences: [.config], cure: restart),
    .init(name: "one more key", now: "[dev]\ncmd=a\nports=80", differences: [.config], cure: restart),
    .init(
      name: "a key of [DEFAULT]", now: "[DEFAULT]\nnetwork=host\n[dev]\ncmd=a", differences: [.config],
      cure: restart),
    .init(
      name: "a section of variables", before: "[dev]\nenv=vars\n[vars]\nA=1",
      now: "[dev]\nenv=vars\n[vars]\nA=2", differences: [.config], cure: restart),
    .init(
      name: "image and key", now: "[dev]\ncmd=b", reference: identifier,
      differences: [.olderImage("lab-dev:ada"), .config], cure: restart),
    .init(
      name: "started with options of its own", now: "[dev]\ncmd=b", started: ["-g"], words: ["-g"],
      differences: [.config], cure: again),
    .init(
      name: "asked for what it lacks", words: ["-g", "-e", "A=1"], differences: [.lacks(["-g", "-e"])],
      cure: again),
    .init(name: "asked for less", started: ["-g"], differences: []),
    .init(
      name: "another value of an option", started: ["-e", "B=1", "-a", "-v /a:/a"],
      words: ["-e", "B=2", "-a", "-v /b:/a"], differences: [.otherValue(["-e", "-a"])], cure: again),
    .init(
      name: "the same values, in another order", started: ["-e", "A=1", "-e", "B=1", "-n", "host"],
      words: ["-e", "B=1", "-e", "A=1", "-n", "host"], differences: []),
    .init(
      name: "one more variable", started: ["-e", "A=1"], words: ["-e", "A=1", "-e", "B=1"],
      differences: [.otherValue(["-e"])], cure: again),
    .init(
      name: "another GPU", started: ["--gpu", "0"], words: ["--gpu", "1"],
      differences: [.otherValue(["--gpu"])], cure: again),
    .init(
      name: "of a version that kept no values", started: ["-e", "B=1"], words: ["-e", "B=2"], hasNames: true,
      differences: []),
    .init(name: "of an older version", now: "[dev]\ncmd=b", words: ["-g"], isOlder: true, differences: []),
    .init(
      name: "of an older version, from an older image", reference: identifier, isOlder: true,
      differences: [.olderImage("lab-dev:ada")], cure: again),
  ]

  @Test(arguments: cases) func tells(_ item: Case) throws {
    let lab = Lab()
    let then = try lab.inputs(item.before, ["-k"] + item.started + ["dev"])
    var container = OwnContainer(name: "x", image: "dev", isRunning: true, status: "Up")
    container.reference = item.reference
    if !item.isOlder {
      container.config = ConfigHash.of(then)
      let labels = then.request.options.map { item.hasNames ? $0.name : $0.label }
      container.options = labels.map { StartOption(label: $0[...]) }
    }
    var inputs = try lab.inputs(item.now, ["-k"] + item.words + ["dev"])
    inputs.host.image = item.isThere ? .present(.init()) : .absent
    #expect(Differences.of(container, inputs) == item.differences)
    inputs.host.containers = [container]
    let told = try RunPlan.make(inputs).warnings.map(\.text)
    #expect(told.count == 1 && told[0].hasPrefix("x is already running (Up)"), "\(told)")
    #expect(
      item.cure.map { told[0].hasSuffix("; \($0)") } ?? told[0].hasSuffix("--restart starts it again"),
      "\(told)")
  }

  /// No value of a variable, which may be a secret.
  @Test func aVariableCountsByItsName() throws {
    var lab = Lab()
    let hashes = try ["one", "two"].map { value in
      lab.variables = ["TOKEN": value]
      return ConfigHash.of(try lab.inputs("[dev]\nenvironment=TOKEN=$TOKEN"))
    }
    #expect(hashes[0] == hashes[1])
  }

  @Test(
    arguments: [
      (nil, [], ["orbyter.run.config", "orbyter.run.options"]), ("ci", [], ["orbyter.run.environment"]),
      ("ci", ["-k", "-g"], ["orbyter.run.environment", "orbyter.run.config", "orbyter.run.options"]),
    ] as [(String?, [String], [String])]) func labels(
      _ overlay: String?, _ words: [String], _ names: [String]
    ) throws
  {
    var lab = Lab()
    lab.overlay = overlay
    var inputs = try lab.inputs("", words + ["dev"])
    // Of an image that was made of a container, which has that one's labels.
    if overlay == nil {
      inputs.host.image = .present(.init(labels: ["orbyter.run.config": "1", "orbyter.run.options": "-g"]))
    }
    let labels = RunLabels.flags(inputs).filter { $0.hasPrefix("orbyter.run.") }.dropFirst(3)
    #expect(labels.map { String($0.prefix { $0 != "=" }) } == names)
    #expect(labels.allSatisfy { overlay != nil || $0.hasSuffix("=") }, "nothing comes down: \(labels)")
  }
}
