import Testing

@testable import ImageConfig

struct WordTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let kind: Kind

    enum Kind { case flag, looksLikeFlag, plain }

    init(_ name: String, _ text: String, _ kind: Kind) {
      self.name = name
      self.text = text
      self.kind = kind
    }

    var testDescription: String { name }
  }

  @Test(arguments: words) func isWhatTheAuthorWrote(_ item: Case) throws {
    let substitution = Substitution(
      braces: ["user": "-x"], variables: ["DASH": "-", "FLAG": "--privileged", "EMPTY": "", "N": "1"])
    let words = try substitution.words(of: Setting(text: item.text, origin: origin(1, "a", "k")))
    #expect(words.count == 1)
    #expect(words.first?.isFlag == (item.kind == .flag))
    #expect(words.first?.looksLikeFlag == (item.kind == .looksLikeFlag))
  }

  static let words: [Case] = [
    // Flags that stand there.
    .init("a short one", "-v", .flag),
    .init("a long one", "--privileged", .flag),
    .init("quoted, as in a shell", "\"-v\"", .flag),
    .init("in pieces", "--'privileged'", .flag),
    .init("behind an empty pair", "''-v", .flag),
    .init("behind an empty variable", "$EMPTY-v", .flag),
    .init("a short one with a value put in", "-p$N", .flag),
    .init("a long one with a value put in", "--user={user}", .flag),
    .init("a long one around an empty variable", "--$EMPTY''rm", .flag),

    // What only looks like one.
    .init("a brace", "{user}", .looksLikeFlag),
    .init("a variable in quotes", "\"$FLAG\"", .looksLikeFlag),
    .init("a variable and more", "${DASH}v", .looksLikeFlag),
    .init("an empty one in front", "$EMPTY$FLAG", .looksLikeFlag),
    .init("a dash in front of a value", "-{user}", .looksLikeFlag),
    .init("two dashes in front of a value", "--$N", .looksLikeFlag),
    .init("half a name in front of a value", "--priv$N", .looksLikeFlag),
    .init("a variable alone", "$FLAG", .looksLikeFlag),

    // Neither.
    .init("a dash alone", "-", .plain),
    .init("a word", "a", .plain),
    .init("a dash further on", "a-$FLAG", .plain),
    .init("an empty word", "''", .plain),
  ]

  @Test func knowsWhetherItHoldsAVariable() throws {
    let substitution = Substitution(braces: ["user": "u"], variables: ["V": "v"])
    let words = try substitution.words(of: Setting(text: "a {user} x$V $$ $V", origin: origin(1, "a", "k")))
    #expect(words.map(\.holdsVariable) == [false, false, true, false, true])
  }

  @Test func keepsWhichPartsWerePutIn() throws {
    let substitution = Substitution(braces: ["user": "u"], variables: ["V": "v"])
    let word = try substitution.word(of: Setting(text: "a{user}b$V", origin: origin(1, "a", "k")))
    #expect(
      word.parts == [
        .literal("a"), .value("u", variable: nil), .literal("b"), .value("v", variable: "V"),
      ])
  }
}
