import CommandLine
import ImageConfig

/// An image of the project that the engine does not have is built first.
enum MissingImage {
  /// - Parameter builder: the path of build-image.
  static func steps(_ inputs: RunInputs, builder: String) -> [Step] {
    let request = inputs.request
    guard inputs.image.folder != nil, request.builds || inputs.host.image == .absent else { return [] }
    var words: [String] = []
    if let environment = inputs.project.environment { words += ["--environment", environment] }
    if let tag = request.tag { words += ["--image-tag", tag.description] }
    if let parents = request.parents { words += ["--parents", parents] }
    return [.run(Command(builder, words + [inputs.image.name]))]
  }
}
