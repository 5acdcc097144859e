/// What was read from a project's folder: a snapshot, so that everything decided from it is pure.
package struct ProjectFiles: Equatable, Sendable {
  /// The physical, absolute path.
  package var root: String
  package var config: ConfigFile
  /// Relative to the root: `docker`, or what `[project] images=` says.
  package var imagesFolder: String
  package var folders: [Folder]
  /// What lies beside them and may have been meant for an image's Dockerfile.
  package var strays: [String] = []
  /// Those that lie elsewhere than in an image's folder, by the path that somebody names.
  package var otherDockerfiles: [String: [UInt8]] = [:]
  /// `pip.conf.template`, where it is there and no `pip.conf` of somebody's own is.
  package var pipTemplate: [UInt8]?
  /// Where versioneer's settings are; read only by those who build.
  package var pyproject: [UInt8]?
  package var setupConfig: [UInt8]?

  package struct Folder: Equatable, Sendable {
    package var name: String
    package var hasDockerfile: Bool
    /// Read only by those who build.
    package var dockerfile: [UInt8]?
    /// The content of VERSION, where somebody asked for it.
    package var version: [UInt8]?
    /// Where it has no Dockerfile: what may have been meant for one.
    package var strays: [String]

    package init(
      name: String, hasDockerfile: Bool, dockerfile: [UInt8]? = nil, version: [UInt8]? = nil,
      strays: [String] = []
    ) {
      self.name = name
      self.hasDockerfile = hasDockerfile
      self.dockerfile = dockerfile
      self.version = version
      self.strays = strays
    }

    /// The version, where the file has one that makes sense.
    package var soundVersion: Version? { version.flatMap { try? Version(file: $0) } }
  }

  package init(
    root: String, config: ConfigFile, imagesFolder: String, folders: [Folder], pipTemplate: [UInt8]? = nil,
    pyproject: [UInt8]? = nil, setupConfig: [UInt8]? = nil
  ) {
    self.root = root
    self.config = config
    self.imagesFolder = imagesFolder
    self.folders = folders
    self.pipTemplate = pipTemplate
    self.pyproject = pyproject
    self.setupConfig = setupConfig
  }

  /// What lies in these folders, or in all, and is no image's Dockerfile.
  func strays(in names: Set<String>? = nil) -> StrayDockerfiles {
    let inFolders = folders.filter { names?.contains($0.name) ?? true }.flatMap { folder in
      folder.strays.map { "\(folder.name)/\($0)" }
    }
    return StrayDockerfiles(
      inFolders + (names == nil ? strays : []), in: imagesFolder, imagesFolder: imagesFolder)
  }

  package var folderName: String {
    String(root.utf8.split(separator: UInt8(ascii: "/")).last.map { Substring($0) } ?? "")
  }

  /// The path of an image's folder, relative to the root.
  package func path(_ folder: String) -> String {
    imagesFolder == "." ? folder : "\(imagesFolder)/\(folder)"
  }

  /// The path of something in there.
  package func path(_ folder: String, _ file: String) -> String { path(folder) + "/" + file }
}
