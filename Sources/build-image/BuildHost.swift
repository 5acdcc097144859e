/// What a plan must know of the machine that builds: what docker can do, and which files are there.
struct BuildHost {
  var hasBuildx: Bool
  var environment: [String: String] = [:]
  /// When a file was last changed; for a folder, when anything in it was. None where it is not there.
  var modified: (String) -> Int64? = { _ in nil }
}
