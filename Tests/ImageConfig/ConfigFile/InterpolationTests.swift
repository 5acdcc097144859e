import Testing

@testable import ImageConfig

struct InterpolationTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let expected: String

    /// The text has the keys of `[a]`; `k` is the one that is asked for.
    init(_ name: String, _ text: String, _ expected: String) {
      self.name = name
      self.text = text
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: values) func putsIn(_ item: Case) throws {
    #expect(try setting(item.text)?.text == item.expected)
  }

  static let values: [Case] = [
    // %(key)s, as ConfigParser puts it in.
    .init("a key", "k=<%(l)s>\nl=v", "<v>"),
    .init("a key of [DEFAULT]", "k=%(d)s", "default"),
    .init("a key of [DEFAULT] that the section changes", "k=%(d)s\nd=own", "own"),
    .init("a key in any case", "k=%(KEY)s\nKey=v", "v"),
    .init("a key with a blank", "k=%(my key)s\nmy key=v", "v"),
    .init("a key further down", "k=%(l)s%(m)s\nm=w\nl=v", "vw"),
    .init("the same key twice", "k=%(l)s%(l)s\nl=v", "vv"),
    .init("a value with one itself", "k=%(l)s\nl=%(m)s!\nm=v", "v!"),
    .init("an empty value", "k=<%(l)s>\nl=", "<>"),
    .init("in a continuation", "k=\n  a\n  %(l)s\nl=v", "\na\nv"),
    .init("a value of two lines", "k=%(l)s\nl=v\n w", "v\nw"),
    .init("other letters", "k=é%(ü)sé\nü=ä", "éäé"),
    .init("words put in are not split yet", "k=%(l)s\nl=\"v w\"", "\"v w\""),

    // %% is one per cent sign.
    .init("a pair", "k=100%%", "100%"),
    .init("two pairs", "k=%%%%", "%%"),
    .init("a pair in front of a key", "k=%%(l)s\nl=v", "%(l)s"),
    .init("a pair and a key", "k=%%%(l)s\nl=v", "%v"),
    .init("a pair in what is put in", "k=%(l)s\nl=%%(m)s\nm=v", "%(m)s"),

    // A lone % stays: ConfigParser refuses it.
    .init("at the end", "k=100%", "100%"),
    .init("alone", "k=%", "%"),
    .init("in front of a blank", "k=5 % 3", "5 % 3"),
    .init("a date's format", "k=date +%Y-%m", "date +%Y-%m"),
    .init("a URL's escape", "k=a%20b", "a%20b"),
    .init("docker's own format", "k={{.ID}}%", "{{.ID}}%"),
    .init("without the s", "k=%(l)d\nl=v", "%(l)d"),
    .init("without a closing bracket", "k=%(l\nl=v", "%(l"),
    .init("with a space inside", "k=% (l)s\nl=v", "% (l)s"),

    // Depth: eleven keys in a row, as in ConfigParser.
    .init("eleven keys", Self.chain(11), "end"),
  ]

  @Test(arguments: problems) func refuses(_ item: ProblemCase) {
    #expect(throws: item.problem) { try setting(item.text) }
  }

  struct ProblemCase: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let problem: Setting.Problem

    init(_ name: String, _ text: String, _ problem: Setting.Problem) {
      self.name = name
      self.text = text
      self.problem = problem
    }

    var testDescription: String { name }
  }

  private static let k = origin(5, "a", "k")

  static let problems: [ProblemCase] = [
    // Missing.
    .init("nobody says it", "k=%(l)s", .missingInterpolation("l", k)),
    .init("as it was written", "k=%(Other)s", .missingInterpolation("Other", k)),
    .init("an empty name", "k=%()s", .missingInterpolation("", k)),
    .init("another section's key", "k=%(l)s\n[b]\nl=v", .missingInterpolation("l", k)),
    .init("in a value that is put in", "k=%(l)s\nl=%(m)s", .missingInterpolation("m", k)),
    .init("a variable of the environment", "k=%(HOME)s", .missingInterpolation("HOME", k)),

    // Loops.
    .init("itself", "k=%(k)s", .interpolationLoop(["k", "k"], k)),
    .init("itself in another case", "k=%(K)s", .interpolationLoop(["k", "k"], k)),
    .init("two", "k=%(l)s\nl=%(k)s", .interpolationLoop(["k", "l", "k"], k)),
    .init("further down", "k=%(l)s\nl=%(m)s\nm=%(l)s", .interpolationLoop(["k", "l", "m", "l"], k)),
    .init("through [DEFAULT]", "k=%(loop)s", .interpolationLoop(["k", "loop", "k"], k)),

    // Too deep, without a loop.
    .init(
      "twelve keys", Self.chain(12),
      .interpolationTooDeep(["k"] + (1..<12).map { "k\($0)" }, k)),

    // Blow-up.
    .init("ten to the tenth letters", Self.tree(of: "xxxxxxxxxx"), .interpolationTooLong(k)),
    .init("ten to the ninth empty values", Self.tree(of: ""), .interpolationTooLong(k)),
    .init(
      "a megabyte twice", "k=%(l)s%(l)s\nl=" + String(repeating: "x", count: 1 << 20),
      .interpolationTooLong(k)),
  ]

  @Test func anOpenBracketIsNotSearchedForEverAgain() throws {
    let open = String(repeating: "%(", count: 50_000)
    #expect(try setting("k=" + open)?.text == open)
  }

  private func setting(_ text: String) throws -> Setting? {
    let file = try ConfigFile("[DEFAULT]\nd=default\nloop=%(k)s\n[a]\n" + text)
    return try Settings(of: "a", in: file, environment: nil).setting(named: "k")
  }

  /// `k` names `k1`, which names `k2`, and so on.
  private static func chain(_ keys: Int) -> String {
    let links = (1..<keys - 1).map { "k\($0)=%(k\($0 + 1))s" }
    return (["k=%(k1)s"] + links + ["k\(keys - 1)=end"]).joined(separator: "\n")
  }

  /// Nine keys that each name the next one ten times.
  private static func tree(of leaf: String) -> String {
    let ten = { (name: String) in String(repeating: "%(\(name))s", count: 10) }
    let branches = (1..<9).map { "k\($0)=" + ten("k\($0 + 1)") }
    return (["k=" + ten("k1")] + branches + ["k9=" + leaf]).joined(separator: "\n")
  }
}
