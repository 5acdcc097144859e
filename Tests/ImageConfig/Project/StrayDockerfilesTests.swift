import Testing

@testable import ImageConfig

/// Dockerfiles of somebody who does not know yet where they go.
struct StrayDockerfilesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let paths: [String]
    var folder = "."
    var images = "docker"
    let cure: StrayDockerfiles.Cure?
  }

  static let cases: [Case] = [
    Case(testDescription: "none", paths: [], cure: nil),
    Case(
      testDescription: "in a/ and b/", paths: ["b/Dockerfile", "a/Dockerfile"],
      cure: .images(folder: ".", ["a", "b"])),
    Case(
      testDescription: "two deep", paths: ["services/a/Dockerfile", "services/b/Dockerfile", "x/Dockerfile"],
      cure: .images(folder: "services", ["a", "b"])),
    Case(
      testDescription: "one for the whole folder", paths: ["Dockerfile"],
      cure: .move("Dockerfile", to: "docker/NAME/Dockerfile")),
    Case(
      testDescription: "a Containerfile", paths: ["a/Containerfile"],
      cure: .move("a/Containerfile", to: "a/Dockerfile")),
    Case(
      testDescription: "a Containerfile for the whole folder", paths: ["Containerfile"],
      cure: .move("Containerfile", to: "docker/NAME/Dockerfile")),
    Case(
      testDescription: "a Dockerfile goes before it", paths: ["a/Containerfile", "b/Dockerfile"],
      cure: .images(folder: ".", ["b"])),
    // Within a project.
    Case(
      testDescription: "beside the images", paths: ["Dockerfile"], folder: "docker",
      cure: .move("docker/Dockerfile", to: "docker/NAME/Dockerfile")),
    Case(
      testDescription: "beside the images of images=.", paths: ["Dockerfile"], images: ".",
      cure: .move("Dockerfile", to: "NAME/Dockerfile")),
    Case(
      testDescription: "an image's Containerfile", paths: ["dev/Containerfile"], folder: "docker",
      cure: .move("docker/dev/Containerfile", to: "docker/dev/Dockerfile")),
    Case(
      testDescription: "a folder too deep", paths: ["group/dev/Dockerfile"], folder: "docker",
      cure: .images(folder: "docker/group", ["dev"])),
  ]

  @Test(arguments: cases) func cures(_ item: Case) {
    let strays = StrayDockerfiles(item.paths, in: item.folder, imagesFolder: item.images)
    #expect(strays.cure == item.cure)
  }
}
