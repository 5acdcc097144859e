/// What one executable alone has to say on its way, with the words for it.
package protocol Notice: Equatable, Sendable {
  var text: String { get }
  /// Or only to be known.
  var isWarning: Bool { get }
}

/// Any of them, for a list of warnings that all executables know.
package struct OwnNotice: Equatable, Sendable {
  package let notice: any Notice

  package init(_ notice: any Notice) {
    self.notice = notice
  }

  package var text: String { notice.text }
  package var isWarning: Bool { notice.isWarning }

  package static func == (one: OwnNotice, other: OwnNotice) -> Bool { one.notice.equals(other.notice) }
}

extension Notice {
  fileprivate func equals(_ other: any Notice) -> Bool { other as? Self == self }
}
