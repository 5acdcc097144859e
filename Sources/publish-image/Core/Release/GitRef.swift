/// How git calls branches and tags.
package enum GitRef {
  /// The part behind this start; none where it begins with another.
  package static func name(of ref: String, in space: String) -> String? {
    ref.hasPrefix(space) ? String(ref.dropFirst(space.count)) : nil
  }
}
