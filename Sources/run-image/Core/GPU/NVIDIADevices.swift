import ImageConfig

/// The GPUs of this machine as `nvidia-smi` tells them.
package struct NVIDIADevices: Equatable {
  var all: [Device] = []

  struct Device: Equatable {
    /// `0`, or `0:1` for a part of a GPU.
    var index: String
    var identifier: String
    var name: String
  }

  /// Out of `nvidia-smi -L`: `GPU 0: NVIDIA A100 (UUID: GPU-…)`, and below it `MIG 1g.5gb Device 0: (UUID: MIG-…)`.
  init(list text: String) {
    var gpu = ""
    for line in text.split(whereSeparator: \.isNewline).map(String.init) {
      let mark = "(UUID: "
      guard let start = line.firstIndex(ofText: mark) else { continue }
      let identifier = line[start...].dropFirst(mark.count).prefix { $0 != ")" }
      let words = line[..<start].split(separator: " ")
      let numbers = words.filter { $0.hasSuffix(":") }.map { $0.dropLast() }
      guard let index = (words.first == "GPU" ? numbers.first : numbers.last), DriverVersion(index) != nil
      else { continue }
      if words.first == "GPU" { gpu = String(index) }
      let isPart = words.first == "MIG"
      let name = words.drop { !$0.hasSuffix(":") }.dropFirst().joined(separator: " ")
      all.append(
        Device(
          index: isPart ? "\(gpu):\(index)" : String(index), identifier: String(identifier),
          name: isPart ? words.prefix(2).joined(separator: " ") : name))
    }
  }

  /// A person may shorten an identifier, as NVIDIA's own programs let him, and then it may fit several.
  func devices(_ name: String) -> [Device] {
    if let exact = all.first(where: { $0.index == name || $0.identifier == name }) { return [exact] }
    return name.utf8.count > 7 ? all.filter { $0.identifier.hasPrefix(name) } : []
  }

  /// None where that is not one alone.
  func device(_ name: String) -> Device? {
    let found = devices(name)
    return found.count == 1 ? found.first : nil
  }

  /// How busy each is.
  struct Use: Equatable {
    var index: String
    var identifier: String
    /// In MiB.
    var used: Int
    var total: Int
    var percent: Int
    var users: [String] = []
  }

  /// Out of `--query-gpu=index,uuid,memory.used,memory.total,utilization.gpu --format=csv,noheader,nounits`.
  static func uses(_ text: String) -> [Use] {
    rows(text).compactMap { row in
      guard row.count == 5, let used = Int(row[2]), let total = Int(row[3]) else { return nil }
      // Some cards don't tell how busy they are.
      return Use(index: row[0], identifier: row[1], used: used, total: total, percent: Int(row[4]) ?? 0)
    }
  }

  /// The processes on each, by its identifier, out of `--query-compute-apps=gpu_uuid,pid --format=csv,noheader`.
  static func processes(_ text: String) -> [String: [Int32]] {
    var processes: [String: [Int32]] = [:]
    for row in rows(text) where row.count == 2 {
      if let process = Int32(row[1]) { processes[row[0], default: []].append(process) }
    }
    return processes
  }

  /// The one with the least memory in use; of several the least busy.
  static func least(_ uses: [Use]) -> Use? {
    uses.min { ($0.used, $0.percent) < ($1.used, $1.percent) }
  }

  private static func rows(_ text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
        let start = cell.drop { $0 == " " || $0 == "\r" }
        return String(start.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
      }
    }
  }
}
