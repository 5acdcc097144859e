import ImageConfig

/// Where an image's Dockerfile is, a synthetic one's too.
package enum ImageFolder {
  package static func path(of name: String, in project: Project) throws -> String {
    guard let folder = try project.image(name).folder else { throw Project.Problem.notBuiltHere(name) }
    return "\(project.files.root)/\(project.files.path(folder))"
  }
}
