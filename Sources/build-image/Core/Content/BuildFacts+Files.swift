import ImageConfig

extension BuildFacts {
  mutating func addFiles(_ target: BuildTarget, _ project: Project, _ sight: ContentSight) {
    for reading in target.readings(project, isBuildKit: true, exists: sight.exists) {
      guard !reading.paths.isEmpty else { continue }
      let found = sight.entries(reading)
      if reading.folder.isEmpty {
        if let template = project.files.pipTemplate, target.reads(OwnFiles.pipSettings) {
          add(Fact(.file, OwnFiles.pipSettings, "template \(BlobID(of: template).hex)"))
        }
        addPlanned(reading, besides: found.entries, sight)
      }
      add(found, in: reading.folder, sight)
    }
    // Its place, since a builder may read it by the file system.
    let place = ContextReading(folder: "", of: [target.dockerfilePath])
    add(sight.entries(place), in: "", sight)
  }

  mutating func add(
    _ found: (entries: [FileEntry], problem: String?), in folder: String, _ sight: ContentSight
  ) {
    if let problem = found.problem { refuse("\(folder.isEmpty ? "" : folder + "/")\(problem)") }
    for entry in found.entries {
      let path = folder.isEmpty ? entry.path : "\(folder)/\(entry.path)"
      // It is there for the time of a build only.
      if path == OwnFiles.pipSettings, facts.contains(where: { $0.name == path }) { continue }
      add(
        Fact(
          .file, path,
          Self.value(of: entry, isOurs: path == OwnFiles.versionFile, planned: sight.planned[path])))
      if path != OwnFiles.versionFile { saw(entry) }
    }
  }

  /// What this run will write, and is not there yet.
  private mutating func addPlanned(
    _ reading: ContextReading, besides entries: [FileEntry], _ sight: ContentSight
  ) {
    for (path, content) in sight.planned.sorted(by: { $0.key < $1.key }) {
      if reading.paths.place(of: [path.unicodeScalars.map(\.value)]) != .inside { continue }
      if entries.contains(where: { $0.path == path }) { continue }
      add(Fact(.file, path, "file \(BlobID(of: content).hex)"))
    }
  }

  /// Of what a build writes itself the mode says nothing: it is as new files are.
  private static func value(of entry: FileEntry, isOurs: Bool, planned: [UInt8]?) -> String {
    if isOurs, entry.kind == .file {
      return "file \(planned.map { BlobID(of: $0).hex } ?? entry.content?.hex ?? "")"
    }
    return "\(entry.kind.rawValue) \(String(entry.mode, radix: 8)) \(entry.content?.hex ?? "")"
  }
}
