import Testing

@testable import ImageConfig

struct ImagesFolderTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let expected: String?

    init(_ name: String, _ text: String, _ expected: String?) {
      self.name = name
      self.text = text
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: folders) func isNamed(_ item: Case) throws {
    let config = try ConfigFile("[project]\nimages=\(item.text)")
    #expect(try ImagesFolder.named(in: config, environment: nil)?.text == item.expected)
  }

  static let folders: [Case] = [
    .init("a folder", "images", "images"),
    .init("a folder further down", "a/b", "a/b"),
    .init("the root", ".", "."),
    .init("the root with a slash", "./", "."),
    .init("a slash at the end", "images/", "images"),
    .init("several slashes at the end", "images//", "images"),
    .init("a dot at the start", "./images", "images"),
    .init("a dot and a slash", "./images/", "images"),
    .init("a blank inside", "my images", "my images"),
    .init("dots within a name", "..images", "..images"),
    .init("a hidden folder", ".images", ".images"),
    .init("nothing said", "", nil),
  ]

  @Test(arguments: ["/", "/images", "..", "../images", "a/../b", "a/..", "./..", "//", "/.."])
  func staysInTheProject(_ text: String) throws {
    let config = try ConfigFile("# c\n[project]\nImages = \(text)")
    let error = #expect(throws: Project.Problem.self) { try ImagesFolder.named(in: config, environment: nil) }
    guard case .imagesFolderOutside(_, let place)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(place == origin(3, "project", "Images"))
  }

  @Test func mayDifferByEnvironment() throws {
    let config = try ConfigFile("[project]\nimages=a\n[project@ci]\nimages=b")
    #expect(try ImagesFolder.named(in: config, environment: nil)?.text == "a")
    #expect(try ImagesFolder.named(in: config, environment: "ci")?.text == "b")
  }

  @Test func isDockerWhereNobodySaysIt() throws {
    #expect(try ImagesFolder.named(in: .empty, environment: nil) == nil)
    #expect(ImagesFolder.standard == "docker")
  }
}
