/// What a plan must know of the machine that builds: what docker can do, and which files are there.
struct BuildHost {
  var hasBuildx: Bool
  var environment: [String: String] = [:]
  /// When a file was last changed; for a folder, when anything in it was. None where it is not there.
  var modified: (String) -> Int64? = { _ in nil }
  /// What is in a file; none where it can't be read.
  var content: (String) -> [UInt8]? = { _ in nil }
  /// What git answers; none where it fails, or is not there.
  var git: ([String]) -> [UInt8]? = { _ in nil }
}
