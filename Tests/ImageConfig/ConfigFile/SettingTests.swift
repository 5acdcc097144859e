import Testing

@testable import ImageConfig

struct SettingTests {
  private static let place = origin(3, "dev", "prefix")

  @Test(arguments: ["yes", "Yes", "YES", "true", "True", "on", "1", "y", "T"])
  func saysYes(_ text: String) throws {
    #expect(try Setting(text: text, origin: Self.place).boolean())
  }

  @Test(arguments: ["no", "No", "NO", "false", "False", "off", "0", "n", "F"])
  func saysNo(_ text: String) throws {
    #expect(try !Setting(text: text, origin: Self.place).boolean())
  }

  @Test(arguments: ["", "2", "maybe", "yes please", "yes\n", "-1", "nope", "truе", "$YES", "ja"])
  func saysNeither(_ text: String) {
    #expect(throws: Setting.Problem.notBoolean(text, Self.place)) {
      try Setting(text: text, origin: Self.place).boolean()
    }
  }

  struct NamesCase: CustomTestStringConvertible, Sendable {
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

  @Test(arguments: names) func listsNames(_ item: NamesCase) {
    #expect(Setting(text: item.text, origin: Self.place).names == item.expected)
  }

  static let names: [NamesCase] = [
    .init("none", "", []),
    .init("blanks alone", " \t\n", []),
    .init("commas alone", ",, ,", []),
    .init("one", "a", ["a"]),
    .init("blanks between", "a b\tc", ["a", "b", "c"]),
    .init("commas between", "a,b, c ,d", ["a", "b", "c", "d"]),
    .init("a line for each", "\na\nb\n\nc", ["a", "b", "c"]),
    .init("a comma at the end", "a,\nb,", ["a", "b"]),
    .init("dashes, dots and other letters", "a-b c.d ü_1", ["a-b", "c.d", "ü_1"]),
  ]

  @Test func anOptionHasNoFile() {
    let setting = Setting(commandLine: "v", key: "--tag")
    #expect(setting.origin.isCommandLine)
    #expect(setting.origin.key == "--tag")
    #expect(!Self.place.isCommandLine)
  }
}
