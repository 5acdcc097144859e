import Testing

/// Everything that needs a real engine, one after the other: they share two engines and few processors.
@Suite(
  .serialized,
  .enabled(if: Lab.isThere || Lab.isRequired, "needs engines of its own: make integration"))
enum Integration {}
