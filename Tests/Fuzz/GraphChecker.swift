import CommandLine
import ImageConfig

/// The order of building: each image once, no child in front of its parents.
struct GraphChecker {
  private let project: Project
  private let input: [UInt8]

  init(_ project: Project, _ input: [UInt8]) {
    self.project = project
    self.input = input
  }

  func check(_ images: [Image]) throws(Failure) {
    var dockerfiles: [String: Dockerfile] = [:]
    for image in images {
      guard let folder = image.folder, let bytes = project.folder(folder)?.dockerfile else { continue }
      dockerfiles[image.name] = try? Dockerfile(bytes: bytes, file: "docker/\(folder)/Dockerfile")
    }
    try check(images, dockerfiles)
  }

  func check(_ images: [Image], _ dockerfiles: [String: Dockerfile]) throws(Failure) {
    let arguments = Dictionary(images.map { ($0.name, ["A": "demo-base"]) }) { first, _ in first }
    let graph = ImageGraph(images, dockerfiles: dockerfiles, arguments: arguments, project: project)
    let names = Set(images.map(\.name)).sorted()
    let order: [String]
    do {
      order = try graph.parentsFirst(names)
    } catch {
      return try Explanation.check(error, input)
    }
    if order.sorted() != names { throw Failure("\(names) in order are \(order)", input) }
    var built: Set<String> = []
    for name in order {
      let early = graph.parents(of: name).first { names.contains($0) && !built.contains($0) }
      if let early { throw Failure("\(name) stands in front of its parent \(early)", input) }
      built.insert(name)
    }
  }
}
