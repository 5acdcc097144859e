import Execution
import ImageConfig
import RunCore

extension GPUHost {
  /// - Parameters:
  ///   - root: in front of every path.
  ///   - folders: where the engine looks for specifications of devices.
  static func measured(below root: String = "", path: String?, specifications folders: [String]) -> GPUHost {
    GPUHost(
      card: card(root), driver: module(root), library: library(root),
      hasToolkit: ["nvidia-container-runtime-hook", "nvidia-ctk"]
        .contains { Executable.find($0, path: path) != nil },
      specifications: folders.flatMap { specifications(in: root + $0) },
      neurons: ((try? FileReader.names(in: root + "/dev")) ?? []).filter { $0.hasPrefix("neuron") }
        .map { "/dev/" + $0 })
  }

  private static func card(_ root: String) -> Card {
    // A driver's own devices, Windows' way, and Tegra's.
    let others = ["/dev/nvidiactl", "/dev/nvidia0", "/dev/dxg", "/dev/nvmap", "/dev/nvhost-gpu"]
    if others.contains(where: { FileReader.exists(root + $0) }) { return .otherwise }
    let bus = root + "/sys/bus/pci/devices"
    let isOnBus = ((try? FileReader.names(in: bus)) ?? []).contains { name in
      text("\(bus)/\(name)/vendor").hasPrefix("0x10de") && text("\(bus)/\(name)/class").hasPrefix("0x03")
    }
    return isOnBus ? .onBus : .none
  }

  /// `NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 …`
  private static func module(_ root: String) -> DriverVersion? {
    let line = text(root + "/proc/driver/nvidia/version").prefix { $0 != "\n" }
    return line.split(separator: " ").lazy.filter { $0.contains(".") }.compactMap { DriverVersion($0) }.first
  }

  private static func library(_ root: String) -> DriverVersion? {
    let folders = [
      "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/lib/wsl/lib",
    ]
    for folder in folders {
      guard let target = FileReader.link("\(root)\(folder)/libnvidia-ml.so.1") else { continue }
      let name = target.split(separator: "/").last ?? ""
      if name.hasPrefix("libnvidia-ml.so."), let version = DriverVersion(name.dropFirst(16)) {
        return version
      }
    }
    return nil
  }

  private static func specifications(in folder: String) -> [CDISpecification] {
    let names = ((try? FileReader.names(in: folder)) ?? []).filter { name in
      [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }
    return names.compactMap { name in
      let path = "\(folder)/\(name)"
      return (try? FileReader.read(path, limit: 8 << 20)).flatMap { CDISpecification($0, path: path) }
    }.filter { $0.kind == CDISpecification.nvidia }
  }

  private static func text(_ path: String) -> String {
    (try? FileReader.read(path, limit: 1 << 16)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
