import CommandLine
import ImageConfig

/// The Dockerfile that docker reads for an image: its folder's, or the one that `--file` in build_args names.
package struct ImageDockerfile {
  /// From the project's root, where docker runs.
  let path: String
  let content: Dockerfile

  init(_ folder: String, _ flags: DockerBuildFlags, _ project: Project) throws {
    let standard = project.files.path(folder, "Dockerfile")
    path = flags.file ?? standard
    if path == standard {
      content = try Dockerfile(bytes: project.folder(folder)?.dockerfile ?? [], file: path)
      return
    }
    guard let bytes = project.files.otherDockerfiles[path] else {
      throw Setting.Problem.noSuchFile(path, flags.origin ?? .commandLine(.buildArgs))
    }
    content = try Dockerfile(bytes: bytes, file: path)
  }

  /// Those that images name, each once.
  package static func named(in project: Project) -> Set<String> {
    let names = (project.folderNames + project.syntheticNames).compactMap { name -> String? in
      let setting = try? project.image(name).settings.nonEmpty(.buildArgs)
      return (try? DockerBuildFlags(setting, project.substitution))?.file
    }
    return Set(names)
  }
}
