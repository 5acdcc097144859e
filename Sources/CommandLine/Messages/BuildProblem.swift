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
  case engineSilent(reason: String)
}
