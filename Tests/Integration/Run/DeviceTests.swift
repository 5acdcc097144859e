import Testing

extension Integration {
  /// Devices that the engine itself gives a container, by their names in a CDI specification.
  @Suite struct DeviceTests {
    @Test(arguments: Store.allCases) func namedOnes(_ store: Store) throws {
      let engine = try Engine("cdi-\(store)", ["--store", store.rawValue, "--cdi"])
      defer { try? Lab.stop(engine.name) }
      try engine.makeBusybox()
      let fixture = try Fixture(on: engine, config: "gpu = --device nvidia.com/gpu=0\n")
      #expect(try fixture.inBox("cat /run/gpu; echo $CDI_GPU_0 $CDI_GPU_1") == "a GPU would be here\nyes\n")
    }
  }
}
