import Testing

@testable import ImageConfig

/// What Python's ConfigParser reads in the same texts.
struct ConfigFileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let expected: [String]

    init(_ name: String, _ text: String, _ expected: [String]) {
      self.name = name
      self.text = text
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: texts) func reads(_ item: Case) throws {
    #expect(try ConfigFile(item.text).shown == item.expected)
  }

  static let texts: [Case] = [
    // Delimiters.
    .init("an equals sign", "[a]\nk=v", ["a k=v"]),
    .init("a colon", "[a]\nk:v", ["a k=v"]),
    .init("blanks around either", "[a]\nk = v\nl : w", ["a k=v", "a l=w"]),
    .init("tabs around it", "[a]\nk\t=\tv", ["a k=v"]),
    .init("the first delimiter counts", "[a]\nk=v:w\nl:v=w", ["a k=v:w", "a l=v=w"]),
    .init("a volume behind a colon", "[a]\nvolumes: -v /a:/b", ["a volumes=-v /a:/b"]),
    .init("an equals sign twice", "[a]\nk==v", ["a k==v"]),
    .init("a delimiter behind a blank", "[a]\nk : = v", ["a k== v"]),
    .init("an empty value", "[a]\nk=\nl:", ["a k=", "a l="]),
    .init("blanks are no value", "[a]\nk= \t \n", ["a k="]),
    .init("blanks inside a key", "[a]\nmy key = v", ["a my key=v"]),
    .init("no newline at the end", "[a]\nk=v", ["a k=v"]),
    .init("quotes stay", "[a]\nk=\"v w\"\nl='x'", ["a k=\"v w\"", "a l='x'"]),
    .init("a key of other letters", "[a]\nschlüssel=ß", ["a schlüssel=ß"]),

    // Comments fill a line.
    .init("a hash", "# x=y\n[a]\n# x\nk=v", ["a k=v"]),
    .init("a semicolon", "; x=y\n[a]\n;x\nk=v", ["a k=v"]),
    .init("an indented comment", "[a]\n  # x\nk=v\n   ; y", ["a k=v"]),
    .init("a hash behind a value", "[a]\nk=v # w", ["a k=v # w"]),
    .init("a semicolon behind a value", "[a]\nk=v ; w", ["a k=v ; w"]),
    .init("a hash at a value's start", "[a]\nk=#v\nl=;w", ["a k=#v", "a l=;w"]),
    .init("a hash in a key", "[a]\nk#l=v", ["a k#l=v"]),
    .init("a comment in a value", "[a]\nk=v\n# x\n w", ["a k=v\nw"]),
    .init("an indented comment in a value", "[a]\nk=v\n  # x\n  w", ["a k=v\nw"]),
    .init("a semicolon comment in a value", "[a]\nk=v\n ; x\n w", ["a k=v\nw"]),
    .init("a comment between two empty lines", "[a]\nk=v\n\n# x\n\n w", ["a k=v\n\n\nw"]),
    .init("a comment that looks like a header", "[a]\n#[b]\nk=v", ["a k=v"]),
    .init("a comment at the end", "[a]\nk=v\n# x", ["a k=v"]),

    // Ends of lines.
    .init("CRLF", "[a]\r\nk=v\r\n w\r\nl=x\r\n", ["a k=v\nw", "a l=x"]),
    .init("a lone CR", "[a]\rk=v\r w\rl=x", ["a k=v\nw", "a l=x"]),
    .init("all three", "[a]\r\nk=v\rl=w\nm=x", ["a k=v", "a l=w", "a m=x"]),
    .init("CRLF in an empty line of a value", "[a]\r\nk=v\r\n\r\n w\r\n", ["a k=v\n\nw"]),
    .init("two lone CRs are an empty line", "[a]\rk=v\r\r w", ["a k=v\n\nw"]),
    .init("LF and then CR", "[a]\nk=v\n\r w", ["a k=v\n\nw"]),

    // Continuations.
    .init("an indented line", "[a]\nk=v\n w", ["a k=v\nw"]),
    .init("a tab", "[a]\nk=v\n\tw", ["a k=v\nw"]),
    .init("several", "[a]\nk=v\n w\n  x\n y", ["a k=v\nw\nx\ny"]),
    .init("a value from the next line on", "[a]\nk=\n v\n w", ["a k=\nv\nw"]),
    .init("an empty line inside", "[a]\nk=v\n\n w", ["a k=v\n\nw"]),
    .init("two empty lines inside", "[a]\nk=v\n\n \t\n w", ["a k=v\n\n\nw"]),
    .init("empty lines behind a value", "[a]\nk=v\n\n\nl=w", ["a k=v", "a l=w"]),
    .init("an assignment that is indented", "[a]\nk=v\n l=w", ["a k=v\nl=w"]),
    .init("a header that is indented", "[a]\nk=v\n [b]\n x", ["a k=v\n[b]\nx"]),
    .init("indented further than its key", "[a]\n  k=v\n   w\n  l=x", ["a k=v\nw", "a l=x"]),
    .init("as far as its key", "[a]\n  k=v\n  l=w", ["a k=v", "a l=w"]),
    .init("less far than its key", "[a]\n  k=v\n l=w", ["a k=v", "a l=w"]),
    .init("an indented section with keys at its side", "  [a]\n  k=v\n  l=w\n", ["a k=v", "a l=w"]),
    .init("a key behind an indented header", "[a]\n  [b]\n  k=v", ["a", "b k=v"]),
    .init("an indented key right behind a header", "[a]\n    k=v", ["a k=v"]),
    .init("a blank at the end of each line", "[a]\nk=v \n w \t\n", ["a k=v\nw"]),
    .init("empty lines behind a header", "[a]\n\n\n k=v", ["a k=v"]),

    // Sections.
    .init("two", "[a]\nk=v\n[b]\nk=w", ["a k=v", "b k=w"]),
    .init("without a key", "[a]\n[b]", ["a", "b"]),
    .init("in two cases", "[a]\nk=v\n[A]\nk=w", ["a k=v", "A k=w"]),
    .init("text behind the header", "[a] text = 1\nk=v", ["a k=v"]),
    .init("a comment behind the header", "[a] # text\nk=v", ["a k=v"]),
    .init("an assignment of a section", "[a]=b\nk=v", ["a k=v"]),
    .init("a bracket behind the header", "[a] b]\nk=v", ["a] b k=v"]),
    .init("brackets inside", "[[a]]\nk=v", ["[a] k=v"]),
    .init("a blank inside", "[a b]\nk=v", ["a b k=v"]),
    .init("an environment's", "[a@ci]\nk=v", ["a@ci k=v"]),
    .init("other letters", "[bücher]\nk=v", ["bücher k=v"]),

    // Keys in any case.
    .init("lower-cased", "[a]\nKey=v", ["a key=v"]),
    .init("as pull_FROM_on_force is", "[a]\npull_FROM_on_force=v", ["a pull_from_on_force=v"]),
    .init("a value keeps its case", "[a]\nk=Value", ["a k=Value"]),
    .init("beyond ASCII", "[a]\nÄ=v", ["a ä=v"]),

    // [DEFAULT].
    .init("alone", "[DEFAULT]\nk=v", ["DEFAULT k=v"]),
    .init("below a section", "[a]\nk=v\n[DEFAULT]\nl=w", ["DEFAULT l=w", "a k=v"]),
    .init("twice", "[DEFAULT]\nk=v\n[a]\n[DEFAULT]\nl=w", ["DEFAULT k=v", "DEFAULT l=w", "a"]),
    .init("the same key in a section", "[DEFAULT]\nk=v\n[a]\nk=w", ["DEFAULT k=v", "a k=w"]),
    .init("in lower case it is a section", "[default]\nk=v", ["default k=v"]),

    // Per cents are left for later.
    .init("as they are", "[a]\nk=%% %(l)s %\nl=%(", ["a k=%% %(l)s %", "a l=%("]),

    // Nothing at all.
    .init("an empty file", "", []),
    .init("comments alone", "# a\n\n; b", []),
    .init("blank lines", "\n \n\t\n", []),
  ]

  /// Where ConfigParser is less kind: it keeps blanks around a section's name.
  @Test func blanksAroundASectionsNameAreNone() throws {
    #expect(try ConfigFile("[ a\t]\nk=v").shown == ["a k=v"])
  }

  @Test func linesAreThoseOfHeadersAndKeys() throws {
    let file = try ConfigFile("# c\r\n\r\n[DEFAULT]\rk=v\r\n w\n\n[a]\n\nl=\n x\nm=y")
    #expect(file.defaults.line == 3)
    #expect(file.defaults.entries.map(\.line) == [4])
    #expect(file.sections.map(\.line) == [7])
    #expect(file.sections.flatMap(\.entries).map(\.line) == [9, 11])
  }

  @Test func keysKeepTheirWritingForMessages() throws {
    let entry = try #require(try ConfigFile("[a]\nPull_From = v").section(named: "a")?.entries.first)
    #expect(entry.writtenKey == "Pull_From")
    #expect(entry.key == "pull_from")
  }

  @Test func sectionsAreFoundByTheirExactName() throws {
    let file = try ConfigFile("[DEFAULT]\nk=v\n[a]\n[b]\nl=w")
    #expect(file.section(named: "b")?.line == 4)
    #expect(file.section(named: "DEFAULT")?.entries.map(\.value) == ["v"])
    #expect(file.section(named: "B") == nil)
    #expect(file.section(named: "") == nil)
  }

  @Test func noFileSaysNothing() {
    #expect(ConfigFile.empty.shown == [])
    #expect(ConfigFile.empty.path == "run.cfg")
  }

  @Test func tenThousandSections() throws {
    let text = (0..<10_000).map { "[image\($0)]\nname = n\($0)\ncmd = a\n b\n" }.joined()
    let file = try ConfigFile(text)
    #expect(file.sections.count == 10_000)
    #expect(file.section(named: "image9999")?.entries.map(\.value) == ["n9999", "a\nb"])
  }

  @Test func aValueOfHundredThousandLines() throws {
    let text = "[a]\nk =\n" + String(repeating: " word\n\n# comment\n", count: 50_000)
    let value = try #require(try ConfigFile(text).section(named: "a")?.entries.first?.value)
    #expect(value.utf8.count == 1 + 50_000 * 4 + 49_999 * 2)
  }
}
