import CommandLine
import ImageConfig

/// Finds the project around the working directory and reads what its executables decide from.
package struct ProjectReader {
  /// What is read beyond run.cfg and the list of folders.
  package enum Need {
    case dockerfiles, versions, pipTemplate, versioneer
  }

  private let environment: String?
  private let needs: Set<Need>

  package init(environment: String?, reading needs: Set<Need> = []) {
    self.environment = environment
    self.needs = needs
  }

  /// Far more than any Dockerfile has.
  private static let dockerfileLimit = 16 << 20

  /// The nearest folder upwards that has the folder of images.
  package func read(from workingDirectory: String) throws -> ProjectFiles {
    var folder = workingDirectory
    while true {
      if let files = try project(at: folder) { return files }
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { break }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
    throw Project.Problem.notFound(from: workingDirectory)
  }

  private func project(at root: String) throws -> ProjectFiles? {
    let hasStandardFolder = FileReader.isFolder(path(root, ImagesFolder.standard))
    guard let configPath = try configPath(at: root, hasStandardFolder) else {
      return hasStandardFolder ? try files(root, .empty, ImagesFolder.standard) : nil
    }
    let config = try readConfig(root, configPath)
    guard let named = try ImagesFolder.named(in: config, environment: environment) else {
      return hasStandardFolder ? try files(root, config, ImagesFolder.standard) : nil
    }
    guard FileReader.isFolder(path(root, named.text)) else {
      throw Project.Problem.imagesFolderMissing(named.text, named.origin)
    }
    return try files(root, config, named.text)
  }

  /// `run.cfg`, `docker/run.cfg`, or the predecessor's `docker/dockerutils.cfg` where there is neither.
  private func configPath(at root: String, _ hasStandardFolder: Bool) throws -> String? {
    let candidates = ["run.cfg"] + (hasStandardFolder ? ["docker/run.cfg"] : [])
    let present = candidates.filter { FileReader.exists(path(root, $0)) }
    if present.count > 1 { throw Project.Problem.twoConfigs(present[0], present[1]) }
    if let config = present.first { return config }
    let old = "docker/dockerutils.cfg"
    return hasStandardFolder && FileReader.exists(path(root, old)) ? old : nil
  }

  private func readConfig(_ root: String, _ relative: String) throws -> ConfigFile {
    let bytes = try FileReader.read(path(root, relative), limit: ConfigFile.sizeLimit)
    return try ConfigFile(bytes: bytes, path: relative)
  }

  private func files(_ root: String, _ config: ConfigFile, _ imagesFolder: String) throws -> ProjectFiles {
    let base = path(root, imagesFolder)
    var folders = try FileReader.subfolders(of: base).map { name in
      let dockerfile = "\(base)/\(name)/Dockerfile"
      let hasDockerfile = FileReader.exists(dockerfile)
      return ProjectFiles.Folder(
        name: name, hasDockerfile: hasDockerfile,
        dockerfile: hasDockerfile && needs.contains(.dockerfiles)
          ? try FileReader.read(dockerfile, limit: Self.dockerfileLimit) : nil,
        version: needs.contains(.versions) ? try optional("\(base)/\(name)/VERSION") : nil,
        strays: hasDockerfile ? [] : Self.strays(in: "\(base)/\(name)", depth: 0))
    }
    let isEmpty = !folders.contains(where: \.hasDockerfile)
    for index in folders.indices where isEmpty {
      folders[index].strays = Self.strays(in: "\(base)/\(folders[index].name)", depth: 1)
    }
    let template =
      needs.contains(.pipTemplate) && !hasPipSettings(root)
      ? try optional(path(root, OwnFiles.pipTemplate)) : nil
    var files = ProjectFiles(
      root: root, config: config, imagesFolder: imagesFolder, folders: folders, pipTemplate: template,
      pyproject: try versioneer(path(root, "pyproject.toml")),
      setupConfig: try versioneer(path(root, "setup.cfg")))
    if isEmpty { files.strays = Self.strays(in: base, depth: 0) }
    return files
  }

  /// Enough to find what somebody has there, not so much that a large folder costs time.
  private static let mostFolders = 100

  /// Dockerfiles in a folder and so far below it, relative to it.
  private static func strays(in folder: String, depth: Int) -> [String] {
    let own = StrayDockerfiles.names.filter { FileReader.exists("\(folder)/\($0)") }
    guard depth > 0, own.isEmpty, let names = try? FileReader.subfolders(of: folder) else { return own }
    return names.filter { !$0.hasPrefix(".") }.prefix(mostFolders).flatMap { name in
      strays(in: "\(folder)/\(name)", depth: depth - 1).map { "\(name)/\($0)" }
    }
  }

  /// What there is where no project is.
  static func strays(in folder: String) -> StrayDockerfiles {
    StrayDockerfiles(strays(in: folder, depth: 2), in: ".")
  }

  private func versioneer(_ path: String) throws(FileProblem) -> [UInt8]? {
    guard needs.contains(.versioneer) else { return nil }
    do throws(FileProblem) {
      return try FileReader.read(path, limit: ConfigFile.sizeLimit)
    } catch {
      // A link that leads nowhere is nothing to Python either.
      if case .missing = error { return nil }
      throw error
    }
  }

  /// Of somebody's own, and not what a build beside this one has made, or a killed one has left.
  private func hasPipSettings(_ root: String) -> Bool {
    let path = path(root, OwnFiles.pipSettings)
    guard FileReader.exists(path) else { return false }
    return (try? FileReader.read(path, limit: 1 << 20)).map(TemporaryCopy.isOne) != true
  }

  private func optional(_ path: String) throws -> [UInt8]? {
    FileReader.exists(path) ? try FileReader.read(path, limit: 1 << 20) : nil
  }

  private func path(_ root: String, _ relative: String) -> String {
    relative == "." ? root : root == "/" ? "/" + relative : root + "/" + relative
  }
}
