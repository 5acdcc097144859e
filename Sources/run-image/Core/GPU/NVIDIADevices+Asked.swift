import CommandLine

extension NVIDIADevices {
  package static let question = Command("nvidia-smi", ["-L"])

  /// None where the program is not there, or its driver is not.
  package init?(_ answer: Answer?) {
    guard let answer, answer.exitCode == 0 else { return nil }
    self.init(list: answer.text)
  }

  static func usesAsked(_ around: Surroundings) -> [Use] {
    let answers = around.askPrograms([
      Command(
        "nvidia-smi",
        [
          "--query-gpu=index,uuid,memory.used,memory.total,utilization.gpu",
          "--format=csv,noheader,nounits",
        ]),
      Command("nvidia-smi", ["--query-compute-apps=gpu_uuid,pid", "--format=csv,noheader"]),
    ])
    guard let first = answers[0], first.exitCode == 0 else { return [] }
    let processes = answers[1].map { NVIDIADevices.processes($0.text) } ?? [:]
    return uses(first.text).map { use in
      var use = use
      use.users = Set((processes[use.identifier] ?? []).compactMap(around.userOfProcess)).sorted()
      return use
    }
  }
}
