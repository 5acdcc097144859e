import Execution

/// The checkout that the tests are of.
package enum SourceTree {
  package static let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  package static func text(_ path: String) throws -> String {
    try String(decoding: FileReader.read("\(folder)/\(path)", limit: 1 << 20), as: UTF8.self)
  }
}
