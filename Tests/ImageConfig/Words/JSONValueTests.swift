import Testing

@testable import ImageConfig

struct JSONValueTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let value: JSONValue?
    var testDescription: String { text }

    init(_ text: String, _ value: JSONValue?) {
      self.text = text
      self.value = value
    }
  }

  static let cases: [Case] = [
    .init("null", .null),
    .init(" true ", .bool(true)),
    .init("false", .bool(false)),
    .init("0", .number("0")),
    .init("-12.50e+3", .number("-12.50e+3")),
    .init(#""a\tb""#, .string("a\tb")),
    .init("[]", .list([])),
    .init("[1, [null], {}]", .list([.number("1"), .list([.null]), .object([:])])),
    .init(
      #"{"a": {"b": ["c"]}, "": 1}"#, .object(["a": .object(["b": .list([.string("c")])]), "": .number("1")])),
    .init(#"{"a": 1, "a": 2}"#, .object(["a": .number("2")])),
  ]

  static let nothing = [
    "", " ", "nul", "True", "01", "-", "1.", "1e", ".5", "+1", "\"a", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}",
    "{a:1}",
    "{\"a\":1,}", "1 2", "[]]", "'a'", "\u{FEFF}1", "[\"\n\"]", String(repeating: "[", count: 100_000),
    String(repeating: "{\"a\":", count: 100_000),
  ].map { Case($0, nil) }

  @Test(arguments: cases + nothing) func reads(_ item: Case) {
    #expect(JSONValue(item.text.utf8) == item.value)
  }

  @Test func isAskedByNames() {
    let value = JSONValue(#"{"a": {"b": "c"}, "d": ["e", "f"], "g": ["h", 1]}"#.utf8)
    #expect(value?["a"]?["b"]?.text == "c")
    #expect(value?["d"]?.texts == ["e", "f"])
    #expect(value?["g"]?.texts == nil)
    #expect(value?["x"]?["b"] == nil)
  }
}
