/// Why a file could not be read.
package enum FileProblem: Error, Equatable {
  case missing(path: String)
  case notAFile(path: String, kind: String)
  case unreadable(path: String, reason: String)
  case tooLarge(path: String, limit: Int)
}
