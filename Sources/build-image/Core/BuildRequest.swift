import CommandLine
import ImageConfig

/// What a person asked `build-image` for.
package struct BuildRequest: Equatable {
  package enum Work: Equatable {
    case build([String])
    case buildAll
    /// All images of the project, or these.
    case clean([String])
    /// Of all images, or of these.
    case graph(GraphFormat, [String])
    /// Nothing is built, only the version is told and written.
    case versionFile
    /// Nothing is built, only told how the project's engine is reached.
    case docker
    /// Nothing is built, only told where an image's Dockerfile is.
    case folder(String)
  }

  package var work: Work
  var forcesBase = false
  var pulls = false
  var name: Repository?
  package var tag: Tag?
  /// Instead of what `target=` says.
  var stage: String?
  var parents = Parents.built
  /// Those that stay as the engine has them, since they can't be built here.
  var left: Set<String> = []
  /// Those that are there as a build would make them.
  package var upToDate: Set<String> = []
  /// Whether even these are built.
  package var rebuilds = false
  /// Whether it is only told what is built, and why.
  package var tellsWhy = false
  /// Which of docker's builders; none where the project or docker's own setting says it.
  package var builder: String?
  var keepsGoing = false
  /// The folder for one log of each image.
  var logFolder: String?
  /// Whether what is asked for gets what sbom= and provenance= say.
  var attests = false
  /// The definition alone, for bake by hand.
  package var printsDefinition = false
  /// What the images would say of themselves, and nothing else.
  package var printsLabels = false

  /// What an image stands on, of those that are built here.
  enum Parents: Equatable {
    case built
    case asTheyAre
    /// At this tag, or each at its own VERSION.
    case published(Tag?)
  }
}

extension BuildRequest {
  package init(_ words: Arguments) throws(Arguments.Problem) {
    try words.refuseJSON(unlessWith: "--dry-run, --images or --why", words.has(Self.why))
    let operands = words.operands
    builder = try words.value(Self.builder)?.nonEmpty
    if words.has(Self.docker) {
      guard operands.isEmpty else { throw .exclude(Self.docker.spelling, "an image: all have one engine") }
      work = .docker
      try refuseWhatOnlyABuildTakes(words)
      return
    }
    if words.has(Self.versionFile) {
      guard operands.isEmpty else { throw .exclude(Self.versionFile.spelling, "an image: a build writes it") }
      guard !words.has(Self.graph) else { throw .exclude(Self.versionFile.spelling, Self.graph.spelling) }
      work = .versionFile
      try refuseWhatOnlyABuildTakes(words)
      return
    }
    if let name = try words.value(Self.folder) {
      guard operands.isEmpty else { throw .exclude(Self.folder.spelling, "an image to build") }
      work = .folder(name)
      try refuseWhatOnlyABuildTakes(words)
      return
    }
    if let text = try words.value(Self.graph) {
      guard let format = GraphFormat(rawValue: text) else {
        throw .badValue(Self.graph, text, "one of " + GraphFormat.names)
      }
      work = .graph(format, operands)
      tag = try words.imageTag()
      try refuseWhatOnlyABuildTakes(words)
      return
    }
    switch operands.first {
    case nil: throw .missingOperand("IMAGE", usage: "\(Self.program.name) \(Self.program.usage[0])")
    case "all"? where operands.count == 1: work = .buildAll
    case "clean"?: work = .clean(Array(operands.dropFirst()))
    default: work = .build(operands)
    }
    try refuseWhatOnlyABuildTakes(words)
    forcesBase = words.has(Self.force)
    pulls = words.has(Self.pull)
    parents = try Self.parents(words)
    keepsGoing = words.has(Self.keepGoing)
    logFolder = try words.value(Self.logFolder)?.nonEmpty
    attests = words.has(Self.attest)
    printsDefinition = words.has(Self.printDefinition)
    printsLabels = words.has(Self.labels)
    rebuilds = words.has(Self.rebuild)
    tellsWhy = words.has(Self.why)
    if tellsWhy, let other = [Self.printDefinition, Self.labels].first(where: words.has) {
      throw .exclude(Self.why.spelling, other.spelling)
    }
    if printsDefinition, printsLabels {
      throw .exclude(Self.printDefinition.spelling, Self.labels.spelling)
    }
    stage = try words.value(Self.target)
    if let text = try words.value(Self.name) {
      do { name = try Repository(text) } catch { throw .badReference(Self.name, text, error) }
    }
    tag = try words.imageTag()
    guard name != nil else { return }
    switch work {
    case .build(let names) where names.count == 1 && !forcesBase: break
    case .build(let names) where names.count == 1: throw .exclude("-i", "-f: both images would get that name")
    default: throw Self.oneNameForSeveral
    }
  }

  static let oneNameForSeveral = Arguments.Problem.exclude(
    "-i", "several images: they would all get that name")

  private func refuseWhatOnlyABuildTakes(_ words: Arguments) throws(Arguments.Problem) {
    var others = [
      Self.force, Self.pull, Self.only, Self.parents, Self.keepGoing, Self.logFolder, Self.printDefinition,
      Self.labels, Self.attest, Self.rebuild, Self.why,
    ]
    let asked: String
    switch work {
    case .build, .buildAll: return
    // The stage and the name say which images go.
    case .clean: asked = "clean"
    case .graph: asked = Self.graph.spelling
    case .versionFile: asked = Self.versionFile.spelling
    // Whoever builds and then calls docker may say the same words to both.
    case .docker: return
    case .folder: asked = Self.folder.spelling
    }
    if asked != "clean" { others += [Self.target, Self.name] }
    if let other = others.first(where: words.has) { throw .exclude(asked, other.spelling) }
  }

  private static func parents(_ words: Arguments) throws(Arguments.Problem) -> Parents {
    guard let text = try words.value(parents) else { return words.has(only) ? .asTheyAre : .built }
    if words.has(only) { throw .exclude("--only", "--parents: each says what the images are built on") }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.first == "published" else { throw .badValue(parents, text, "published, or published:TAG") }
    guard parts.count > 1 else { return .published(nil) }
    do { return .published(try Tag(String(parts[1]))) } catch { throw .badReference(parents, text, error) }
  }
}
