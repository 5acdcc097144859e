import ImageConfig

/// A folder that an image's build reads, what it reads of it, and which ignore file counts there.
package struct ContextReading: Equatable {
  /// Relative to the project, or absolute; empty for the project itself.
  package let folder: String
  /// Its path, in the same way.
  package let ignoreFile: String?
  package var paths = ContextPaths()

  init(folder: String, ignoreFile: String?) {
    (self.folder, self.ignoreFile) = (folder, ignoreFile)
  }
}

extension BuildTarget {
  /// The project first, then the contexts beside it.
  /// - Parameters:
  ///   - isBuildKit: whether only what is copied is read, and a Dockerfile may have an ignore file of its own.
  ///   - exists: whether a path leads to something.
  package func readings(
    _ project: Project, isBuildKit: Bool, exists: (String) -> Bool
  ) -> [ContextReading] {
    let place = { (path: String) in path.hasPrefix("/") ? path : project.files.root + "/" + path }
    let ignoreName = ContextReading.ignoreName
    let candidates = (isBuildKit ? [dockerfilePath + ignoreName] : []) + [ignoreName]
    let stages = neededStages(project)
    var own = ContextReading(folder: "", ignoreFile: candidates.first { exists(place($0)) })
    if isBuildKit { own.paths.add(stages) } else { own.paths = .everything }
    let others = ContextFolder.all(readBy: stages, of: dockerfile, inputs(project)).map { context in
      let folder = context.folder.hasSuffix("/") ? String(context.folder.dropLast()) : context.folder
      let ignoreFile = folder + "/" + ignoreName
      var reading = ContextReading(
        folder: folder.isEmpty ? "/" : folder, ignoreFile: exists(place(ignoreFile)) ? ignoreFile : nil)
      reading.paths.add(context.paths)
      return reading
    }
    return [own] + others
  }
}

extension ContextReading {
  static let ignoreName = ".dockerignore"

  /// Some paths of a folder, whatever an ignore file says.
  init(folder: String, of paths: [String]) {
    self.init(folder: folder, ignoreFile: nil)
    self.paths.add(paths)
  }
}
