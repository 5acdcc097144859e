import CommandLine
import TestSupport

@testable import Execution

extension TemporaryFolder {
  /// What a line of shell does in it.
  func shell(_ line: String) -> Probe? {
    Probe.ask(.init("sh", ["-c", "cd '\(path)' && \(line)"]), environment: ProcessEnvironment.current)
  }
}
