import TestSupport
import Testing

@testable import RunCore
@testable import run_image

/// Machines as folders: what their files say of GPUs.
struct GPUHostTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let files: [String: String]
    var links: [String: String] = [:]
    let host: GPUHost
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    .init(name: "nothing", files: [:], host: GPUHost()),
    .init(
      name: "a card without a driver",
      files: [
        "sys/bus/pci/devices/0000:00:1f.0/vendor": "0x8086\n",
        "sys/bus/pci/devices/0000:00:1f.0/class": "0x060100\n",
        "sys/bus/pci/devices/0000:01:00.0/vendor": "0x10de\n",
        "sys/bus/pci/devices/0000:01:00.0/class": "0x030200\n",
      ], host: GPUHost(card: .onBus)),
    .init(
      name: "its sound alone",
      files: [
        "sys/bus/pci/devices/0000:01:00.1/vendor": "0x10de\n",
        "sys/bus/pci/devices/0000:01:00.1/class": "0x040300\n",
      ], host: GPUHost()),
    .init(name: "Windows' way", files: ["dev/dxg": ""], host: GPUHost(card: .otherwise)),
    .init(
      name: "a driver and its library",
      files: [
        "dev/nvidiactl": "",
        "proc/driver/nvidia/version":
          "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023\nGCC version:  gcc version 12.2.0\n",
      ], links: ["usr/lib64/libnvidia-ml.so.1": "libnvidia-ml.so.550.90.07"],
      host: GPUHost(
        card: .otherwise, driver: DriverVersion("535.104.05"), library: DriverVersion("550.90.07"))),
    .init(
      name: "the open module's line",
      files: [
        "proc/driver/nvidia/version":
          "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.86.15  Release Build\n"
      ], host: GPUHost(driver: DriverVersion("570.86.15"))),
    .init(
      name: "accelerators", files: ["dev/neuron1": "", "dev/neuron0": "", "dev/null0": ""],
      host: GPUHost(neurons: ["/dev/neuron0", "/dev/neuron1"])),
  ]

  @Test(arguments: cases) func shows(_ item: Case) throws {
    let machine = try TemporaryFolder()
    for (path, text) in item.files { try machine.write(path, text) }
    for (path, target) in item.links { try machine.link(path, to: target) }
    let host = GPUHost.measured(below: machine.path, path: "/nowhere", specifications: ["/etc/cdi"])
    #expect(host == item.host)
  }
}
