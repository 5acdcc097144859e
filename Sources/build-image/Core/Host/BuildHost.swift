import ImageConfig

/// What a plan must know of the machine and the engine that build, and of the project's history.
struct BuildHost {
  var hasBuildx: Bool
  /// What builds without buildx; it is asked only then.
  var plainBuilder = PlainBuilder.buildKit
  /// The platform that is built where nobody names one; it is asked for only where that decides something.
  var platform = Platform.native
  /// The platforms of the parents that this run does not build, where they are known.
  var parentPlatforms: [ImageReference: [Platform]] = [:]
  var environment: [String: String] = [:]
  /// When a file was last changed; for a folder, when anything in it was. None where it is not there.
  var modified: (String) -> Int64? = { _ in nil }
  /// What is in a file; none where it can't be read.
  var content: (String) -> [UInt8]? = { _ in nil }
  /// What git answers; none where it fails, or is not there.
  var git: ([String]) -> [UInt8]? = { _ in nil }
  var docker = Docker()
  /// This run.
  var processID: Int32 = 0
  var isAlive: (Int32) -> Bool = { _ in false }
  var history = History()
  /// Between which images scripts stand, by the files' times.
  var order = ScriptOrder()
  /// The images with inputs that no commit has as they are.
  var changed: Set<String> = []
  /// Whether the same is so of run.cfg, which may concern an image or not.
  var configIsChanged = false
  /// The parents that are not built by this run, where somebody knew what they are made of.
  var parents: [ImageReference: ImageOrigin] = [:]
  /// Where the project comes from.
  var source: String?
  var branches = Branches()
  /// What the engine has under the names that are to be built; nothing where it was not asked.
  var images = EngineImages()
  /// The tags that are lent; asked where some are to be.
  var locks: [TagLock] = []
  /// Whether the engine's store can have several things behind a name; it is asked where that is wanted.
  var keepsIndexes = true
  /// Whether what builds sees the engine's images; it is asked where they are needed.
  var seesImages = true
  /// Whether its store can write a cache to a registry.
  var exportsCache = true

  /// Where the repository is that a folder is in, be git able to read it or not.
  func repository(above root: String) -> String? {
    var folder = root
    while modified(folder + "/.git") == nil {
      guard let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      folder = String(folder[..<slash])
    }
    return folder
  }
}
