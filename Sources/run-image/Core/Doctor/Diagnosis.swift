import CommandLine
import ImageConfig

/// One thing that `--doctor` looked at, and how it is.
package enum Diagnosis: Equatable, Sendable {
  case client(path: String)
  case noClient
  case engine(version: String, system: String, address: String)
  case noRight(isMember: Bool, user: String)
  case engineSilent(reason: String, address: String, Route)
  case builder(String)
  case noBuilder
  case space(String, free: UInt64)
  case programs(missing: [String])
  case images(count: Int, warnings: Int)
  case noProject(reason: String)
  case badProject(reason: String)
  case noGPU
  case gpu(driver: String?, way: String)
  case gpuTrouble(GPUProblem)
  case gpus([String])

  /// What made docker's client look for its engine there.
  package enum Route: Equatable, Sendable {
    case usual, context
    case variable(String)
  }

  package enum State: Sendable {
    case good, bad
    /// Nothing is wrong, and something is not there.
    case without
  }

  /// Less, and the next larger image does not fit.
  private static let leastSpace: UInt64 = 20_000_000_000

  package var state: State {
    switch self {
    case .client, .engine, .builder, .gpu, .gpus: .good
    case .noClient, .noRight, .engineSilent, .badProject, .gpuTrouble: .bad
    case .noBuilder, .noProject, .noGPU: .without
    case .space(_, let free): free < Self.leastSpace ? .bad : .good
    case .programs(let missing): missing.isEmpty ? .good : .bad
    case .images(_, let warnings): warnings == 0 ? .good : .bad
    }
  }

  package var text: String {
    switch self {
    case .client(let path): "docker's client is \(plain(path))"
    case .noClient: "there is no docker on the PATH"
    case .engine(let version, let system, let address):
      "the engine at \(plain(address)) is \(plain(version)) on \(plain(system))"
    case .noRight: EngineProblem.refusal
    case .engineSilent(let reason, let address, _):
      "no engine answers at \(plain(address)): \(VisibleText.reason(reason))"
    case .builder(let version): "builds go through buildx \(plain(version))"
    case .noBuilder: "there is no buildx, so images are built one after the other"
    case .space(let path, let free): "\(plain(path)) has \(TransferRate.size(free)) free"
    case .programs(let missing):
      missing.isEmpty ? "git, ssh and make are there" : "there is no \(missing.joined(separator: ", no "))"
    case .images(let count, let warnings):
      "run.cfg and \(count) images are read"
        + (warnings == 0 ? "" : ", with \(warnings) \(warnings == 1 ? "warning" : "warnings")")
    case .noProject(let reason), .badProject(let reason): VisibleText.reason(reason)
    case .noGPU: "this machine shows no NVIDIA GPU"
    case .gpu(let driver, let way):
      "containers get GPUs by \(way)" + (driver.map { ", driver \(plain($0))" } ?? "")
    case .gpuTrouble(let problem): problem.cause
    case .gpus(let names): VisibleText.list(names)
    }
  }

  /// What to do; none where nothing is to be done.
  package var cure: String? {
    switch self {
    case .noClient: "install docker: https://docs.docker.com/engine/install"
    case .noRight(let isMember, let user): EngineProblem.noRight(isMember: isMember, user: user).cure
    case .engineSilent(_, _, .usual): "start it: sudo systemctl start docker"
    case .engineSilent(_, _, .context):
      "docker's current context leads there: start that engine, or pick another: docker context ls"
    case .engineSilent(_, _, .variable(let name)):
      "\(plain(name)) leads there: correct it or unset it, or start that engine"
    case .noBuilder: "install docker-buildx-plugin, or your system's docker-buildx"
    case .space where state == .bad:
      "docker system df shows what uses it; docker builder prune frees the build cache"
    case .programs(let missing) where !missing.isEmpty: "install \(missing.joined(separator: ", "))"
    case .gpuTrouble(let problem): problem.cure
    default: nil
    }
  }

  private func plain(_ text: String) -> String { VisibleText.plain(text) }
}
