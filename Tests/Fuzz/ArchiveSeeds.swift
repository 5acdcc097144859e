/// Archives as engines and tar programs write them: plain, with GNU's and pax's long names, beyond 8 GB.
enum ArchiveSeeds {
  static let config = "blobs/sha256/" + String(repeating: "c", count: 64)
  static let layer = "blobs/sha256/" + String(repeating: "a", count: 64)

  static let archives: [[UInt8]] = [layout, old, longNames, large, []]

  private static let layout =
    entry("blobs/", type: "5") + entry(layer, Array(repeating: 7, count: 600)) + entry(config, text: "{}")
    + entry(
      "index.json",
      text:
        #"{"manifests":[{"digest":"sha256:\#(String(repeating: "e", count: 64))","annotations":{"io.containerd.image.name":"docker.io/library/x:1"}}]}"#
    )
    + entry("manifest.json", text: #"[{"Config":"\#(config)","RepoTags":["x:1"],"Layers":["\#(layer)"]}]"#)
    + end

  static let oldLayer = String(repeating: "1", count: 64) + "/layer.tar"

  private static let old: [UInt8] = {
    let (other, config) = (String(repeating: "2", count: 64), String(repeating: "c", count: 64) + ".json")
    return entry(oldLayer, Array(repeating: 1, count: 512))
      + entry(other + "/layer.tar", type: "2", link: "../" + oldLayer)
      + entry(other + "/VERSION", text: "1.0")
      + entry(config, text: "{}") + entry("repositories", text: "{}")
      + entry(
        "manifest.json",
        text: #"[{"Config":"\#(config)","Layers":["\#(oldLayer)","\#(other)/layer.tar"]}]"#) + end
  }()

  private static let longNames =
    entry("././@LongLink", text: String(repeating: "long/", count: 40) + "\0", type: "L")
    + entry("cut", text: "x")
    + entry("PaxHeaders", text: "20 path=another/one\n10 size=2\n", type: "x") + entry("cut", text: "xy")
    + entry("g", text: "11 a=bcdef\n", type: "g") + end

  private static let large =
    header("large", size: [0x80, 0, 0, 0, 0, 0, 0, 2, 0x54, 0x0B, 0xE4, 0]) + Array(repeating: 0, count: 700)

  private static let end = [UInt8](repeating: 0, count: 1024)

  private static func entry(_ name: String, text: String, type: Unicode.Scalar = "0") -> [UInt8] {
    entry(name, Array(text.utf8), type: type)
  }

  private static func entry(
    _ name: String, _ contents: [UInt8] = [], type: Unicode.Scalar = "0", link: String = ""
  ) -> [UInt8] {
    let digits = String(contents.count, radix: 8)
    let size = Array((String(repeating: "0", count: 11 - digits.count) + digits).utf8) + [0]
    let padding = (512 - contents.count % 512) % 512
    return header(name, size: size, type: type, link: link) + contents + [UInt8](repeating: 0, count: padding)
  }

  private static func header(
    _ name: String, size: [UInt8], type: Unicode.Scalar = "0", link: String = ""
  ) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    for (start, bytes) in [
      (0, Array(name.utf8)), (124, size), (156, Array(String(type).utf8)), (157, Array(link.utf8)),
      (257, Array("ustar\000".utf8)),
    ] { block.replaceSubrange(start..<start + bytes.count, with: bytes) }
    mend(&block, at: 0)
    return block
  }

  /// Makes what stands in every block that could be a header one by its checksum, so that lies about sizes
  /// and names are read and not refused at once.
  static func mended(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for start in stride(from: 0, to: bytes.count - 511, by: 512)
    where bytes[start + 257..<start + 262].elementsEqual("ustar".utf8) { mend(&bytes, at: start) }
    return bytes
  }

  private static func mend(_ bytes: inout [UInt8], at start: Int) {
    let field = start + 148..<start + 156
    bytes.replaceSubrange(field, with: Array("        ".utf8))
    let digits = String(bytes[start..<start + 512].reduce(0) { $0 + Int($1) }, radix: 8)
    let text = String(repeating: "0", count: max(0, 6 - digits.count)) + digits + "\0 "
    bytes.replaceSubrange(field, with: Array(text.utf8).prefix(8))
  }
}
