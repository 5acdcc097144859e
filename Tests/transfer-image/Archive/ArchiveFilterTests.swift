import ImageConfig
import Testing

@testable import TransferCore

/// Archives as engines write them, and what is left of them.
struct ArchiveFilterTests {
  static let config = "blobs/sha256/" + String(repeating: "c", count: 64)
  static let base = "blobs/sha256/" + String(repeating: "1", count: 64)
  static let top = "blobs/sha256/" + String(repeating: "2", count: 64)
  static let manifest = "blobs/sha256/" + String(repeating: "e", count: 64)

  /// As engines since 25 and containerd's store write it.
  static func layout(without missing: String? = nil) -> [UInt8] {
    var tar = Tar()
    tar.add("blobs/", [], type: TarHeader.folder)
    for (name, size) in [(base, 5000), (top, 700), (config, 20), (manifest, 30)] where name != missing {
      tar.add(name, [UInt8](repeating: 9, count: size))
    }
    let digest = "sha256:" + manifest.suffix(64)
    tar.add(
      "index.json",
      #"{"schemaVersion":2,"manifests":[{"digest":"\#(digest)","size":30,"annotations":{"io.containerd.image.name":"docker.io/library/x:1"}}]}"#
    )
    tar.add(
      "manifest.json",
      #"[{"Config":"\#(config)","RepoTags":["x:1"],"Layers":["\#(base)","\#(top)"],"LayerSources":{"a":{}}}]"#
    )
    tar.add("oci-layout", #"{"imageLayoutVersion":"1.0.0"}"#)
    tar.add("repositories", #"{"x":{"1":"y"}}"#)
    return tar.ended
  }

  /// As older engines write it.
  static func old() -> [UInt8] {
    var tar = Tar()
    let (one, two) = (String(repeating: "a", count: 64), String(repeating: "b", count: 64))
    for id in [one, two] {
      tar.add("\(id)/", [], type: TarHeader.folder)
      tar.add("\(id)/VERSION", "1.0")
      tar.add("\(id)/layer.tar", [UInt8](repeating: 3, count: 600))
    }
    tar.add("\(String(repeating: "c", count: 64)).json", "{}")
    tar.add(
      "manifest.json",
      #"[{"Config":"\#(String(repeating: "c", count: 64)).json","RepoTags":["x:1"],"Layers":["\#(one)/layer.tar","\#(two)/layer.tar"]}]"#
    )
    tar.add("repositories", "{}")
    return tar.ended
  }

  static let indexes: [(name: String, file: String, platforms: [String])] = [
    ("no index", #"{"config":{}}"#, []), ("no JSON", "{", []), ("a layer", "\u{1F}\u{8B}", []),
    (
      "two platforms and what attests them",
      #"{"manifests":[{"platform":{"os":"linux","architecture":"amd64"}},{"platform":{"os":"linux","architecture":"arm","variant":"v7"}},{"platform":{"os":"unknown","architecture":"unknown"}},{}]}"#,
      ["linux/amd64", "linux/arm/v7"]
    ),
  ]

  @Test(arguments: indexes) func tellsThePlatformsOfAnIndex(
    _ item: (name: String, file: String, platforms: [String])
  ) throws {
    var tar = Tar()
    tar.add(Self.manifest, item.file)
    let rest = Self.layout(without: Self.manifest)
    for pieces in [1, 999] {
      let contents = try #require(try Self.filtered(tar.bytes + rest, pieces: pieces).filter.contents)
      #expect(try contents.platforms(of: ImageReference("x:1")) == item.platforms, "\(item.name)")
      // By its name, or as the only one.
      #expect(try contents.platforms(of: ImageReference("y:1")) == item.platforms, "\(item.name)")
    }
  }

  static func filtered(
    _ archive: [UInt8], without dropped: Set<String> = [], named names: [String] = [], pieces: Int = 999
  ) throws -> (filter: ArchiveFilter, output: [UInt8]) {
    var filter = try ArchiveFilter(without: dropped, named: names.map { try ImageReference($0) })
    var output: [UInt8] = []
    var rest = archive[...]
    while !rest.isEmpty {
      try filter.push(rest.prefix(pieces), to: &output)
      rest = rest.dropFirst(pieces)
    }
    try filter.finish(to: &output)
    return (filter, output)
  }

  static func text(_ name: String, of archive: [UInt8]) throws -> String {
    let entry = try Tar.entries(archive).first { $0.0.name == name }
    return String(decoding: try #require(entry).1, as: UTF8.self)
  }

  @Test(arguments: [1, 100, 512, 100_000]) func leavesOutAndUntags(_ pieces: Int) throws {
    let (filter, output) = try Self.filtered(Self.layout(), without: [Self.base], pieces: pieces)
    let names = try Tar.entries(output).map(\.0.name)
    #expect(names == [Self.top, Self.config, Self.manifest, "manifest.json", "index.json", "oci-layout"])
    #expect(
      try Self.text("manifest.json", of: output)
        == #"[{"Config":"\#(Self.config)","Layers":["\#(Self.base)","\#(Self.top)"],"RepoTags":null}]"#)
    #expect(try Self.text("index.json", of: output) == Self.index(annotations: ""))
    #expect(try Self.text("oci-layout", of: output) == #"{"imageLayoutVersion":"1.0.0"}"#)
    #expect(filter.leftOut == 5000)
    #expect(filter.passed == 700 + 20 + 30)
    let contents = try #require(filter.contents)
    #expect(contents.images.map(\.layers) == [[Self.base, Self.top]])
    #expect(contents.images.first?.configDigest?.description == "sha256:" + String(repeating: "c", count: 64))
    #expect(contents.manifests.map(\.description) == ["sha256:" + String(repeating: "e", count: 64)])
  }

  /// As it goes on.
  private static func index(annotations: String) -> String {
    #"{"manifests":[{\#(annotations)"digest":"sha256:\#(manifest.suffix(64))","size":30}],"mediaType":"application/vnd.oci.image.index.v1+json","schemaVersion":2}"#
  }

  @Test(arguments: [(["x:1"], true), (["y:1", "x:1"], true), (["x:2"], false)])
  func keepsTheNamesThatAreWanted(_ item: (names: [String], keeps: Bool)) throws {
    let output = try Self.filtered(Self.layout(), named: item.names).output
    let ours =
      #""annotations":{"io.containerd.image.name":"docker.io/library/x:1","org.opencontainers.image.ref.name":"1"},"#
    #expect(try Self.text("manifest.json", of: output).contains(#""RepoTags":["x:1"]"#) == item.keeps)
    #expect(try Self.text("index.json", of: output) == Self.index(annotations: item.keeps ? ours : ""))
  }

  @Test func olderEngines() throws {
    let base = String(repeating: "a", count: 64) + "/layer.tar"
    let (filter, output) = try Self.filtered(Self.old(), without: [base])
    #expect(try !Tar.entries(output).contains { $0.0.name == base })
    #expect(
      filter.contents?.images.first?.configDigest?.description == "sha256:"
        + String(repeating: "c", count: 64))
    #expect(filter.contents?.manifests == [])
  }

  /// An engine that loses a part of an image in its archive does not go unnoticed, nor does a short one.
  @Test func whatIsMissingIsNamed() throws {
    for name in [Self.base, Self.top, Self.config] {
      #expect(throws: ArchiveContents.Problem.missing(name)) { try Self.filtered(Self.layout(without: name)) }
    }
    let whole = Self.layout()
    for count in [0, 100, 512, 5000, whole.count - 512] {
      #expect(throws: TarReader.Problem.self) { try Self.filtered(Array(whole[..<count])) }
    }
    #expect(throws: ArchiveContents.Problem.noManifest) { try Self.filtered(Tar().ended) }
  }

  static let manifests = ["", "{}", "[]", "[{}]", #"[{"Config":1,"Layers":[]}]"#, "[[]]", "\u{0}"]

  @Test(arguments: manifests) func unreadableManifests(_ text: String) throws {
    var tar = Tar()
    tar.add("manifest.json", text)
    #expect(throws: ArchiveContents.Problem.unreadable("manifest.json")) { try Self.filtered(tar.ended) }
  }

  @Test func aManifestOfGigabytesIsNotKept() throws {
    let bytes = TarHeader(name: "manifest.json", type: TarHeader.file, size: 3 << 30).block ?? []
    #expect(throws: ArchiveContents.Problem.tooLarge("manifest.json")) { try Self.filtered(bytes) }
  }

  @Test func anIndexTellsSizesAndCompression() throws {
    var tar = Tar()
    tar.add(Self.base, [0x1F, 0x8B, 8, 0, 1])
    tar.add(Self.top, [0x28, 0xB5, 0x2F, 0xFD, 1])
    tar.add(Self.config, "{}")
    tar.add("l", [], type: TarHeader.symbolicLink, link: "../x/layer.tar")
    tar.add("manifest.json", #"[{"Config":"\#(Self.config)","Layers":["\#(Self.base)"]}]"#)
    var index = ArchiveIndex()
    for byte in tar.ended { try index.push([byte]) }
    #expect(index.files[Self.base]?.compression == .gzip)
    #expect(index.files[Self.top]?.compression == .zstd)
    #expect(index.files[Self.config]?.compression == ArchiveIndex.File.Compression.none)
    #expect(index.files[Self.base]?.size == 5)
    #expect(index.links == ["l": "../x/layer.tar"])
    #expect(try index.contents().images.first?.layers == [Self.base])
  }

  /// Small enough to cost nothing, and an archive of its own.
  @Test func aPartialImageIsAnArchive() throws {
    let digest = try Digest("sha256:" + String(repeating: "1", count: 64))
    let layer = PartialImage.Layer(diffID: digest, blob: digest, size: 1, compression: .gzip)
    let archive = PartialImage.archive([layer], architecture: "amd64", system: "linux")
    #expect(archive.count < 10_000)
    let entries = try Tar.entries(archive)
    for (entry, bytes) in entries where entry.name.hasPrefix("blobs/") {
      #expect(entry.name == "blobs/sha256/" + SHA256.hex(bytes))
    }
    #expect(entries.map(\.0.name).suffix(3) == ["index.json", "manifest.json", "oci-layout"])
  }
}
