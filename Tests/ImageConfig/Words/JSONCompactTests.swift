import Testing

@testable import ImageConfig

struct JSONCompactTests {
  static let same: [(text: String, compact: String)] = [
    ("null", "null"), (" true ", "true"), ("-1.5e3", "-1.5e3"),
    (#""a\"b\\\u0001é\ud83d\ude00""#, #""a\"b\\\u0001é😀""#),
    ("[]", "[]"), ("[1, [2] ,{}]", "[1,[2],{}]"), (#"{"b":1,"a":[null]}"#, #"{"a":[null],"b":1}"#),
  ]

  @Test(arguments: same) func writes(_ item: (text: String, compact: String)) {
    #expect(JSONValue(item.text.utf8)?.compact == item.compact)
    #expect(JSONValue(item.compact.utf8)?.compact == item.compact)
  }

  @Test func leavesAwayWhatSaysNothing() {
    let written = JSONValue(
      #"{"User":"","Cmd":["sh"],"Tty":false,"Labels":null,"Volumes":{"/data":{}},"Ports":{}}"#.utf8)
    #expect(written?.significant == JSONValue(#"{"Cmd":["sh"],"Volumes":{"/data":{}}}"#.utf8))
  }
}
