/// A project's images, by name: what its folders and its run.cfg say together.
package struct Project: Sendable {
  package private(set) var files: ProjectFiles
  /// The overlay asked for by `--environment`, or the variable of that name.
  package let environment: String?
  /// The name as it stands in image names.
  package let name: String
  /// For names of images and the like, in which `{project-name}` is the legal one.
  package let substitution: Substitution
  /// For what a container is given, in which it is the folder's own name, or what `[project] name=` says.
  package let valueSubstitution: Substitution
  let user: String
  private let world: World
  private let folders: [String: ProjectFiles.Folder]
  /// In the order of the file.
  package let syntheticNames: [String]
  private let syntheticSet: Set<String>

  package init(_ files: ProjectFiles, world: World, environment: String?) throws {
    self.files = files
    self.environment = environment
    user = world.user
    self.world = world
    folders = Dictionary(files.folders.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    let section = Settings(of: "project", in: files.config, environment: environment)
    var names = Substitution(
      braces: [
        "project_root": files.root, "project": files.folderName, "user": world.user, "home": world.home,
      ], variables: world.environment)
    // A name in [DEFAULT] is meant for images.
    let said = try section.nonEmpty(.projectName).flatMap {
      $0.origin.section.hasPrefix("project") ? $0 : nil
    }
    let written =
      try said.map { setting throws(Setting.Problem) in
        try names.word(verbatim: setting.text, setting.origin).text
      } ?? files.folderName
    guard let name = ComponentName.repository(from: written) else {
      throw Problem.illegalProjectName(written)
    }
    self.name = name
    names.braces["project-name"] = name
    substitution = names
    valueSubstitution = names.adding(["project-name": written])
    syntheticNames = try Self.syntheticNames(in: files.config, environment: environment)
    syntheticSet = Set(syntheticNames)
  }

  /// Refuses an environment that no section is for, where some are for others: a slip would build, and publish, what
  /// is meant for none.
  package func refuseUnknownEnvironment() throws(Problem) {
    let known = files.config.environments
    guard let environment, !known.isEmpty, !known.contains(environment) else { return }
    throw .unknownEnvironment(
      environment, nearest: NearestName.of(environment, among: known), known: known)
  }

  /// The same with another overlay.
  package func with(environment: String?) throws -> Project {
    try Project(files, world: world, environment: environment)
  }

  /// The same with another run.cfg.
  package func with(config: ConfigFile) throws -> Project {
    var files = files
    files.config = config
    return try Project(files, world: world, environment: environment)
  }

  /// The same with Dockerfiles that lie elsewhere than in an image's folder.
  package func adding(dockerfiles: [String: [UInt8]]) -> Project {
    var project = self
    project.files.otherDockerfiles = dockerfiles
    return project
  }

  /// Images with a Dockerfile, in the order of their names.
  package var folderNames: [String] {
    files.folders.filter(\.hasDockerfile).map(\.name).sorted()
  }

  /// Images that exist elsewhere: sections that say a name and `prefix=no`, without a folder.
  package var externalNames: [String] {
    files.config.sections.map(\.name).filter { section in
      !hasImageFolder(section) && !isSynthetic(section) && saysExternal(section)
    }
  }

  /// Everything that can be named.
  package var allNames: [String] { folderNames + syntheticNames + externalNames }

  package func hasImageFolder(_ name: String) -> Bool {
    folders[name]?.hasDockerfile == true
  }

  func isSynthetic(_ name: String) -> Bool { syntheticSet.contains(name) }

  package func folder(_ name: String) -> ProjectFiles.Folder? { folders[name] }

  package func settings(of section: String, inheriting inherited: [String] = []) -> Settings {
    Settings(of: section, inheriting: inherited, in: files.config, environment: environment)
  }

  /// The name of a builder or of a docker context, where run.cfg says one.
  package var builder: Setting? {
    get throws {
      guard var setting = try settings(of: "project").nonEmpty(.builder) else { return nil }
      setting.text = try substitution.word(of: setting).text
      return setting
    }
  }

  /// `dev`, also where a shell's completion made `docker/dev/` of it.
  package func imageName(from operand: String) -> String {
    var name = operand
    let prefix = files.imagesFolder + "/"
    if name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
    while name.utf8.count > 1, name.hasSuffix("/") { name.removeLast() }
    return name
  }

  /// `[project] name=` and a `prefix=no` of `[DEFAULT]` together make no image.
  func saysExternal(_ section: String) -> Bool {
    let settings = settings(of: section)
    guard section != "project", files.config.section(named: section) != nil,
      (try? settings.boolean(.prefix)) == false
    else { return false }
    return (try? settings.nonEmpty(.name)) != nil
  }

  private static func syntheticNames(in config: ConfigFile, environment: String?) throws -> [String] {
    // Two spellings of one section, which an environment may speak of alone.
    let settings = Settings(
      of: "run_image", inheriting: ["run-image"], in: config, environment: environment)
    guard let setting = try settings.nonEmpty(.syntheticImages) else { return [] }
    for name in setting.names where Word(name).startsComment {
      throw Setting.Problem.inlineComment(name, setting.origin)
    }
    return setting.names
  }
}

extension Project {
  package enum Problem: Error, Equatable {
    case notFound(from: String, StrayDockerfiles = .none)
    case twoConfigs(String, String)
    case imagesFolderOutside(String, Setting.Origin)
    case imagesFolderMissing(String, Setting.Origin)
    case unknownEnvironment(String, nearest: String?, known: [String])
    case illegalProjectName(String)
    case illegalImageName(String)
    case illegalUser(String)
    case unknownImage(String, nearest: String?, known: [String], StrayDockerfiles = .none)
    case noDockerfile(String, path: String, StrayDockerfiles = .none)
    case syntheticWithoutName(String, SourceLocation)
    case syntheticOfNothing(String, target: String, nearest: String?, Setting.Origin)
    case syntheticLoop([String], SourceLocation)
    case syntheticTakesReference(String, of: String, String)
    case notBuiltHere(String)
    case noImages(StrayDockerfiles)
    case badVersion(Version.Problem, SourceLocation)
  }
}
