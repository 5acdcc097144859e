import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// `--folder`: where an image's Dockerfile is.
struct ImageFolderTests {
  @Test(arguments: [
    ("docker", "dev", "/home/ada/My Lab/docker/dev"), ("my images", "dev", "/home/ada/My Lab/my images/dev"),
    (".", "dev", "/home/ada/My Lab/dev"), ("docker", "lab", "/home/ada/My Lab/docker/dev"),
    ("docker", "50%", "/home/ada/My Lab/docker/50%"),
  ])
  func path(_ images: String, _ name: String, _ expected: String) throws {
    #expect(try ImageFolder.path(of: name, in: project(images)) == expected)
  }

  @Test func ofWhatIsNoImageHere() throws {
    #expect(throws: Project.Problem.self) { try ImageFolder.path(of: "dve", in: project("docker")) }
    #expect(throws: Project.Problem.notBuiltHere("far")) {
      try ImageFolder.path(of: "far", in: project("docker"))
    }
  }

  /// The name is the option's value, so it may begin as an option does.
  @Test func request() throws {
    let request = { try BuildRequest(Arguments($0, of: BuildRequest.program)) }
    #expect(try request(["--folder", "-x"]).work == .folder("-x"))
    #expect(throws: Arguments.Problem.self) { try request(["--folder", "dev", "dev"]) }
    #expect(throws: Arguments.Problem.self) { try request(["--folder", "dev", "-p"]) }
  }

  private func project(_ images: String) throws -> Project {
    var lab = Lab()
    lab.root = "/home/ada/My Lab"
    lab.imagesFolder = images
    lab.dockerfiles["50%"] = "FROM alpine"
    return try lab.project(
      """
      [run_image]
      synthetic_images = lab
      [lab]
      name = dev
      [far]
      name = jupyter
      prefix = no
      """)
  }
}
