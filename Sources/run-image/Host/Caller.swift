/// Who runs this program, as the system knows them.
struct Caller: Equatable {
  var user: UInt32
  var group: UInt32
  /// Without the first one.
  var groups: [UInt32] = []
}
