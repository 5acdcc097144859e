/// The two ways in which an engine keeps its images.
enum Store: String, CaseIterable, Sendable {
  case classic
  case containerd

  var other: Store { self == .classic ? .containerd : .classic }

  /// For what has little to do with where images are: one of them, and both in make test-all.
  static var anyway: [Store] { Lab.variable("ORBYTER_ALL") == nil ? [.classic] : allCases }
}
