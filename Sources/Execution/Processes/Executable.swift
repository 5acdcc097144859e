/// Programs by their names.
package enum Executable {
  /// The path that the system would run, as `execvp` looks for it.
  package static func find(_ name: String, path: String?) -> String? {
    if name.utf8.contains(UInt8(ascii: "/")) { return isExecutable(name) ? name : nil }
    let folders = (path ?? "/usr/local/bin:/usr/bin:/bin").utf8
      .split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    for folder in folders {
      let candidate = folder.isEmpty ? name : "\(Substring(folder))/\(name)"
      if isExecutable(candidate) { return candidate }
    }
    return nil
  }

  package static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
