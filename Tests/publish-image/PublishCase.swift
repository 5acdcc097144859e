import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// A run.cfg, a command line and what the world is like; and the commands that come of it, word by word.
struct PublishCase: CustomTestStringConvertible, Sendable {
  let name: String
  let config: String
  let words: [String]
  let expected: [[String]]
  var lab = Lab()

  init(_ name: String, _ config: String, _ words: [String], _ expected: [[String]]) {
    self.name = name
    self.config = config
    self.words = words
    self.expected = expected
  }

  init(_ name: String, _ config: String, _ expected: [[String]]) {
    self.init(name, config, ["dev"], expected)
  }

  func with(_ change: (inout Lab) -> Void) -> PublishCase {
    var copy = self
    change(&copy.lab)
    return copy
  }

  var testDescription: String { name }
}

/// A project, a cloud account and the world around them, made of values.
struct Lab: Sendable, CloudAccount {
  var root = "/home/ada/Lab"
  var versions = ["dev": "5.0.0\n", "base": nil]
  var user = "ada"
  var variables: [String: String] = [:]
  var overlay: String?
  /// The repositories that the account has.
  var repositories: Set<String> = []
  /// Whether nobody may ask for them.
  var isClosed = false
  /// What the registry has; everything else it has not.
  var registry: [String: RegistryTag] = [:]
  /// The versions of `dev` that git knows.
  var tagged: [String] = []
  /// What the engine has under every name.
  var content: ImageContent? = Content.of("layer")
  /// What this checkout makes, by image; nothing of images that are not compared.
  var checkout: [String: CheckoutImage] = [:]
  var isShallow = false
  var pointing = Pointing(copiesImages: true)
  var isDryRun = false
  var docker = PrivateConfig(folder: "/run/orbyter-docker-42", original: "/home/ada/.docker")

  func number() -> String { "123456789012" }
  func region() -> String { "eu-west-1" }
  func hasRepository(_ name: String, in place: [String]) throws -> Bool {
    if isClosed { throw PublishProblem.cloudSilent("repository \(name)", "AccessDeniedException") }
    return repositories.contains(name)
  }

  var world: World {
    World(
      environment: variables, workingDirectory: root, user: user, home: "/home/ada",
      time: LocalTime(year: 2024, month: 3, day: 5, hour: 7, minute: 8, second: 9), processID: 42,
      terminal: .init(
        inputIsOpen: false, inputIsTerminal: false, outputIsTerminal: false, errorIsTerminal: false))
  }

  func project(_ config: String) throws -> Project {
    let files = ProjectFiles(
      root: root, config: try ConfigFile(bytes: Array(config.utf8), path: "run.cfg"), imagesFolder: "docker",
      folders: versions.map { .init(name: $0, hasDockerfile: true, version: $1.map { Array($0.utf8) }) })
    return try Project(files, world: world, environment: overlay)
  }

  func plan(_ config: String, _ words: [String] = ["dev"]) throws -> Plan {
    let project = try project(config)
    let request = try PublishRequest(Arguments(words, of: PublishRequest.program))
    let publications = try request.publications(project, self)
    var state = RegistryState()
    (state.checkout, state.isShallow, state.pointing) = (checkout, isShallow, pointing)
    for publication in publications {
      state.local[publication.local] = content
      let rivals = publication.rivals(try tagged.map { try Version($0) })
      state.rivals.merge(rivals) { $1 }
      let others = try rivals.map { try $0.with(tag: Tag($1.description)) }
      for name in publication.questions + others { state.tags[name] = registry[name.description] ?? .absent }
    }
    var plan = try PublishPlan(publications, state, isDryRun: isDryRun).whole(in: root)
    let login = try LoginPlan(publications, world, self, docker)
    plan = plan.with(login.variables)
    plan.steps = login.steps + plan.steps
    return plan
  }

  /// Every command as words; those of a pipeline with | between them.
  func steps(_ config: String, _ words: [String] = ["dev"]) throws -> [[String]] {
    try plan(config, words).unguarded.map { step in
      switch step {
      case .run(let command), .retrying(let command), .report(let command):
        [command.executable] + command.arguments
      case .pipe(let pipeline):
        Array(pipeline.commands.map { [$0.executable] + $0.arguments }.joined(separator: ["|"]))
      case .later(let command, _): ["at the end:", command.executable] + command.arguments
      case .write(let file): ["write", file.path]
      default: ["an unexpected step"]
      }
    }
  }
}

/// Images as a registry or an engine has them.
enum Content {
  static func of(
    _ layer: String, version: String? = nil, revision: String? = nil, identifier: String? = nil,
    image: String? = nil, inputs: String? = nil
  ) -> ImageContent? {
    var labels: [String: JSONValue] = [:]
    labels[ImageLabel.version] = version.map(JSONValue.string)
    labels[ImageLabel.image] = image.map(JSONValue.string)
    labels[ImageLabel.revision] = revision.map(JSONValue.string)
    labels[ImageLabel.inputs] = inputs.map(JSONValue.string)
    return ImageContent(
      local: .object([
        "Id": identifier.map(JSONValue.string) ?? .null, "Os": .string("linux"),
        "Architecture": .string("amd64"),
        "RootFS": .object(["Layers": .list([.string(layer)])]),
        "Config": .object(["Labels": .object(labels)]),
      ]))
  }

  /// - Parameter isOurs: whether what its labels say of it is its own, and not of what it stands on.
  static func tag(
    _ layer: String, digest: String, version: String? = nil, revision: String? = nil, inputs: String? = nil,
    isOurs: Bool = true
  ) -> RegistryTag {
    let image = isOurs && (version ?? revision) != nil ? "dev" : nil
    let content = of(layer, version: version, revision: revision, image: image, inputs: inputs)
    return .present(digest: digest, images: content.map { [$0] } ?? [])
  }
}

private func push(_ local: String, _ published: String) -> [[String]] {
  [["docker", "tag", local, published], ["docker", "push", published]]
}

/// The digest that the registry has for a name.
func digest(_ published: String) -> [String] {
  [
    "docker", "buildx", "imagetools", "inspect", "--format", #"{{printf "%s@%s\n" .Name .Manifest.Digest}}"#,
    published,
  ]
}

/// A version that the registry has not, and the tags that follow it.
func release(_ local: String, _ published: String, _ floating: [String] = ["latest"]) -> [[String]] {
  let end = published.utf8.lastIndex(of: UInt8(ascii: ":")) ?? published.endIndex
  let tags = floating.map { "\(published[..<end]):\($0)" }
  return push(local, published) + tags.flatMap { push(published, $0) } + ([published] + tags).map(digest)
}

/// A name that may move: the engine knows the digest of what was pushed.
func publication(_ local: String, _ published: String, digestOf repository: String? = nil) -> [[String]] {
  let end = published.utf8.lastIndex(of: UInt8(ascii: ":")) ?? published.endIndex
  let name = repository ?? String(published[..<end])
  let template =
    "{{range .RepoDigests}}{{if eq (index (split . \"@\") 0) \"\(name)\"}}{{println .}}{{end}}{{end}}"
  return push(local, published) + [["docker", "image", "inspect", "--format", template, published]]
}

extension Plan {
  /// The steps, without where they are done.
  var unguarded: [Step] {
    steps.flatMap { step in
      if case .guarded(_, let steps) = step { steps } else { [step] }
    }
  }
}
