import CommandLine
import ImageConfig
import Testing

@testable import RunCore

struct BackgroundPlanTests {
  private static let unborn = OwnContainer(name: "unborn", image: "dev", isUnborn: true, status: "Created")
  private static let running = OwnContainer(
    name: "new", identifier: "1a2b", image: "dev", isRunning: true, status: "Up 3 minutes")
  private static let older = OwnContainer(name: "old", image: "dev", isRunning: true, status: "Up 2 hours")
  private static let kept = OwnContainer(name: "kept", image: "dev", status: "Exited (0)")

  private static let production = OwnContainer(
    name: "live", image: "dev", environment: "production", isRunning: true, status: "Up 1 second")

  private static let optioned = OwnContainer(
    name: "gpu", image: "dev", config: "old", options: [StartOption("-g"), StartOption("-e")],
    reference: identifier, isRunning: true)
  private static let unknown = OwnContainer(name: "past", image: "dev", reference: identifier)
  private static let identifier = "sha256:" + String(repeating: "0f", count: 32)

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let words: [String]
    let containers: [OwnContainer]
    /// Those of other environments.
    var others: [OwnContainer] = []
    var terminal = false
    /// The last command, or the refusal.
    let text: String
    /// The container's own.
    var hasTerminal: Bool?
    var warnings: [String] = []
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    .init(
      name: "--stop stops all that run", words: ["--stop", "dev"], containers: [running, kept, older],
      text: "docker stop new old"),
    .init(
      name: "--restart", words: ["--restart", "dev"], containers: [kept, running], text: "docker restart new"),
    .init(
      name: "--restart of what was kept", words: ["--restart", "dev"], containers: [kept],
      text: "docker restart kept"),
    .init(
      name: "--restart of one with options of its own, whose name stands for another image",
      words: ["--restart", "dev"],
      containers: [optioned], text: "docker restart gpu",
      warnings: [
        "gpu starts as it was, from an older lab-dev:ada, with an older run.cfg; to make it anew: run-image --stop dev, then run-image -k dev with its -g, -e"
      ]),
    .init(
      name: "--restart of an older version's", words: ["--restart", "dev"], containers: [unknown],
      text: "docker restart past",
      warnings: ["past starts as it was, from an older lab-dev:ada; to make it anew: run-image -k dev"]),
    .init(
      name: "--restart of one of -t, whose tag is its own", words: ["--restart", "dev"],
      containers: [.init(name: "two", options: [StartOption("-t")], reference: "lab-dev:2", isRunning: true)],
      text: "docker restart two"),
    .init(name: "--logs", words: ["--logs", "dev"], containers: [running], text: "docker logs new"),
    .init(
      name: "--logs of what was kept", words: ["--logs", "dev"], containers: [kept], text: "docker logs kept"),
    .init(
      name: "--logs at a terminal", words: ["--logs", "dev"], containers: [running], terminal: true,
      text: "docker logs --follow new"),
    .init(
      name: "--attach", words: ["--attach", "dev"], containers: [running], terminal: true,
      text: "docker attach --sig-proxy=false new",
      hasTerminal: true, warnings: ["Ctrl-P Ctrl-Q leaves it running"]),
    .init(
      name: "--attach without a terminal in it", words: ["--attach", "dev"], containers: [running],
      terminal: true, text: "docker attach --sig-proxy=false new", hasTerminal: false,
      warnings: ["Ctrl-C, typed three times, leaves it running"]),
    .init(
      name: "--attach, where nobody knows", words: ["--attach", "dev"], containers: [running], terminal: true,
      text: "docker attach --sig-proxy=false new"),
    .init(
      name: "--exec of a shell line", words: ["--exec", "dev", "-c", "cd /tmp && ls"], containers: [running],
      text: "docker exec -i new cd /tmp '&&' ls",
      warnings: [
        "-c: no shell reads this, so the program gets '&&' as a word; for a shell write: -- sh -c 'cd /tmp && ls'"
      ]),
    .init(
      name: "--exec is a shell", words: ["--exec", "dev"], containers: [running], terminal: true,
      text: "docker exec -it new sh -c 'if command -v bash >/dev/null; then exec bash; else exec sh; fi'"),
    .init(
      name: "--exec of a command", words: ["--exec", "dev", "-c", "echo {user} 'a b'"], containers: [running],
      text: "docker exec -i new echo ada 'a b'"),
    .init(
      name: "--exec, verbatim", words: ["--exec", "dev", "--", "echo", "{user}", "-g"], containers: [running],
      text: "docker exec -i new echo '{user}' -g"),
    .init(
      name: "the newest of several", words: ["--exec", "dev", "--", "id"], containers: [running, older],
      text: "docker exec -i new id",
      warnings: ["2 containers of dev run; this is the newest, new"]),

    .init(
      name: "the newest of several starts anew", words: ["--restart", "dev"], containers: [running, older],
      text: "docker restart new", warnings: ["2 containers of dev run; this is the newest, new"]),
    .init(
      name: "the newest of several has its say", words: ["--logs", "dev"], containers: [running, older],
      text: "docker logs new", warnings: ["2 containers of dev run; this is the newest, new"]),

    .init(
      name: "nothing runs", words: ["--stop", "dev"], containers: [kept], text: "",
      warnings: ["no container of dev runs here, so there is nothing to stop"]),
    .init(
      name: "nothing was started", words: ["--restart", "dev"], containers: [],
      text: "no container of dev runs here; start one: run-image -k dev"),
    .init(
      name: "what was kept does not run", words: ["--exec", "dev"], containers: [kept],
      text:
        "no container of dev runs here, but kept is kept; start it again: run-image --restart dev"),
    .init(
      name: "another environment's runs", words: ["--stop", "dev"], containers: [kept], others: [production],
      text: "",
      warnings: [
        "no container of dev runs here, so there is nothing to stop; one of another environment does: run-image --stop --environment production dev"
      ]),
    .init(
      name: "another environment's runs, and is asked", words: ["--exec", "dev"], containers: [kept],
      others: [production],
      text:
        "no container of dev was started in this environment; live belongs to another: run-image --exec --environment production dev"
    ),
    .init(
      name: "another environment's was kept", words: ["--logs", "dev"], containers: [],
      others: [.init(name: "past", image: "dev", environment: "a b")],
      text:
        "no container of dev was started in this environment; past belongs to another: run-image --logs --environment 'a b' dev"
    ),
    .init(
      name: "a tag says nothing of what runs", words: ["--stop", "-t", "1", "dev"], containers: [],
      text: "--stop does not go with --image-tag"),
    .init(
      name: "nothing is built", words: ["--logs", "--parents", "published", "dev"], containers: [],
      text: "--logs does not go with --parents"),
    .init(
      name: "a doctor of an image", words: ["--doctor", "dev"], containers: [],
      text: "'dev' is one word too many; usage: run-image --doctor"),
    .init(
      name: "all and none", words: ["-g", "--gpu", "none", "dev"], containers: [],
      text: "--use-gpu does not go with --gpu"),
    .init(
      name: "JSON of what is no list", words: ["--logs", "--json", "dev"], containers: [],
      text: "--json goes only with --dry-run, --list or --doctor"),
    .init(
      name: "JSON of a start", words: ["--json", "dev"], containers: [],
      text: "--json goes only with --dry-run, --list or --doctor"),
    .init(
      name: "identifiers of what is not asked for", words: ["-q", "dev"], containers: [],
      text: "--quiet goes only with --list IMAGE"),
    .init(
      name: "identifiers of all images", words: ["--list", "-q"], containers: [],
      text: "--quiet goes only with --list IMAGE"),
    .init(
      name: "two at once", words: ["--stop", "--logs", "dev"], containers: [],
      text: "--stop does not go with --logs"),
    .init(
      name: "flags of a start", words: ["--exec", "-g", "dev"], containers: [],
      text: "--exec does not go with --use-gpu"),
    .init(
      name: "a command for --stop", words: ["--stop", "dev", "--", "x"], containers: [],
      text: "--stop does not go with a command"),
    .init(
      name: "no image", words: ["--stop"], containers: [],
      text: "IMAGE is missing; usage: run-image [options] IMAGE [-- COMMAND...]"),
  ]

  @Test(arguments: cases) func does(_ item: Case) throws {
    var lab = Lab()
    if item.terminal {
      lab.terminal = .init(
        inputIsOpen: true, inputIsTerminal: true, outputIsTerminal: true, errorIsTerminal: true)
    } else {
      lab.terminal.inputIsOpen = true
    }
    do {
      var inputs = try lab.inputs("", item.words)
      inputs.host.image = .present(.init())
      let plan = try BackgroundPlan(
        inputs: inputs, containers: item.containers, others: item.others, hasTerminal: item.hasTerminal
      ).plan()
      #expect(plan.steps.last?.shellLine ?? "" == item.text)
      #expect(plan.result.isEmpty, "docker itself prints the names")
      #expect(plan.warnings.map(\.text) == item.warnings)
    } catch let error as any Explained {
      #expect(error.explanation == item.text)
    }
  }

  /// By what each verb finds a container, and how it is told to come back: per kind of image, environment, user and
  /// clone.
  @Test(
    arguments: [
      ("a folder", ["dev"], nil, "ada", "/home/ada/Lab", "dev", "dev"),
      ("a synthetic one, of the same image", ["nb"], nil, "ada", "/home/ada/Lab", "nb", "nb"),
      ("one from elsewhere", ["db"], nil, "ada", "/home/ada/Lab", "db", "db"),
      ("its path", ["docker/dev/"], nil, "ada", "/home/ada/Lab", "dev", "dev"),
      ("an environment", ["dev"], "ci", "ada", "/home/ada/Lab", "dev", "--environment ci dev"),
      ("somebody else", ["dev"], nil, "bob", "/home/ada/Lab", "dev", "dev"),
      ("another clone", ["dev"], nil, "ada", "/srv/lab", "dev", "dev"),
    ] as [(String, [String], String?, String, String, String, String)])
  func isFound(
    _ item: (
      name: String, words: [String], overlay: String?, user: String, root: String, image: String,
      again: String
    )
  ) throws {
    var lab = Lab()
    (lab.overlay, lab.user, lab.root) = (item.overlay, item.user, item.root)
    let config =
      "[run_image]\nsynthetic_images=nb\n[nb]\nname=dev\n[db]\nname=postgres\nprefix=no\ntag=16\n[db@ci]\n"
    for verb in ["--restart", "--logs", "--exec", "--attach"] {
      let inputs = try lab.inputs(config, [verb] + item.words)
      #expect(
        RunLabels.filters(inputs) == [
          "--filter", "label=orbyter.run.folder=\(item.root)", "--filter",
          "label=orbyter.run.image=\(item.image)", "--filter", "label=orbyter.run.user=\(item.user)",
        ])
      let own = OwnContainer(name: "x", environment: item.overlay ?? "")
      #expect(own.isOf(inputs.project) && !OwnContainer(environment: "other").isOf(inputs.project))
      let refusal = #expect(throws: RunProblem.self) {
        try BackgroundPlan(inputs: inputs, containers: []).plan()
      }
      #expect(
        refusal?.explanation
          == "no container of \(item.image) runs here; start one: run-image -k \(item.again)", "\(verb)")
    }
  }

  /// The old one makes room, and comes back where the new one does not start.
  @Test(
    arguments: [
      ("one that runs", "", true, ["docker stop x"], ["docker restart x"]),
      ("one that was kept", "", false, [], []),
      (
        "a name of its own", "[dev]\nargs=--name x", true,
        ["docker stop x", "docker rename x \(Lab.container)"],
        ["docker restart x", "docker rename \(Lab.container) x"]
      ),
      (
        "a name of its own, in one word", "[dev]\nargs=--name=x", false, ["docker rename x \(Lab.container)"],
        ["docker rename \(Lab.container) x"]
      ),
    ] as [(String, String, Bool, [String], [String])])
  func makesRoom(
    _ name: String, _ config: String, _ isRunning: Bool, _ lines: [String], _ undone: [String]
  ) throws {
    let inputs = try Lab().inputs(config, ["-k", "dev"])
    let container = OwnContainer(name: "x", isRunning: isRunning)
    let oldName = Restart.nameAfterwards(container, try RunPlan.make(inputs), inputs)
    #expect(oldName == (lines.contains { $0.hasPrefix("docker rename") } ? Lab.container : "x"))
    let steps = Restart.farewell(container, oldName)
    #expect(steps.map(\.shellLine).filter { !$0.isEmpty } == lines)
    let later = steps.compactMap { step in
      if case .later(let command, .unfinished) = step { ShellText.of(command) } else { nil }
    }
    #expect(later == undone, "the last one first, when it comes to that")
  }

  @Test func secondStart() throws {
    var lab = Lab()
    lab.known = { $0.containers = [Self.running, Self.kept] }
    let plan = try lab.plan("", ["-k", "dev"])
    #expect(plan.steps.isEmpty)
    #expect(plan.result == ["1a2b"], "as docker run -d prints it")
    #expect(
      plan.warnings.map(\.text) == [
        "new is already running (Up 3 minutes); run-image --attach dev joins it, --exec opens a shell in it, --restart starts it again"
      ])
    #expect(try RunPlan.running(lab.inputs("", ["-k", "dev"])) == Self.running)
    #expect(try RunPlan.running(lab.inputs("", ["-k", "dev", "--", "train"])) == nil)
    let other = try lab.plan("", ["-k", "dev", "--", "train"])
    #expect(other.steps.count == 1)
    #expect(other.warnings.map(\.text) == ["new is running too (Up 3 minutes)"])
    lab.known = { $0.containers = [Self.unborn] }
    #expect(try lab.plan("", ["-k", "dev"]).warnings.isEmpty, "it was never started")
    lab.known = { $0.containers = [Self.unborn, Self.kept] }
    let next = try lab.plan("", ["-k", "dev"])
    #expect(next.steps.count == 1)
    #expect(
      next.warnings.map(\.text) == [
        "kept is kept from before; docker start kept starts that one, docker rm kept removes it"
      ])
  }

  @Test func readsDockersLines() {
    let lines = """
      {"Names":"a","ID":"1a2b","State":"running","Status":"Up 2 seconds","Image":"lab-dev:ada","Ports":"127.0.0.1:80->80/tcp","Labels":"orbyter.run.image=dev,orbyter.run.user=ada,x,orbyter.run.environment=ci,orbyter.run.options=-g -e:1f,orbyter.run.config=1a"}
      nonsense
      {"Names":"b","State":"exited","Status":"Exited (0)","Ports":"","Labels":""}
      {"Names":"c","State":"created","Status":"Created","Ports":"","Labels":""}
      """
    #expect(
      OwnContainer.read(Array(lines.utf8)) == [
        OwnContainer(
          name: "a", identifier: "1a2b", image: "dev", user: "ada", environment: "ci", config: "1a",
          options: [StartOption(label: "-g"), StartOption(label: "-e:1f")],
          reference: "lab-dev:ada", isRunning: true, status: "Up 2 seconds", ports: "127.0.0.1:80->80/tcp"),
        OwnContainer(name: "b", status: "Exited (0)"),
        OwnContainer(name: "c", isUnborn: true, status: "Created"),
      ])
  }

  @Test func readsPodmansList() {
    let list = """
      [
        {
          "Id": "2e4b", "Image": "localhost/lab-dev:ada", "State": "created", "Status": "Created", "Ports": null,
          "Names": ["r1"], "Labels": {"orbyter.run.image": "dev", "orbyter.run.folder": "/a,b"}
        }
      ]
      """
    #expect(
      OwnContainer.read(Array(list.utf8)) == [
        OwnContainer(
          name: "r1", identifier: "2e4b", image: "dev", reference: "lab-dev:ada", isUnborn: true,
          status: "Created")
      ])
    #expect(OwnContainer.read(Array("[]\n".utf8)).isEmpty)
  }
}
