import ImageConfig
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The page of run.cfg's keys is their table, row by row.
struct KeyPageTests {
  @Test(arguments: ConfigKey.all.map { "\($0.place.rawValue) \($0.name)" }) func explains(_ name: String)
    throws
  {
    let key = try #require(ConfigKey.all.first { "\($0.place.rawValue) \($0.name)" == name })
    let place = key.place.isImage ? "" : "| `\(key.place.rawValue)` "
    let row =
      "\(place)| `\(key.name)` | \(key.type) | \(key.standard) | `\(key.name) = \(key.example)` | \(key.meaning) |"
    #expect(try page().contains(row))
  }

  private func page(from file: String = #filePath) throws -> Set<String> {
    let root = file.split(separator: "/").dropLast(4).joined(separator: "/")
    let stream = try #require(fopen("/" + root + "/Sources/RUN-CFG.md", "r"))
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    while case let byte = getc(stream), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init))
  }
}
