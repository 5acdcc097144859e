import Testing

@testable import RunCore

struct CUDARequirementTests {
  @Test(arguments: [
    // what the image asks, the driver, whether it is enough
    ("cuda>=12.2", "535.104.05", true),
    ("cuda>=12.4", "535.104.05", false),
    ("cuda>=12.4", "550.54.14", true),
    ("cuda>=11.0", "450.80.02", true),
    ("cuda>=9.0", "384.81", true),
    ("cuda>=9.0", "340.108", false),
    // One of the alternatives is enough.
    ("cuda>=12.4 brand=tesla,driver>=535,driver<536", "535.104.05", true),
    ("cuda>=12.4 brand=tesla,driver>=470,driver<471", "535.104.05", false),
    // The card's brand is the runtime's to judge.
    ("brand=tesla", "535.104.05", true),
    ("cuda=12.2", "535.1", true),
    ("cuda!=12.2", "535.1", false),
    ("driver>535.1", "535.1", false),
    ("driver<=535.1", "535.1", true),
    // A driver that is newer than this program.
    ("cuda>=99.0", "900.1", true),
    ("nonsense", "535.1", true),
    ("cuda>=x", "535.1", true),
  ]) func isMet(_ item: (text: String, driver: String, isMet: Bool)) throws {
    let requirement = try #require(CUDARequirement(["PATH=/bin", "NVIDIA_REQUIRE_CUDA=\(item.text)"]))
    #expect(requirement.isMet(by: try #require(DriverVersion(item.driver))) == item.isMet)
  }

  @Test(arguments: [
    [], ["NVIDIA_REQUIRE_CUDA="], ["NVIDIA_REQUIRE_CUDA=cuda>=9", "NVIDIA_DISABLE_REQUIRE=true"],
    ["NVIDIA_REQUIRE_CUDA=cuda>=9", "NVIDIA_DISABLE_REQUIRE=1"], ["XNVIDIA_REQUIRE_CUDA=cuda>=9"],
  ]) func isNone(_ environment: [String]) {
    #expect(CUDARequirement(environment) == nil)
  }

  @Test(arguments: ["", ".", "5.", "a", "5.a", "-1", "5..1", "99999999999999999999"]) func noVersion(
    _ text: String
  ) {
    #expect(DriverVersion(text) == nil)
  }

  @Test func versionsByTheirNumbers() throws {
    let ordered = try ["9.2", "12", "12.0.1", "12.10", "535.54.03", "535.104.05"].map {
      try #require(DriverVersion($0))
    }
    #expect(ordered.sorted() == ordered)
    #expect(DriverVersion("12") == DriverVersion("12.0"))
  }
}
