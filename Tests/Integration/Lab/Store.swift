/// The two ways in which an engine keeps its images.
enum Store: String, CaseIterable, Sendable {
  case classic
  case containerd

  var other: Store { self == .classic ? .containerd : .classic }
}
