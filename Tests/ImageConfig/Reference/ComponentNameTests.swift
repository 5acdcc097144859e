import Testing

@testable import ImageConfig

struct ComponentNameTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let repository: String?
    let container: String?

    init(_ name: String, _ text: String, _ repository: String?, _ container: String?) {
      self.name = name
      self.text = text
      self.repository = repository
      self.container = container
    }

    var testDescription: String { name }
  }

  @Test(arguments: names) func isMadeLegal(_ item: Case) throws {
    #expect(ComponentName.repository(from: item.text) == item.repository)
    #expect(ComponentName.container(from: item.text) == item.container)
    if let repository = item.repository { #expect(try Repository(repository).path == repository) }
  }

  static let names: [Case] = [
    // Legal ones stay.
    .init("a word", "dev", "dev", "dev"),
    .init("every legal joint", "a.b_c__d-e--f", "a.b_c__d-e--f", "a.b_c__d-e--f"),
    .init("digits", "3d", "3d", "3d"),

    // Case.
    .init("upper case", "MyProject", "myproject", "MyProject"),
    .init("upper case of other letters", "ÄBC", "bc", "BC"),

    // What docker refuses becomes a dash.
    .init("a blank", "my project", "my-project", "my-project"),
    .init("several", "my  (new) project", "my-new-project", "my---new--project"),
    .init("other letters", "büro", "b-ro", "b--ro"),
    .init("a slash", "a/b", "a-b", "a-b"),
    .init("an at sign and a colon", "a@b:c", "a-b-c", "a-b-c"),
    .init("a mixed joint", "a-_b", "a-b", "a-_b"),
    .init("two dots", "a..b", "a-b", "a..b"),
    .init("three underscores", "a___b", "a-b", "a___b"),
    .init("a newline", "a\nb", "a-b", "a-b"),
    .init("a shell's words", "; touch pwned", "touch-pwned", "touch-pwned"),
    .init("a command substitution", "$(id)x", "id-x", "id-x"),

    // The ends.
    .init("a dash first", "-ab", "ab", "ab"),
    .init("a flag", "--privileged", "privileged", "privileged"),
    .init("a dot first", ".hidden", "hidden", "hidden"),
    .init("an underscore first", "_ab", "ab", "ab"),
    .init("joints last", "a-_.", "a", "a-_."),
    .init("one character, too few for a container", "a", "a", nil),

    // Nothing is left.
    .init("nothing", "", nil, nil),
    .init("dots", "..", nil, nil),
    .init("dashes", "---", nil, nil),
    .init("other letters alone", "日本", nil, nil),
  ]
}
