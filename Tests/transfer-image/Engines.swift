import ImageConfig

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

/// Engines and images made of values, as their answers would be read.
enum Engines {
  /// A digest of one digit; what tells images and layers apart in tests.
  static func digest(_ digit: Character) -> String { "sha256:" + String(repeating: digit, count: 64) }

  static func line(
    _ id: Character, _ layers: String, command: String = "sh", size: Int = 1000,
    created: String = "2024-01-01"
  ) -> String {
    let digests = layers.map { "\"\(digest($0))\"" }.joined(separator: ",")
    return
      #"{"id":"\#(digest(id))","rootfs":{"Type":"layers","Layers":[\#(digests)]},"config":{"Cmd":["\#(command)"],"User":""},"#
      + #""created":"\#(created)","os":"linux","architecture":"amd64","size":\#(size)}"#
  }

  static func image(_ id: Character, _ layers: String, command: String = "sh") -> ImageFacts? {
    ImageFacts(line(id, layers, command: command))
  }

  /// Its answer: images by their layers, and those asked for.
  static func answer(
    version: String = "26.1.5", store: String = "null", free: Int? = nil,
    programs: [String] = ["zstd", "gzip"],
    images: [(id: Character, layers: String)] = [], asked: [String?] = []
  ) -> String {
    var lines = [
      "Welcome to gpu", AnswerWord.first, "engine docker", "server \(version)", "store \(store)",
    ]
    lines += ["root /var/lib/docker"] + (free.map { ["free \($0)"] } ?? []) + programs.map { "has \($0)" }
    lines += images.map { image in
      "layers \(digest(image.id)) "
        + image.layers.map { String(repeating: $0, count: 32) }.joined(separator: " ")
    }
    for line in asked { lines += ["asked"] + (line.map { ["image \($0)"] } ?? []) }
    return (lines + ["end", ""]).joined(separator: "\n")
  }

  static let containerd = #"[["driver-type","io.containerd.snapshotter.v1"]]"#

  static func facts(_ answer: String) throws -> EngineFacts {
    try EngineFacts(Array(answer.utf8), from: "gpu")
  }
}
