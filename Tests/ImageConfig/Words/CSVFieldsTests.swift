import Testing

@testable import ImageConfig

struct CSVFieldsTests {
  @Test(arguments: [
    ("a=1,b", ["a=1", "b"]), ("", [""]), (",", ["", ""]), ("\"a,b\",c", ["a,b", "c"]),
    ("\"say \"\"x\"\"\"", ["say \"x\""]), ("a\"b", nil), ("\"a", nil), ("\"a\"b", nil),
  ]) func reads(_ line: String, _ fields: [String]?) {
    #expect(CSVFields.of(line.utf8)?.map { String(decoding: $0, as: UTF8.self) } == fields)
  }
}
