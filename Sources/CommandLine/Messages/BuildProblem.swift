import ImageConfig

/// Why images can't be built as they are asked for.
public enum BuildProblem: Error, Equatable {
  /// What only BuildKit's own client can do.
  case needsBuildx(String)
  /// A name that is no tag can't be a parent's for a while.
  case cannotLend(String, to: String)
  case isLent(String, toProcess: Int32)
  /// The engine's classic store has one thing for each name: no second platform, and nothing attested.
  case keepsNoIndex(image: String, [String])
  /// A flag for which a bake definition has no key.
  case noBakeKey(String, image: String)
  /// A BuildKit beside the engine, or elsewhere.
  case builderSeesNoImages(image: String, parent: String)
  /// A stage that is called as its Dockerfile calls a parent.
  case stageHidesParent(stage: String, image: String, parent: String, reference: String, SourceLocation)
  /// Two different things that would be one name's.
  case sharedReference(String, Thing, Thing)
  /// The parent is for other platforms than its child: what of it is missing, and what it should be for.
  case parentLacksPlatform(image: String, parent: String, [String], ParentCure)
  /// Builds without BuildKit, and passes this over.
  case oldBuilder(OldBuilderLack, image: String)
  case engineSilent(reason: String)

  public enum Thing: Equatable, Sendable {
    case image(String)
    case stage(String, of: String)
  }

  public enum ParentCure: Equatable, Sendable {
    case key([String])
    /// What the engine has is older than run.cfg.
    case build
    case publish(String)
  }

  /// What docker's old builder leaves out without a word, or has no flag for.
  public enum OldBuilderLack: Equatable, Sendable {
    case hereDocument(SourceLocation)
    case checksum(SourceLocation)
    case argument(String, SourceLocation)
    case ignoreFile(String)
    case repository(String, dockerfile: String)
    case flag(String)
  }
}
