/// One run at a time in a folder, for as long as this value lives, or a program that was started meanwhile.
/// Nothing is written: the lock is on the folder itself.
package final class FolderTurn {
  private let handle: Int32

  /// How long another may take before both go on.
  private static let patience = 10.0

  /// Whoever can't have it goes on without: it only keeps two from the same moment.
  package init(_ folder: String) {
    // Not closed at an exec: a docker that we were killed beside goes on.
    handle = open(folder, O_RDONLY | O_DIRECTORY)
    guard handle >= 0 else { return }
    let end = Monotonic.seconds + Self.patience
    while flock(handle, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR,
      Monotonic.seconds < end
    {
      usleep(20_000)
    }
  }

  deinit { if handle >= 0 { close(handle) } }
}
