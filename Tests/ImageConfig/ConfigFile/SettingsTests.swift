import Testing

@testable import ImageConfig

/// `[DEFAULT]` below what is inherited below the image's own section, each as the environment changes it.
struct SettingsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let environment: String?
    let expected: Setting?

    init(_ name: String, _ text: String, in environment: String? = nil, _ expected: Setting?) {
      self.name = name
      self.text = text
      self.environment = environment
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: layers) func lays(_ item: Case) throws {
    let file = try ConfigFile(item.text)
    let settings = Settings(
      of: "own", inheriting: ["far", "near"], in: file, environment: item.environment)
    #expect(try settings.setting(named: "k") == item.expected)
  }

  private static func said(_ text: String, _ line: Int, _ section: String, _ key: String = "k") -> Setting {
    Setting(text: text, origin: origin(line, section, key))
  }

  private static let all = "[DEFAULT]\nk=d\n[far]\nk=f\n[near]\nk=n\n[own]\nk=o\n"
  private static let overlays =
    "[DEFAULT@ci]\nk=dci\n[far@ci]\nk=fci\n[near@ci]\nk=nci\n[own@ci]\nk=oci\n"

  static let layers: [Case] = [
    // The nearest section wins.
    .init("nobody says it", "[own]\nl=v", nil),
    .init("no section at all", "", nil),
    .init("[DEFAULT] alone", "[DEFAULT]\nk=d", said("d", 2, "DEFAULT")),
    .init("the farthest one above [DEFAULT]", "[far]\nk=f\n[DEFAULT]\nk=d", said("f", 2, "far")),
    .init("the nearer one above the farther", "[near]\nk=n\n[far]\nk=f", said("n", 2, "near")),
    .init("its own above all", all, said("o", 8, "own")),
    .init("an empty value is a value", "[DEFAULT]\nk=d\n[own]\nk=", said("", 4, "own")),
    .init("another image's says nothing", "[other]\nk=v", nil),
    .init("a section in another case says nothing", "[Own]\nk=v", nil),

    // The environment's sections lie right above those they change.
    .init("own, changed", all + overlays, in: "ci", said("oci", 16, "own@ci")),
    .init("another environment", all + overlays, in: "production", said("o", 8, "own")),
    .init("no environment", all + overlays, said("o", 8, "own")),
    .init("inherited, changed", "[near@ci]\nk=nci\n[near]\nk=n", in: "ci", said("nci", 2, "near@ci")),
    .init("own above inherited and changed", "[near@ci]\nk=nci\n[own]\nk=o", in: "ci", said("o", 4, "own")),
    .init(
      "inherited above [DEFAULT] changed", "[DEFAULT@ci]\nk=dci\n[far]\nk=f", in: "ci", said("f", 4, "far")),
    .init("[DEFAULT] changed", "[DEFAULT]\nk=d\n[DEFAULT@ci]\nk=dci", in: "ci", said("dci", 4, "DEFAULT@ci")),
    .init("an overlay without its section", "[own@ci]\nk=v", in: "ci", said("v", 2, "own@ci")),
    .init("environments are told apart by case", "[own@CI]\nk=v", in: "ci", nil),

    // What is put in comes from the layers as well.
    .init("own key in an inherited value", "[near]\nk=%(l)s\n[own]\nl=v", said("v", 2, "near")),
    .init("the overlay's key", "[own]\nk=%(l)s\nl=v\n[own@ci]\nl=w", in: "ci", said("w", 2, "own")),
    .init("[DEFAULT]'s value of an own key", "[DEFAULT]\nk=%(l)s\n[own]\nl=v", said("v", 2, "DEFAULT")),

    // The origin has the key as it was written.
    .init("its case", "[own]\nK=v", said("v", 2, "own", "K")),
    .init("the line of the key, not of its value", "[own]\n\nk=\n  v", said("\nv", 3, "own")),
  ]

  @Test(arguments: ["k", "K"]) func keysAreAskedForInAnyCase(_ key: String) throws {
    let settings = Settings(of: "own", in: try ConfigFile("[own]\nk=v"), environment: nil)
    #expect(try settings.setting(named: key)?.text == "v")
  }

  @Test func anEmptyValueMayCountAsNone() throws {
    let settings = Settings(of: "own", in: try ConfigFile("[own]\nk=\nl=v"), environment: nil)
    #expect(try settings.nonEmpty(named: "k") == nil)
    #expect(try settings.nonEmpty(named: "l")?.text == "v")
    #expect(try settings.boolean(named: "k") == nil)
    #expect(try settings.boolean(named: "missing") == nil)
  }

  @Test(
    arguments: zip(
      ["[DEFAULT]\nk=maybe", "[near]\n\nk=maybe", "[own]\nk=maybe", "[own]\nk=yes\n[own@ci]\nK=maybe"],
      [
        origin(2, "DEFAULT", "k"), origin(3, "near", "k"), origin(2, "own", "k"), origin(4, "own@ci", "K"),
      ]))
  func errorsNameTheLayer(_ text: String, _ origin: Setting.Origin) throws {
    let settings = Settings(
      of: "own", inheriting: ["far", "near"], in: try ConfigFile(text), environment: "ci")
    #expect(throws: Setting.Problem.notBoolean("maybe", origin)) { try settings.boolean(named: "k") }
  }
}
