import CommandLine
import ImageConfig

/// What a person asked `publish-image` for.
package struct PublishRequest: Equatable {
  package enum Work: Equatable {
    case publish
    /// By a git tag; what builds and publishes it then is the other side, `reference`.
    case release
    case reference(String)
    /// Moves a channel's tag in the registry.
    case promote(Tag)
    /// What the registry has of the images.
    case list
    /// Whether what it has is what this checkout makes.
    case verify
    /// Of what a git tag releases: its README becomes its description on Docker Hub.
    case describe(String)
    /// To the project's registry, for good.
    case login
  }

  package var work = Work.publish
  package var images: [String]
  /// The local image to publish, where it is not the project's.
  var name: Repository?
  var tag: Tag?
  /// Leaves it to the other side to build what is released.
  var skipsBuild = false

  package var isAll: Bool { images == [Self.all] }

  var takesReferences: Bool {
    switch work {
    case .publish, .promote, .list, .verify: true
    default: false
    }
  }

  /// Whether a tag of a registry will be an image of the engine.
  var pushes: Bool {
    switch work {
    case .publish, .reference: true
    default: false
    }
  }

  /// The words that name the local image, for build-image.
  package var localName: [String] {
    (name.map { ["-i", $0.description] } ?? []) + (tag.map { ["-t", $0.description] } ?? [])
  }
}

extension PublishRequest {
  package static let all = "all"
  static let name = Option("image-name", "i", value: "NAME", "publish this local image instead")
  static let release = Option(
    "release", nil, "check, build, then push the git tag IMAGE-VERSION, from which CI publishes")
  static let releaseAll = Option("release-all", nil, "the same for every image whose VERSION is new")
  static let skipBuild = Option("skip-build", nil, "with --release: leave the build to CI")
  static let reference = Option(
    "ref", nil, value: "REF", "build and publish what the git tag REF releases, as CI does")

  static let promote = Option(
    "promote", nil, value: "TAG", "move TAG to IMAGE[:VERSION] in the registry; nothing is pulled")
  static let list = Option(
    "list", nil,
    "show what is published: the versions that git tags name or a tag is at, and the tags that float")
  static let verify = Option(
    "verify", nil,
    "whether IMAGE[:VERSION] is of this commit, or what was built here: 0 yes, 1 no, 3 not known"
  )
  static let describe = Option(
    "describe", nil, value: "REF", "make the README of what REF releases its description on Docker Hub")
  static let login = Option("login", nil, "log in to the project's registry, permanently")

  package static let program = Program(
    name: "publish-image",
    summary: "tags an image for its registry and pushes it there.",
    usage: [
      "[options] IMAGE...", "[options] all", "--release IMAGE...", "--ref REF",
      "--promote TAG IMAGE[:VERSION]...", "--list IMAGE[:TAG]...", "--verify IMAGE[:VERSION]...",
      "--describe REF",
      "--login",
    ],
    operands: [
      .init("IMAGE", offer: .images, "an image of the project"),
      .init(
        "REFERENCE",
        "any other image of the engine, as registry.example.com/acme/app:1.0: pushed as it is, unless it is there"
      ),
      .init("all", offer: .words([all]), "every image that has a VERSION, but for those with release=no"),
    ],
    operandCount: 0...Int.max,
    options: [
      name, .imageTag, release, releaseAll, skipBuild, reference, promote, list, verify, describe, login,
    ],
    examples: [
      .init(
        "publish-image dev",
        "pushes <repository>/dev:<VERSION>, unless it is there, and what follows the highest version"),
      .init("publish-image ghcr.io/acme/app:1.0", "pushes what the engine has under that name"),
      .init("publish-image --release dev", "pushes the git tag dev-<VERSION>"),
      .init("publish-image --ref refs/tags/dev-5.0.0", "builds and publishes what it stands for"),
      .init("publish-image --promote stable dev:5.0.0", "moves <repository>/dev:stable there"),
      .init("publish-image --list dev dev:stable", "shows the versions of dev, and where stable is"),
      .init("publish-image --verify dev:5.0.0", "whether this checkout is what it was made of"),
      .init("publish-image --describe dev:5.0.0", "shows docker/dev/README.md on Docker Hub"),
      .init("publish-image --dry-run dev", "prints the commands"),
    ],
    configKeys: [
      .imageRepo, .publicationTag, .float, .latest, .release, .sbom, .provenance, .sign, .name,
      .tag, .prefix,
      .repository, .commonFloat, .commonLatest, .branch, .remote,
      .tagPrefix,
      .commonSbom, .commonProvenance, .commonSign,
      .projectName, .images, .builder,
    ],
    variables: [
      .init("IMAGE_REPOSITORY", "the registry and path of published names, instead of [publish] repository="),
      .init(
        "IMAGE_REPOSITORY_USER",
        "logs in to that registry as this user first, with IMAGE_REPOSITORY_PASSWORD on standard input"),
      .init("AWS_ACCESS_KEY_ID ...", "the AWS program's own, for image_repo=aws"),
      .init(
        PassingTrouble.timeoutVariable, "how many seconds a registry or a git remote may take to answer: 60"),
      .init("ENVIRONMENT", "as --environment"),
    ])

  package init(_ words: Arguments) throws(Arguments.Problem) {
    images = words.operands
    tag = try words.imageTag()
    if let text = try words.value(Self.name) {
      do { name = try Repository(text) } catch { throw .badReference(Self.name, text, error) }
    }
    skipsBuild = words.has(Self.skipBuild)
    work = try Self.work(words)
    try words.refuseJSON(unlessWith: "--dry-run or --list", work == .list)
    let needsImages: Bool
    switch work {
    case .publish, .promote, .list, .verify: needsImages = true
    case .release:
      needsImages = !words.has(Self.releaseAll)
      if !needsImages { images = [Self.all] }
    case .reference, .describe, .login: needsImages = false
    }
    if needsImages, images.isEmpty {
      throw .missingOperand("IMAGE", usage: "publish-image \(Self.program.usage[0])")
    }
    if !needsImages, let word = words.operands.first {
      throw .tooManyOperands(word, usage: "publish-image \(Self.program.usage[3])")
    }
  }

  private static func work(_ words: Arguments) throws(Arguments.Problem) -> Work {
    let ref = try words.value(reference)
    let channel = try words.value(promote)
    let asked = [release, releaseAll, reference, promote, list, verify, describe, login].filter(words.has)
    if asked.count > 1 { throw .exclude(asked[0].spelling, asked[1].spelling) }
    if !asked.isEmpty, words.has(name) || words.has(.imageTag) {
      throw .exclude("-i and -t", asked[0].spelling)
    }
    if words.has(skipBuild), ![release, releaseAll].contains(where: words.has) {
      throw .exclude(skipBuild.spelling, asked.first?.spelling ?? "publishing, where nothing is built")
    }
    if let channel {
      do { return .promote(try Tag(channel)) } catch { throw .badReference(promote, channel, error) }
    }
    if let ref = try words.value(describe) { return .describe(ref) }
    if words.has(login) { return .login }
    if words.has(list) { return .list }
    if words.has(verify) { return .verify }
    return ref.map(Work.reference) ?? (asked.isEmpty ? .publish : .release)
  }
}
