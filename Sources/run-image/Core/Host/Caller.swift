/// Who runs this program, as the system knows them.
package struct Caller: Equatable {
  package var user: UInt32
  var group: UInt32
  /// Without the first one.
  var groups: [UInt32] = []

  package init(user: UInt32, group: UInt32, groups: [UInt32] = []) {
    (self.user, self.group, self.groups) = (user, group, groups)
  }
}
