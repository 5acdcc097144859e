import CommandLine
import RemoteEngineCore

/// How the archive is compressed on its way: as both ends can, and not where it is already.
package struct Compression: Equatable {
  /// In pieces of the size of its window: it sends before it has more, and what it was given is soon on its way,
  /// as progress tells.
  private static let zstd = Command("zstd", ["-q", "-3", "-T0", "-B2MiB", "-c"])

  /// None where it goes as it is.
  package var compress: Command?
  /// What takes it out again, where docker does not by itself.
  package var decompress: String = ""

  /// For what comes from over there, and is taken out of its compression here.
  package init(from there: EngineFacts, to here: EngineFacts) {
    // Archives of the other kind of store hold compressed layers already.
    if there.store == .containerd { return }
    if there.programs.contains("zstd"), here.programs.contains("zstd") {
      (compress, decompress) = (Self.zstd, "zstd -qdc")
    } else if there.programs.contains("gzip"), here.programs.contains("gzip") {
      (compress, decompress) = (Command("gzip", ["-c"]), "gzip -dc")
    }
  }

  /// Whether a file of this name can be made: one that names a compression has it.
  package static func knows(_ file: String) -> Bool {
    let others = [
      ".xz", ".txz", ".bz2", ".tbz", ".tbz2", ".lz", ".lz4", ".lzma", ".lzo", ".br", ".z", ".zip", ".7z",
    ]
    let name = file.lowercased()
    return !others.contains { name.hasSuffix($0) }
  }

  /// As a file's name says.
  package init(file: String, _ here: EngineFacts) throws(TransferProblem) {
    let name = file.lowercased()
    if name.hasSuffix("zst") {
      guard here.programs.contains("zstd") else { throw .noProgram("zstd", file: file) }
      compress = Self.zstd
    } else if name.hasSuffix("gz") {
      guard let program = ["pigz", "gzip"].first(where: here.programs.contains) else {
        throw .noProgram("gzip", file: file)
      }
      compress = Command(program, ["-c"])
    }
  }

  package init(here: EngineFacts, there: EngineFacts, isCompressed: Bool) {
    if isCompressed { return }
    // Engines since 23 read zstd themselves, and all of them gzip.
    let readsZstd = there.store != .podman && there.generation >= 23
    if here.programs.contains("zstd"), readsZstd || there.programs.contains("zstd") {
      compress = Self.zstd
      decompress = readsZstd ? "" : "zstd -qdc"
    } else if let program = ["pigz", "gzip"].first(where: here.programs.contains) {
      compress = Command(program, ["-c"])
    }
  }
}
