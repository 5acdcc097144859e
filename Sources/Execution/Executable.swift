#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Programs by their names.
public enum Executable {
  /// The path that the system would run, as `execvp` looks for it.
  public static func find(_ name: String, path: String?) -> String? {
    if name.utf8.contains(UInt8(ascii: "/")) { return isExecutable(name) ? name : nil }
    let folders = (path ?? "/usr/local/bin:/usr/bin:/bin").utf8
      .split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    for folder in folders {
      let candidate = folder.isEmpty ? name : "\(Substring(folder))/\(name)"
      if isExecutable(candidate) { return candidate }
    }
    return nil
  }

  /// Another of our programs: the one beside this one, else the one on the `PATH`.
  public static func sibling(_ name: String) -> String {
    guard let own = ownPath, let slash = own.lastIndex(of: "/") else { return name }
    let beside = String(own[...slash]) + name
    return isExecutable(beside) ? beside : name
  }

  private static var ownPath: String? {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var path = [CChar](repeating: 0, count: Int(size) + 1)
      guard _NSGetExecutablePath(&path, &size) == 0 else { return nil }
      return String(validatingCString: path)
    #else
      FileReader.link("/proc/self/exe")
    #endif
  }

  public static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
