import Testing

@testable import RunCore

struct NVIDIADevicesTests {
  @Test func listsGPUsAndTheirParts() {
    let devices = NVIDIADevices(
      list: """
        GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-5d5ba0d6-d33d)
          MIG 3g.20gb     Device  0: (UUID: MIG-7a1b-0)
          MIG 1g.5gb      Device  1: (UUID: MIG-7a1b-1)
        GPU 1: NVIDIA H100 PCIe (UUID: GPU-ffff)
        """)
    #expect(devices.all.map(\.index) == ["0", "0:0", "0:1", "1"])
    #expect(
      devices.all.map(\.name) == ["NVIDIA A100-SXM4-40GB", "MIG 3g.20gb", "MIG 1g.5gb", "NVIDIA H100 PCIe"])
    #expect(devices.device("0:1")?.identifier == "MIG-7a1b-1")
    #expect(devices.device("GPU-5d5ba0d6")?.index == "0")
    #expect(devices.device("GPU-ffff")?.index == "1")
    #expect(devices.device("GPU-5") == nil)
    #expect(devices.device("2") == nil)
  }

  @Test func aShortNameMayFitSeveral() {
    let devices = NVIDIADevices(
      list: "GPU 0: A (UUID: GPU-bbbb1)\nGPU 1: A (UUID: GPU-bbbb2)\nGPU 2: A (UUID: GPU-bbbb)\n")
    #expect(devices.devices("GPU-bbbb").map(\.index) == ["2"], "it is one's whole name")
    #expect(devices.devices("GPU-bbb").isEmpty)
    let two = NVIDIADevices(list: "GPU 0: A (UUID: GPU-bbbb1)\nGPU 1: A (UUID: GPU-bbbb2)\n")
    #expect(two.devices("GPU-bbbb").map(\.index) == ["0", "1"])
    #expect(two.device("GPU-bbbb") == nil)
  }

  @Test(arguments: ["", "No devices found.", "GPU", "GPU 0: x (UUID: ", "(UUID: )", "GPU x: y (UUID: GPU-1)"])
  func isEmpty(_ text: String) {
    #expect(NVIDIADevices(list: text).all.isEmpty || NVIDIADevices(list: text).all.first?.index == "0")
  }

  @Test func least() {
    let uses = NVIDIADevices.uses(
      "0, GPU-a, 100, 4096, 3\n1, GPU-b, 20, 4096, 90\n2, GPU-c, 20, 4096, [N/A]\nnonsense\n3, GPU-d, x, 1, 1\n"
    )
    #expect(uses.map(\.index) == ["0", "1", "2"])
    #expect(NVIDIADevices.least(uses)?.index == "2")
    #expect(NVIDIADevices.least([]) == nil)
  }

  @Test func processes() {
    #expect(
      NVIDIADevices.processes("GPU-a, 17\nGPU-a, 18\r\nGPU-b, [N/A]\n") == ["GPU-a": [17, 18]])
  }

  @Test(
    arguments: [
      ("all", .all), ("none", GPUSelection.none), ("auto", .least), ("0", .these(["0"])),
      ("0,1", .these(["0", "1"])), ("0:1", .these(["0:1"])), ("GPU-1a-2b", .these(["GPU-1a-2b"])),
      ("MIG-GPU-1/2/0", .these(["MIG-GPU-1/2/0"])),
    ] as [(String, GPUSelection)]) func selects(_ item: (text: String, selection: GPUSelection))
  {
    #expect(GPUSelection(item.text) == item.selection)
  }

  @Test(arguments: ["", ",", "0,", "0 1", "x", "0\n", "--privileged", "GPU-1;x", "\"0\"", "all,0"])
  func selectsNothing(_ text: String) {
    #expect(GPUSelection(text) == nil)
  }
}
