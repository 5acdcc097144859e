import CommandLine
import ImageConfig
import Testing

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

/// What can't be planned: one line, and exit code 2.
struct TransferProblemTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let words: [String]
    let expected: String

    init(_ name: String, _ words: [String], _ expected: String) {
      self.name = name
      self.words = words
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    .init("no host", ["dev"], "HOST is missing; usage: transfer-image [options] IMAGE... HOST"),
    .init(
      "an inventory into a bundle", ["--inventory", "--bundle", "f", "dev"],
      "--inventory does not go with --bundle"),
    .init(
      "two hosts", ["--inventory", "a", "b"],
      "'b' is one word too many; usage: transfer-image [options] --inventory [HOST]"),
    .init(
      "an empty bundle", ["--bundle", "f.tar"],
      "IMAGE is missing; usage: transfer-image [options] --bundle FILE [--have FILE] IMAGE..."),
    .init("no file to write", ["--bundle", "", "dev"], "--bundle: '' is not a file"),
    .init(
      "have without a bundle", ["--have", "f", "dev", "gpu"],
      "--bundle is missing; usage: transfer-image [options] --bundle FILE [--have FILE] IMAGE..."),
    .init(
      "from into a bundle", ["--from", "gpu", "--bundle", "f", "dev"], "--from does not go with --bundle"),
    .init(
      "nothing to fetch", ["--from", "gpu"],
      "IMAGE is missing; usage: transfer-image [options] --from HOST IMAGE..."),
    .init(
      "from an option", ["--from", "-oProxyCommand=x", "dev"],
      "'-oProxyCommand=x' is not a host: it starts with a dash; write [user@]host"),
    .init("no words", [], "IMAGE is missing; usage: transfer-image [options] IMAGE... HOST"),
    .init(
      "an empty host", ["dev", ""], "a name can't be empty; usage: transfer-image [options] IMAGE... HOST"),
    .init(
      "a misspelt image", ["dve", "gpu"],
      "there is no image 'dve', did you mean 'dev'? (images: base, dev)"),
    .init("an image that is none", ["A B", "gpu"], "'A B' is not an image name: use lower-case letters"),
    .init(
      "an illegal tag", ["-t", "x y", "dev", "gpu"],
      "--image-tag: 'x y' is not a tag; use at most 128 letters, digits, _ . and -, not starting with . or -"),
    .init("an empty -F", ["-F", "", "dev", "gpu"], "--ssh-config: '' is not a file"),
    .init("an empty -i", ["-i", "", "dev", "gpu"], "--identity: '' is not a file"),
    .init("no rate", ["--rate", "fast", "dev", "gpu"], "--rate: 'fast' is not a rate such as 20M or 500k"),
    .init(
      "no option of ssh's", ["-o", "ProxyJump", "dev", "gpu"], "--ssh-option: 'ProxyJump' is not NAME=VALUE"),
    .init(
      "a digest alone", ["x@\(ImageToMoveTests.digest)", "gpu"],
      "'x@\(ImageToMoveTests.digest)' would have no name on the other machine; give it one with -t TAG"),
    .init(
      "an identifier", [ImageToMoveTests.digest, "gpu"],
      "'\(ImageToMoveTests.digest)' is an image ID, not a name; give it a name here with docker tag, and move that"
    ),
    .init(
      "two under one name", ["-t", "1", "x@\(ImageToMoveTests.digest)", "x:1", "gpu"],
      "'x@\(ImageToMoveTests.digest)' and 'x:1' would both be 'x:1' on the other machine; move each with a -t TAG of its own"
    ),
    .init("standard output", ["--bundle", "-", "dev"], "--bundle: '-' is not a file"),
    .init(
      "standard output by its name", ["--bundle", "/dev/stdout", "dev"],
      "--bundle: '/dev/stdout' is not a file"),
    .init(
      "a compression that docker does not read", ["--bundle", "x.tar.xz", "dev"],
      "x.tar.xz: nothing here compresses so; let the name end in .tar, .tar.gz, .tgz or .tar.zst"),
    .init(
      "a host with a command", ["dev", "$(touch pwned)"],
      "'$(touch pwned)' is not a host: it has '$'; write [user@]host"),
    .init(
      "a host with a line", ["dev", "gpu\ntouch pwned"],
      "'gpu\\ntouch pwned' is not a host: it has '\\n'; write [user@]host"),
    .init("a host with a quote", ["dev", "g'pu"], "'g'pu' is not a host: it has '''; write [user@]host"),
    .init("a host with a blank", ["dev", "gpu x"], "'gpu x' is not a host: it has ' '; write [user@]host"),
    .init(
      "a host that is an option", ["dev", "--", "-oProxyCommand=x"],
      "'-oProxyCommand=x' is not a host: it starts with a dash; write [user@]host"),
    .init(
      "a host that is an option, as make hands it on", ["--", "dev", "-oProxyCommand=x"],
      "'-oProxyCommand=x' is not a host: it starts with a dash; write [user@]host"),
    .init(
      "a host that is an option behind @", ["dev", "ada@-oProxyCommand=x"],
      "'ada@-oProxyCommand=x' is not a host: it starts with a dash; write [user@]host"),
    .init(
      "a host that is an option behind ssh://", ["dev", "ssh://-oProxyCommand=x"],
      "'ssh://-oProxyCommand=x' is not a host: it starts with a dash; write [user@]host"),
    .init(
      "an image that is an option", ["--", "--output=x", "gpu"],
      "'--output=x' is not an image name: '--output=x' must be lower-case letters and digits, joined by . _ or -"
    ),
  ]

  @Test(arguments: cases) func explains(_ item: Case) throws {
    let error = #expect(throws: (any Error).self) { try Lab().wanted(item.words) }
    let explained = try #require(error as? any Explained)
    #expect(explained.explanation == item.expected)
    #expect(explained.exitCode == 2)
  }

  @Test(arguments: [
    "; touch pwned", "$(touch pwned)", "`touch pwned`", "a\nb", "'", "\"", "--privileged", "a,b", "é", "  ",
  ])
  func namesMakeLegalReferences(_ value: String) throws {
    var lab = Lab()
    lab.user = "u" + value
    lab.root = "/r" + value
    lab.folders = ["f" + value]
    let names = try lab.wanted(["f" + value, "gpu"])
    #expect(names.count == 1)
    #expect(names[0].hasPrefix("r"))
    #expect(try ImageReference(names[0]).description == names[0])
  }
}
