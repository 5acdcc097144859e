import ImageConfig
import Testing

@testable import CommandLine

/// Every sentence: one line, whatever the bad value holds; lower-case; and with a code that says whose
/// fault it was.
struct HostileErrorTextTests {
  /// What may stand in a file, an option or a variable.
  static let hostile =
    "a\n\u{1B}[2J\r\u{7F}\u{202E}\u{85}'\"`$(touch pwned)" + String(repeating: "x", count: 100_000)

  static func all(_ bad: String) -> [any Explained] {
    let here = ImageConfig.SourceLocation(file: bad, line: 12)
    let origin = Setting.Origin(location: here, section: bad, key: bad)
    let option = Option("env", "e", value: "NAME", "a variable")
    return configFile(bad, here) + settings(bad, origin) + references(bad)
      + project(bad, here, origin) + arguments(bad, option) + effects(bad)
  }

  private static func configFile(_ bad: String, _ here: ImageConfig.SourceLocation) -> [ConfigFile.Problem] {
    [
      .byteOrderMark(here), .notUTF8(here), .nulByte(here), .noSectionHeader(bad, here),
      .badHeader(bad, here),
      .noDelimiter(bad, section: bad, here), .emptyKey(section: bad, here),
      .duplicateSection(bad, firstLine: 3, here),
      .duplicateKey(bad, section: bad, firstLine: 3, here), .sameSectionTwice(bad, bad, firstLine: 3, here),
    ]
  }

  private static func settings(_ bad: String, _ origin: Setting.Origin) -> [Setting.Problem] {
    [
      .notBoolean(bad, origin), .missingInterpolation(bad, origin), .interpolationLoop([bad, bad], origin),
      .interpolationTooLong(origin), .unbalancedQuote("'", origin), .danglingBackslash(origin),
      .undefinedVariable(bad, origin), .unclosedVariable(bad, origin), .notOneWord([], origin),
      .unknownName(bad, nearest: bad, origin), .unknownName(bad, nearest: nil, origin),
      .inlineComment(bad, origin), .notOneWord([";", bad], origin),
      .notOneWord([bad, bad], origin), .unbalancedVariable(bad, origin), .flagFromVariable(flag: bad, origin),
      .flagFromValue(flag: bad, origin), .strayWord(bad, origin), .notABuildArgument(bad, origin),
      .flagWithoutValue(bad, origin),
      .colonInPath(bad, origin), .tildeInPath(bad, origin), .noSuchSection(bad, nearest: bad, origin),
      .noSuchSection(bad, nearest: nil, origin),
      .badReference(.badTag(bad), origin), .notAllowed(bad, allowed: [bad, bad], origin),
      .notBoolean(bad, .commandLine(bad)), .notAssignment(bad, origin),
    ]
  }

  private static func references(_ bad: String) -> [any Explained] {
    let references: [ImageReference.Problem] = [
      .emptyName, .nameTooLong(bad), .badComponent(bad, of: bad), .upperCase(bad), .badRegistry(bad),
      .badTag(bad),
      .badDigest(bad),
    ]
    let versions: [Version.Problem] = [.empty, .severalLines, .leadingV("v" + bad), .illegal(bad)]
    let hosts: [Host.Problem] = [.empty, .looksLikeOption(bad), .illegalCharacter("\n", in: bad), .tooLong]
    return references + versions + hosts
  }

  private static func project(
    _ bad: String, _ here: ImageConfig.SourceLocation, _ origin: Setting.Origin
  ) -> [Project.Problem] {
    [
      .notFound(from: bad), .twoConfigs(bad, bad), .imagesFolderOutside(bad, origin),
      .imagesFolderMissing(bad, origin),
      .illegalProjectName(bad), .illegalImageName(bad), .illegalUser(bad),
      .unknownImage(bad, nearest: bad, known: [bad, bad]), .unknownImage(bad, nearest: nil, known: []),
      .noDockerfile(bad, path: bad), .syntheticWithoutName(bad, here),
      .syntheticOfNothing(bad, target: bad, nearest: bad, origin),
      .syntheticOfNothing(bad, target: bad, nearest: nil, origin), .syntheticLoop([bad, bad], here),
      .syntheticTakesReference(bad, of: bad, "lab-dev:ada"), .notBuiltHere(bad),
      .noImages(.init(["\(bad)/a/Dockerfile"], in: bad)), .noImages(.init([bad], in: bad, imagesFolder: bad)),
      .unknownEnvironment(bad, nearest: bad, known: [bad]),
      .unknownEnvironment(bad, nearest: nil, known: [bad]),
      .unknownImage("lab", nearest: nil, known: [bad]),
      .badVersion(.illegal(bad), here),
    ]
  }

  private static func arguments(_ bad: String, _ option: Option) -> [Arguments.Problem] {
    [
      .unknownOption(bad, nearest: "--env", program: "run-image"),
      .unknownOption(bad, nearest: nil, program: "run-image"), .missingValue(option, program: "run-image"),
      .unexpectedValue(option, bad), .missingOperand("IMAGE", usage: "run-image IMAGE"),
      .tooManyOperands(bad, usage: "run-image IMAGE"), .emptyOperand(usage: "run-image IMAGE"),
      .repeated(option),
      .exclude("-c", "-- COMMAND"), .badReference(option, bad, .upperCase(bad)),
      .badValue(option, bad, "a name"),
    ]
  }

  private static func effects(_ bad: String) -> [any Explained] {
    let files: [FileProblem] = [
      .missing(path: bad), .notAFile(path: bad, kind: "a pipe"), .unreadable(path: bad, reason: bad),
      .tooLarge(path: bad, limit: 16 << 20), .tooLarge(path: bad, limit: -1),
    ]
    let steps: [StepProblem] = [
      .notFound(executable: "docker"), .notFound(executable: bad), .cannotStart(executable: bad, reason: bad),
      .failed(command: bad, exitCode: 3), .killed(command: bad, signal: 9), .fileExists(path: bad),
      .cannotWrite(path: bad, reason: bad), .noTemporaryFile(folder: bad, reason: bad),
      .cannotEnter(directory: bad, reason: bad),
      .interrupted(signal: 2), .branchesFailed([.init(bad), .init(bad)], skipped: 1, of: 3),
    ]
    let names: [PublishedName.Problem] = [
      .noRepository(image: bad), .badRepository(variable: "IMAGE_REPOSITORY", .upperCase(bad)),
    ]
    return files + steps + names
  }

  @Test func isOneLineWithoutControlCharacters() {
    for problem in Self.all(Self.hostile) {
      let text = problem.explanation
      #expect(!text.holdsControl, "\(text)")
      #expect(text.utf8.count < 2000, "\(text)")
    }
  }

  @Test func bearsAnEmptyValue() {
    for problem in Self.all("") { #expect(!problem.explanation.isEmpty) }
  }

  @Test func startsInLowerCase() {
    for problem in Self.all("run.cfg") {
      let text = problem.explanation
      // The name of a variable or an operand is as it is.
      let isName = text.hasPrefix("IMAGE is missing") || text.hasPrefix("IMAGE_REPOSITORY")
      #expect(isName || text.first?.isUppercase == false, "\(text)")
      #expect((text.last != "." || text.hasSuffix("...")) && text.last != " " && text.last != "\n", "\(text)")
      #expect(!text.contains("  "), "\(text)")
    }
  }

  @Test func warningsAreLinesToo() {
    let here = ImageConfig.SourceLocation(file: Self.hostile, line: 1)
    let warnings: [Warning] = [
      .config(.unknownKey(Self.hostile, section: Self.hostile, nearest: "tag", here)),
      .config(.unknownSection(Self.hostile, nearest: nil, here)),
      .config(.unknownSection(Self.hostile, nearest: nil, hasName: true, here)),
    ]
    for warning in warnings { #expect(!warning.text.holdsControl) }
  }
}
