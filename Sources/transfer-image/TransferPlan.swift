import CommandLine
import ImageConfig

/// From a request to the pipeline that saves here, compresses, and loads over there.
enum TransferPlan {
  /// What was found out about this side.
  struct Source: Equatable {
    /// The image's size, when the engine told it.
    var bytes: UInt64?
    /// The quickest program at hand whose output every docker can load.
    var compressor: String
  }

  /// An image of the project where there is one of that name, else the words as a reference.
  static func reference(_ request: TransferRequest, project: Project?) throws -> ImageReference {
    if let project {
      do {
        return try project.image(request.image).reference.with(tag: request.tag)
      } catch Project.Problem.unknownImage(let name, let nearest?, let known)
        where !isPlainlyForeign(request.image)
      {
        throw Project.Problem.unknownImage(name, nearest: nearest, known: known)
      } catch Project.Problem.unknownImage {}
    }
    return try ImageReference(request.image).with(tag: request.tag)
  }

  private static func isPlainlyForeign(_ name: String) -> Bool {
    name.utf8.contains { "/:@".utf8.contains($0) }
  }

  static func make(_ request: TransferRequest, _ reference: ImageReference, _ source: Source) throws -> Plan {
    let pipeline = Pipeline(
      [
        Command("docker", ["save", reference.description], input: .nothing),
        Command(source.compressor, ["-c"]),
        ssh(request, RemoteLoad.script),
      ],
      meter: Pipeline.Meter(label: "sending \(reference)", total: source.bytes))
    return Plan(directory: "", steps: [.pipe(pipeline)], result: [reference.description])
  }

  /// Nothing here overrides what ssh's config says of port, user, keys or jumps; only a line that went
  /// dead is noticed, instead of never.
  private static func ssh(_ request: TransferRequest, _ script: String) -> Command {
    var arguments = [
      "-T", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=3", "-o", "ConnectTimeout=30",
    ]
    if let file = request.sshConfig { arguments += ["-F", file] }
    if let identity = request.identity { arguments += ["-i", identity] }
    return Command(
      "ssh", arguments + ["--", request.host.description, ShellText.remote(["sh", "-c", script])])
  }
}
