import CommandLine

/// What a plan must know of the machine it starts from, and of the engine.
package struct RunHost {
  /// All of its memory, in bytes.
  var memory: UInt64?
  /// As Europe/Berlin; none where it can't be told.
  var timeZone: String?
  /// Where the engine is.
  package var engine: EngineAddress
  /// Its socket, where it is here.
  package var socket: String?
  /// Where the engine's own machine, as on macOS, has the caller's ssh agent; none where that is this one.
  var agentSocket: String?
  package var caller: Caller?
  /// Whether root may raise limits here; in some containers and virtual machines nobody may.
  var raisesLimits: Bool
  /// Whether a path leads to anything.
  var exists: (String) -> Bool
  /// Whether somebody listens at a port of ours.
  var isTaken: (_ address: String, _ port: Int, _ isUDP: Bool) -> Bool
  /// Who.
  var holder: (_ port: Int) -> String?

  package init(
    memory: UInt64? = nil, timeZone: String? = nil, engine: EngineAddress = .here, socket: String? = nil,
    agentSocket: String? = nil, caller: Caller? = nil, raisesLimits: Bool = true,
    exists: @escaping (String) -> Bool = { _ in false },
    isTaken: @escaping (_ address: String, _ port: Int, _ isUDP: Bool) -> Bool = { _, _, _ in false },
    holder: @escaping (_ port: Int) -> String? = { _ in nil }
  ) {
    (self.memory, self.timeZone, self.engine) = (memory, timeZone, engine)
    (self.socket, self.agentSocket, self.caller) = (socket, agentSocket, caller)
    (self.raisesLimits, self.exists, self.isTaken, self.holder) = (raisesLimits, exists, isTaken, holder)
  }

  // What is asked only where it decides something.
  var info: EngineInfo?
  package var image = ImageInfo.unknown
  /// The commit that the image was built from, where this checkout's history does not have it.
  var foreignCommit: String?
  /// The containers of this image and environment that are ours, the newest first.
  var containers: [OwnContainer] = []
  var gpu = GPUHost()
  /// None where nvidia-smi was not asked, or did not know.
  var devices: NVIDIADevices?
  var uses: [NVIDIADevices.Use] = []
  var passwd: KnownUsers?
}
