import Testing

@testable import CommandLine

struct JSONTextTests {
  @Test func isReadByPeopleToo() {
    let value = JSONText.object([
      .init("a", .list([.string("x"), .number(1), .boolean(true)])), .init("b", .object([])),
      .init("c", .list([.object([.init("d", .list([]))])])),
    ])
    #expect(
      value.text == """
        {
          "a": ["x", 1, true],
          "b": {},
          "c": [
            {
              "d": []
            }
          ]
        }
        """)
  }

  @Test(arguments: [
    ("plain é", "\"plain é\""), ("a\"b\\c", "\"a\\\"b\\\\c\""), ("\n\t\r", "\"\\n\\t\\r\""),
    ("\u{0}\u{1B}\u{202E}", "\"\\u0000\\u001b\\u202e\""), ("", "\"\""),
  ]) func quotes(_ text: String, _ expected: String) {
    #expect(JSONText.string(text).text == expected)
  }
}
