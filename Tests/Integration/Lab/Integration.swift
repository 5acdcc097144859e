import Testing

/// Everything that needs a real engine, one after the other: they share two engines and few processors.
@Suite(
  .serialized,
  .enabled(if: Lab.isThere || Lab.isRequired, "needs engines of its own: make integration"))
enum Integration {}

extension Trait where Self == ConditionTrait {
  /// For what takes longest: it waits for make test-all, or for being asked for.
  static var slow: ConditionTrait {
    .enabled(if: Lab.variable("ORBYTER_SLOW") != nil, "it takes long: make test-all, or name it")
  }
}
