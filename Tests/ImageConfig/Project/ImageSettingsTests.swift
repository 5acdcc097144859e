import Testing

@testable import ImageConfig

/// Whose keys an image has.
struct ImageSettingsTests {
  private static let config = """
    [DEFAULT]
    ports = default
    [run_image]
    synthetic_images = shell lab
    [dev]
    cmd = dev
    gpu = dev
    volumes = dev
    ports = dev
    [shell]
    name = dev
    cmd = shell
    gpu = shell
    [lab]
    name = shell
    cmd = lab
    [dev@ci]
    volumes = dev@ci
    [shell@ci]
    gpu = shell@ci
    """

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let operand: String
    let environment: String?
    /// cmd, gpu, volumes and ports.
    let expected: [String]

    init(_ name: String, _ operand: String, in environment: String? = nil, _ expected: [String]) {
      self.name = name
      self.operand = operand
      self.environment = environment
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: images) func has(_ item: Case) throws {
    let image = try Project(Self.config, in: item.environment).image(item.operand)
    let values = try ["cmd", "gpu", "volumes", "ports"].map {
      try image.settings.setting(named: $0)?.text ?? "-"
    }
    #expect(values == item.expected)
    #expect(image.name == item.operand)
  }

  static let images: [Case] = [
    .init("a folder without a section", "base", ["-", "-", "-", "default"]),
    .init("a folder", "dev", ["dev", "dev", "dev", "dev"]),
    .init("a synthetic one above its folder", "shell", ["shell", "shell", "dev", "dev"]),
    .init("a synthetic one's above both", "lab", ["lab", "shell", "dev", "dev"]),
    .init("the folder as the environment changes it", "dev", in: "ci", ["dev", "dev", "dev@ci", "dev"]),
    .init("every layer as it changes it", "lab", in: "ci", ["lab", "shell@ci", "dev@ci", "dev"]),
  ]

  @Test func kinds() throws {
    let project = try Project(Self.config + "\n[db]\nname=x\nprefix=no")
    #expect(try project.image("dev").kind == .folder)
    #expect(try project.image("lab").kind == .synthetic(folder: "dev"))
    #expect(try project.image("db").kind == .external)
  }

  /// An image from elsewhere hands its keys on as a folder does.
  @Test func keysOfAnImageFromElsewhere() throws {
    let config = "[run_image]\nsynthetic_images=s\n[s]\nname=db\n[db]\nname=postgres\nprefix=no\ncmd=x"
    #expect(try Project(config).image("s").settings.setting(named: "cmd")?.text == "x")
  }
}
