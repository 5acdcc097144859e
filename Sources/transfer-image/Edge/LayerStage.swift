import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore
import ImageConfig

/// Makes an image's archive of layers as their engine keeps them.
final class LayerStage: ByteStage {
  enum Problem: Error {
    /// A layer is not what it was when its bytes were counted.
    case changed
  }

  private var start: [UInt8]
  private var layers: ArraySlice<LayerStore.Layer>
  private var layer: LayerStore.Layer?
  private var split = TarSplit()
  private var parts: ArraySlice<TarSplit.Part> = []
  private var file: InnerFile?
  /// Of the file, and of the layer.
  private var (fileLeft, left): (UInt64, UInt64) = (0, 0)

  private static let piece = 1 << 18

  /// - Parameter start: what the archive has in front of these layers.
  init(_ layers: [LayerStore.Layer], behind start: [UInt8]) {
    self.layers = layers[...]
    self.start = start
  }

  var hasMore: Bool { !parts.isEmpty || file != nil }

  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
    try split.push(bytes) { parts.append($0) }
    output += start
    start = []
    while output.count < Self.piece, hasMore { try step(&output) }
  }

  func finish(to output: inout [UInt8]) throws {
    try split.finish()
    try close(&output)
    // Where no layer goes over, nothing has come.
    output += start
    guard layers.isEmpty else { throw Problem.changed }
    output += PartialImage.end
  }

  private func step(_ output: inout [UInt8]) throws {
    if let file {
      let bytes = try file.read(Int(min(fileLeft, UInt64(Self.piece))))
      if bytes.isEmpty { throw Problem.changed }
      fileLeft -= UInt64(bytes.count)
      output += bytes
      if fileLeft == 0 { self.file = nil }
      return
    }
    guard let part = parts.popFirst() else { return }
    guard part == .start || part.size <= left else { throw Problem.changed }
    left -= part.size
    switch part {
    case .start:
      try close(&output)
      guard let next = layers.popFirst() else { throw Problem.changed }
      (layer, left) = (next, next.size)
      output += PartialImage.header(next.path, next.size)
    case .bytes(let bytes): output += bytes
    case .file(let name, let size):
      guard let layer else { throw Problem.changed }
      (file, fileLeft) = (try InnerFile(name, in: layer.files), size)
    }
  }

  private func close(_ output: inout [UInt8]) throws {
    guard let layer else { return }
    guard left == 0 else { throw Problem.changed }
    output += PartialImage.padding(behind: layer.size)
    self.layer = nil
  }
}

/// Counts the bytes of the layers' archives.
final class LayerSizes: ByteStage {
  private(set) var sizes: [UInt64] = []
  private var split = TarSplit()

  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
    try split.push(bytes) { part in
      if part == .start { sizes.append(0) }
      if !sizes.isEmpty { sizes[sizes.count - 1] &+= part.size }
    }
  }

  func finish(to output: inout [UInt8]) throws { try split.finish() }
}
