import ImageConfig

@testable import CommandLine

extension String {
  /// Whether a terminal would act on it.
  var holdsControl: Bool { unicodeScalars.contains { $0.isControl } }
}
