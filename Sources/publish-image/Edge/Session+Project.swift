import Execution
import ImageConfig
import PublishCore

extension Session {
  /// Of what only references name, none is needed: one without images stands for it.
  mutating func project(for request: PublishRequest) throws -> Project {
    do {
      return try project(reading: [.versions], else: PublishedName.standardEnvironment)
    } catch Project.Problem.notFound where request.namesOnlyReferences {
      let config = try ConfigFile(bytes: Array("[project]\nname = none\n".utf8), path: "run.cfg")
      let files = ProjectFiles(root: world.workingDirectory, config: config, imagesFolder: ".", folders: [])
      return try Project(files, world: world, environment: nil)
    }
  }
}
