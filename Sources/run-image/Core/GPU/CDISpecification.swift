import ImageConfig

/// A file that tells engines how containers get a vendor's devices; of it only what a person asks for by name.
package struct CDISpecification: Equatable {
  let path: String
  package let kind: String
  /// The devices' names; empty where they can't be told.
  let devices: [String]
  /// The driver that it was made for.
  let driver: DriverVersion?

  package static let nvidia = "nvidia.com/gpu"

  /// NVIDIA's own program writes YAML in one shape, which is read by its lines; others write JSON.
  package init?(_ bytes: [UInt8], path: String) {
    self.path = path
    let text = String(decoding: bytes, as: UTF8.self)
    if let json = JSONValue(bytes) {
      guard let kind = json["kind"]?.text else { return nil }
      self.kind = kind
      devices = json["devices"]?.list?.compactMap { $0["name"]?.text } ?? []
    } else {
      let lines = text.split(whereSeparator: \.isNewline).map(Line.init)
      guard let kind = lines.first(where: { $0.indent == 0 && $0.key == "kind" })?.value else { return nil }
      self.kind = kind
      devices = Self.devices(in: lines)
    }
    driver = Self.driver(in: text)
  }

  private static func devices(in lines: [Line]) -> [String] {
    guard let start = lines.firstIndex(where: { $0.indent == 0 && $0.key == "devices" }) else { return [] }
    let list = lines[(start + 1)...].prefix { $0.indent > 0 || $0.isItem }
    // Names of other things stand deeper.
    guard let depth = list.first(where: \.isItem)?.inner else { return [] }
    return list.filter { $0.inner == depth && $0.key == "name" }.compactMap(\.value)
  }

  /// Out of `…/libcuda.so.535.104.05`.
  private static func driver(in text: String) -> DriverVersion? {
    for piece in text.utf8.split(whereSeparator: { "\"', \n\t".utf8.contains($0) }) {
      let name = piece.split(separator: UInt8(ascii: "/")).last.map { Substring($0) } ?? ""
      for library in ["libcuda.so.", "libnvidia-ml.so."] where name.hasPrefix(library) {
        let version = name.dropFirst(library.count)
        if version.contains("."), let version = DriverVersion(version) { return version }
      }
    }
    return nil
  }

  /// A line of YAML as far as it is `- key: value`.
  private struct Line {
    let indent: Int
    let isItem: Bool
    /// Where the key stands.
    let inner: Int
    let key: String
    let value: String?

    init(_ line: Substring) {
      indent = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
      var rest = line.utf8.dropFirst(indent)
      isItem = rest.first == UInt8(ascii: "-")
      let marks = rest.prefix { "- ".utf8.contains($0) }
      if isItem { rest = rest.dropFirst(marks.count) }
      inner = indent + (isItem ? marks.count : 0)
      let key = rest.prefix { $0 != UInt8(ascii: ":") }
      self.key = String(Substring(key))
      let value = rest.dropFirst(key.count + 1).filter { !" \"'\r".utf8.contains($0) }
      self.value = value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
  }
}
