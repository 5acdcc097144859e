import CommandLine
import ImageConfig

/// `pre_build_inputs=` and `pre_build_outputs=`: what a script reads and makes, so that it need not run
/// again while nothing has changed.
package struct ScriptFiles: Equatable {
  let inputs: [String]
  package let outputs: [String]
  private let origin: Setting.Origin?

  init(_ settings: Settings, _ substitution: Substitution) throws {
    let inputs = try settings.nonEmpty(.preBuildInputs)
    let outputs = try settings.nonEmpty(.preBuildOutputs)
    self.inputs = try inputs.map { try substitution.list(of: $0).map(\.text) } ?? []
    self.outputs = try outputs.map { try substitution.list(of: $0).map(\.text) } ?? []
    origin = inputs?.origin
  }

  /// Make's rule: every output is there, and none is older than any input. A script that does not name
  /// its outputs always runs.
  /// - Parameter modified: when a file was last changed; none where it is not there.
  func areFresh(_ modified: (String) -> Int64?, root: String) throws -> Bool {
    let path = { (file: String) in file.hasPrefix("/") ? file : root + "/" + file }
    var newest = Int64.min
    for input in inputs {
      guard let time = modified(path(input)) else {
        throw Setting.Problem.noSuchFile(input, origin ?? .commandLine(.preBuildInputs))
      }
      newest = max(newest, time)
    }
    let times = outputs.map { modified(path($0)) }
    return !outputs.isEmpty && times.allSatisfy { time in time.map { $0 >= newest } ?? false }
  }
}
