import CommandLine
import ImageConfig

/// What a plan must know of the machine and the engine that build, and of the project's history.
package struct BuildHost {
  package var hasBuildx: Bool
  /// What builds without buildx; it is asked only then.
  package var plainBuilder = PlainBuilder.buildKit
  /// The platform that is built where nobody names one; it is asked for only where that decides something.
  package var platform = Platform.native
  /// The platforms of the parents that this run does not build, where they are known.
  package var parentPlatforms: [ImageReference: [Platform]] = [:]
  package var environment: [String: String]
  /// When a file was last changed; for a folder, when anything in it was. None where it is not there.
  package var modified: (String) -> Int64?
  /// Whether a path leads to something, however much is in it.
  package var exists: (String) -> Bool
  /// What is in a file; none where it can't be read.
  package var content: (String) -> [UInt8]?
  /// What a link says; none where there is none.
  package var link: (String) -> String?
  /// What git answers; none where it fails, or is not there.
  package var git: ([String]) -> [UInt8]?
  package var engine: EngineChoice
  /// This run.
  package var processID: Int32
  package var isAlive: (Int32) -> Bool
  package var history = History()
  /// The images with inputs that no commit has as they are.
  package var changed: Set<String> = []
  /// What is changed of them, a line each.
  package var changes: [String: [String]] = [:]
  /// What images read outside the project, each as words: git knows nothing of it.
  package var outside: [String: [[String]]] = [:]
  /// What there is to say of git's answers.
  package var warnings: [Warning] = []
  /// The commit's own run.cfg, where this one is another; what that says otherwise may concern an image or not.
  package var committedConfig: [UInt8]?
  /// The parents that are not built by this run, where somebody knew what they are made of.
  package var parents: [ImageReference: ImageOrigin] = [:]
  /// Where the project comes from.
  package var source: String?
  package var branches = Branches()
  /// What the engine has under the names that are to be built; nothing where it was not asked.
  package var images = EngineImages()
  /// The tags that are lent; asked where some are to be.
  package var locks: [TagLock] = []
  /// Whether the engine's store can have several things behind a name; it is asked where that is wanted.
  package var keepsIndexes = true
  /// Whether what builds sees the engine's images; it is asked where they are needed.
  package var seesImages = true
  /// Whether its store can write a cache to a registry.
  package var exportsCache = true

  /// What needs no question.
  package init(
    hasBuildx: Bool, engine: EngineChoice = .dockers, environment: [String: String] = [:],
    modified: @escaping (String) -> Int64? = { _ in nil },
    content: @escaping (String) -> [UInt8]? = { _ in nil },
    link: @escaping (String) -> String? = { _ in nil },
    git: @escaping ([String]) -> [UInt8]? = { _ in nil }, processID: Int32 = 0,
    isAlive: @escaping (Int32) -> Bool = { _ in false }
  ) {
    (self.hasBuildx, self.engine, self.environment) = (hasBuildx, engine, environment)
    (self.modified, self.content, self.link, self.git) = (modified, content, link, git)
    exists = { modified($0) != nil }
    (self.processID, self.isAlive) = (processID, isAlive)
  }

  /// Where the repository is that a folder is in, be git able to read it or not.
  package func repository(above root: String) -> String? {
    var folder = root
    while !exists(folder + "/.git") {
      guard let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      folder = String(folder[..<slash])
    }
    return folder
  }
}
