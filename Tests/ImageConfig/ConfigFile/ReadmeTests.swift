import ImageConfig
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The README's reference is the table of keys, row by row.
struct ReadmeTests {
  @Test(arguments: ConfigKey.all.map { "\($0.place.rawValue) \($0.name)" }) func explains(_ name: String)
    throws
  {
    let key = try #require(ConfigKey.all.first { "\($0.place.rawValue) \($0.name)" == name })
    let place = key.place.isImage ? "" : "| `\(key.place.rawValue)` "
    let row =
      "\(place)| `\(key.name)` | \(key.type) | \(key.standard) | `\(key.name) = \(key.example)` | \(key.meaning) |"
    #expect(try readme().contains(row))
  }

  private func readme(from file: String = #filePath) throws -> Set<String> {
    let root = file.split(separator: "/").dropLast(4).joined(separator: "/")
    let stream = try #require(fopen("/" + root + "/README.md", "r"))
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    while case let byte = getc(stream), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init))
  }
}
