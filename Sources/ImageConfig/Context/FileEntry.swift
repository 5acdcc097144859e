/// Something that a build reads of a folder, as it lies there.
package struct FileEntry: Equatable, Sendable {
  package enum Kind: String, Sendable {
    case file, link, folder
    /// A pipe, a socket or a device.
    case other
  }

  /// Relative to the folder.
  package let path: String
  package let kind: Kind
  /// The bits for its owner, its group and all others, and those above them.
  package let mode: UInt16
  /// Of a file's content, or of what a link says.
  package let content: BlobID?
  package let stamp: FileStamp

  package init(path: String, kind: Kind, mode: UInt16, content: BlobID?, stamp: FileStamp) {
    (self.path, self.kind, self.mode, self.content, self.stamp) = (path, kind, mode, content, stamp)
  }
}

/// What tells that a file is as it was when somebody read it, without reading it again.
package struct FileStamp: Hashable, Sendable {
  package let device: UInt64
  package let inode: UInt64
  package let size: UInt64
  /// In nanoseconds since 1970.
  package let modified: Int64
  /// The same for anything about it, as its mode.
  package let changed: Int64

  package init(device: UInt64, inode: UInt64, size: UInt64, modified: Int64, changed: Int64) {
    (self.device, self.inode, self.size) = (device, inode, size)
    (self.modified, self.changed) = (modified, changed)
  }
}
