import Testing

import ImageConfig
@testable import TransferCore

private let base = ArchiveFilterTests.base
private let config = ArchiveFilterTests.config
private let manifest = ArchiveFilterTests.manifest
private let hex = String(repeating: "a", count: 64)

/// Archives by somebody who lies: what an engine's reader could take for more than ours does never reaches it.
struct LyingArchiveTests {
  private static let files = [
    "./manifest.json", "a/../index.json", "/manifest.json", "blobs//x", ".", "../x", "a/./", "index.json/",
    "manifest.json/", "INDEX.JSON", "index.json ", "blobs", "blobs/sha256", "blobs/sha256/x", "x/layer.tar",
    base + "/", base.uppercased(), "blobs/sha512/" + hex, "x.json", "", "new", hex, hex + "/", hex + "/x",
    hex + "/layer.tar/", base + "0",
  ]
  private static let otherTypes = [
    "index.json", "manifest.json", base, hex + ".json", "layer.tar", "oci-layout",
  ]
  private static let folders = ["other/", "blobs/sha256/x/", "./", "blobs//"] + otherTypes
  private static let targets = [
    "/etc/passwd", "../../x", "../index.json", "../\(hex)/../layer.tar", "../\(hex)/layer.tar/",
  ]

  static var strangers: [TarHeader] {
    var all = files.map { TarHeader(name: $0, type: TarHeader.file, size: 0) }
    all += folders.map { TarHeader(name: $0, type: TarHeader.folder, size: 0) }
    for type in [TarHeader.symbolicLink, TarHeader.hardLink] {
      all += otherTypes.map { TarHeader(name: $0, type: type, size: 0, link: base) }
    }
    all += targets.map {
      TarHeader(name: hex + "/layer.tar", type: TarHeader.symbolicLink, size: 0, link: $0)
    }
    let layer = "../\(hex)/layer.tar"
    all.append(TarHeader(name: hex + "/layer.tar", type: TarHeader.hardLink, size: 0, link: layer))
    return all + [TarHeader(name: base, type: UInt8(ascii: "6"), size: 0)]
  }

  /// Another reader takes `index.json/` for index.json: what is not known by its name and its type is refused.
  @Test(arguments: strangers) func whatIsNoPart(_ item: TarHeader) throws {
    #expect(throws: ArchiveContents.Problem.unexpected(item.name)) {
      try ArchiveFilterTests.filtered(#require(item.block) + ArchiveFilterTests.layout())
    }
  }

  /// As podman writes it, and docker before 25 where a layer stands in two places.
  @Test func aLinkToALayer() throws {
    for target in ["../\(hex).tar", "../\(String(repeating: "b", count: 64))/layer.tar"] {
      var tar = Tar()
      tar.add("\(hex)/", [], type: TarHeader.folder)
      tar.add("\(hex)/layer.tar", [], type: TarHeader.symbolicLink, link: target)
      tar.add(config, "{}")
      tar.add("manifest.json", #"[{"Config":"\#(config)","Layers":["\#(hex)/layer.tar"]}]"#)
      let entry = try #require(try Tar.entries(ArchiveFilterTests.filtered(tar.ended).output).first?.0)
      #expect(entry.name == "\(hex)/layer.tar" && entry.kind == .link(to: target, isHard: false))
    }
  }

  /// Podman's own, which is called so there.
  @Test(arguments: [
    ("localhost/x:1", "x:1", true), ("docker.io/library/x:1", "x:1", true), ("other/x:1", "x:1", false),
    ("x:1@sha256:\(String(repeating: "a", count: 64))", "x:1", false), ("X", "x:1", false),
  ]) func aNameInOtherWords(_ item: (tag: String, name: String, isIt: Bool)) throws {
    var tar = Tar()
    tar.add(config, "{}")
    tar.add("manifest.json", #"[{"Config":"\#(config)","RepoTags":["\#(item.tag)"],"Layers":null}]"#)
    let output = try ArchiveFilterTests.filtered(tar.ended, named: [item.name]).output
    let tags = item.isIt ? "[\"\(item.tag)\"]" : "null"
    #expect(
      try ArchiveFilterTests.text("manifest.json", of: output).contains("\"RepoTags\":\(tags)"), "\(item)")
  }

  /// Go's reader takes a key in any case, and the last of two; what we don't know does not go on.
  @Test func namesInOtherKeys() throws {
    let digest = "sha256:" + manifest.suffix(64)
    let names = #"{"io.containerd.image.name":"docker.io/library/victim:latest"}"#
    var tar = Tar()
    tar.add(config, "{}")
    tar.add(
      "manifest.json",
      #"[{"Config":"\#(config)","Layers":[],"repotags":["victim:latest"],"Parent":"victim"}]"#)
    tar.add(
      "index.json",
      #"{"Manifests":[],"annotations":\#(names),"manifests":[{"digest":"\#(digest)","size":30,"Annotations":\#(names),"annotations":\#(names),"urls":["victim"],"platform":{"os":"linux","Annotations":\#(names)}}]}"#
    )
    for wanted in [[], ["x:1"]] {
      let (filter, output) = try ArchiveFilterTests.filtered(tar.ended, named: wanted)
      #expect(!String(decoding: output, as: UTF8.self).contains("victim"))
      let naming = try #require(try filter.contents?.naming(ImageReference("x:1")))
      #expect(!String(decoding: naming, as: UTF8.self).contains("victim"))
      #expect(try ArchiveFilterTests.text("index.json", of: naming).contains("docker.io/library/x:1"))
    }
  }
}
