import ImageConfig

/// Names in the folder for temporary files, which others may write into, too: nobody takes one beforehand that nobody
/// can guess.
package enum TemporaryName {
  package static func folder(_ environment: [String: String]) -> String {
    var folder = environment["TMPDIR"]?.nonEmpty ?? "/tmp"
    while folder.utf8.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    return folder
  }

  /// With the number of the process in it, by which the next run knows what a killed one left.
  package static func make(_ start: String, _ world: World) -> String {
    "\(start)\(world.processID).\(String(UInt64.random(in: .min ... .max), radix: 36))"
  }

  /// Which process made it; none where it is no such name.
  package static func process(of name: String, _ start: String) -> Int32? {
    guard name.hasPrefix(start) else { return nil }
    return Int32(name.dropFirst(start.count).prefix { $0 != "." })
  }
}
