/// Something that is done all the same, and that somebody should look at, or only know.
package struct Warning: Equatable, Sendable {
  package let text: String
  /// Or only to be known.
  package let isWarning: Bool

  package static func warning(_ text: String) -> Warning { Warning(text: text, isWarning: true) }

  package static func note(_ text: String) -> Warning { Warning(text: text, isWarning: false) }
}
