import Testing

@testable import ImageConfig

/// What is known as a copy of ours, and what is somebody's own.
struct TemporaryCopyTests {
  private static func copy(_ text: String) -> String {
    String(decoding: TemporaryCopy.of(Array(text.utf8), named: "pip.conf.template"), as: UTF8.self)
  }

  @Test(arguments: ["", "\n", "[global]\n", "[global]\nx = 1", "# Orbyter's copy of\n"])
  func isOurs(_ text: String) {
    let copy = Self.copy(text)
    #expect(copy.hasPrefix(text))
    #expect(TemporaryCopy.isOne(Array(copy.utf8)))
  }

  @Test(arguments: [
    "", "\n", "[global]\n", copy("[global]\n") + "x = 1\n", "x = 1\n" + copy("[global]\n"),
    String(copy("a\n").dropLast()), copy("a\n") + "\n", "# Orbyter's copy of x: 0\n",
  ]) func isSomebodys(_ text: String) {
    #expect(!TemporaryCopy.isOne(Array(text.utf8)))
  }

  @Test func whatBuildsWriteIsNobodysChange() {
    let paths = ["_version.py.bld", "sub/_version.py.bld", "my_version.py.bld", "pip.conf", "sub/pip.conf"]
    let copy = TemporaryCopy.of([], named: "x")
    let ours = OwnFiles.without(paths) { $0 == "pip.conf" ? copy : Array(OwnFiles.versionFileMark.utf8) }
    #expect(ours == ["my_version.py.bld", "sub/pip.conf"])
    #expect(OwnFiles.without(paths) { _ in [] } == paths)
    let gone = OwnFiles.without(paths) { _ in nil }
    #expect(gone == ["my_version.py.bld", "pip.conf", "sub/pip.conf"])
  }
}
