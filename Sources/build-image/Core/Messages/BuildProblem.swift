import ImageConfig

/// Why images can't be built as they are asked for.
package enum BuildProblem: Error, Equatable {
  /// A name that is no tag can't be a parent's for a while.
  case cannotLend(String, to: String)
  case isLent(String, toProcess: Int32)
  /// The engine's classic store has one thing for each name: no second platform, and nothing attested.
  case keepsNoIndex(image: String, [String])
  /// A flag for which a bake definition has no key.
  case noBakeKey(String, image: String)
  /// A BuildKit beside the engine, or elsewhere.
  case builderSeesNoImages(image: String, parent: String)
  /// A stage has the name that its Dockerfile uses for a parent.
  case stageHidesParent(stage: String, image: String, parent: String, reference: String, SourceLocation)
  /// Two different things would have one reference.
  case sharedReference(String, Thing, Thing)
  /// The parent lacks these platforms, which its child is built for.
  case parentLacksPlatform(image: String, parent: String, [String], ParentCure)
  /// docker's old builder would pass this over.
  case oldBuilder(OldBuilderLack, image: String)
  /// A build failed, and with it the run.
  case notBuilt(BuildFailure, exitCode: Int32, BuildFailure.WayOut?)
  /// These failed, and what does not need them went on.
  case notAllBuilt([BuildFailure], skipped: Int, of: Int, BuildFailure.WayOut?)

  package enum Thing: Equatable, Sendable {
    case image(String)
    case stage(String, of: String)
  }

  package enum ParentCure: Equatable, Sendable {
    case key([String])
    /// What the engine has is older than run.cfg.
    case build
    case publish(String)
  }

  /// What docker's old builder leaves out without a word, or has no flag for.
  package enum OldBuilderLack: Equatable, Sendable {
    case hereDocument(SourceLocation)
    case checksum(SourceLocation)
    case argument(String, SourceLocation)
    case ignoreFile(String)
    case repository(String, dockerfile: String)
    case flag(String)
  }
}
