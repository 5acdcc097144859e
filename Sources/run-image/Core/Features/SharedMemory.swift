import ImageConfig

/// `shm_size=`: those who load data hand it on through /dev/shm, of which docker gives 64 MB.
enum SharedMemory {
  /// - Parameter others: flags that settle it already.
  static func flags(_ inputs: RunInputs, besides others: RunFlags) throws(Setting.Problem) -> RunFlags {
    switch try inputs.choice(.shmSize) {
    case .off: return .none
    case .these(let words, let origin):
      return RunFlags(flag: "--shm-size", value: try Quantity.size(words, origin))
    case .standard:
      guard !inputs.isElsewhere, !others.contains(["--shm-size", "--ipc"]), let memory = inputs.host.memory
      else { return .none }
      return RunFlags(flag: "--shm-size", value: "\(max(memory >> 22, 64))m")
    }
  }
}
