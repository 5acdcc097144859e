/// A part of a plan that may fail on its own: what needs it is left out then, and nothing else.
package struct Branch: Equatable, Sendable {
  package var name: String
  /// The names of the branches that must have succeeded before.
  package var needs: [String]
  /// Commands one after the other, up to the first that fails, and what they leave for later.
  package var steps: [Step]
  /// The file for what they print; none for one that goes with the run.
  package var log: String?

  package init(_ name: String, needs: [String] = [], _ steps: [Step], log: String? = nil) {
    self.name = name
    self.needs = needs
    self.steps = steps
    self.log = log
  }
}
