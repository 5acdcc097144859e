/// A value of run.cfg and where it was said, for every message about it.
package struct Setting: Equatable, Sendable {
  package var text: String
  package var origin: Origin

  /// The place, section and key of a value.
  package struct Origin: Equatable, Sendable {
    package var location: SourceLocation
    package var section: String
    package var key: String

    package init(location: SourceLocation, section: String, key: String) {
      self.location = location
      self.section = section
      self.key = key
    }

    /// No file and no section: the option of that name.
    package static func commandLine(_ option: String) -> Origin {
      Origin(location: SourceLocation(file: ""), section: "", key: option)
    }

    /// The same for what several sources may say, and this key of run.cfg is the one to name.
    package static func commandLine(_ key: ConfigKey) -> Origin { commandLine(key.name) }

    package var isCommandLine: Bool { location.file.isEmpty }
  }

  package init(text: String, origin: Origin) {
    self.text = text
    self.origin = origin
  }

  /// A value from the command line, read by the same rules.
  package init(commandLine text: String, key: String) {
    self.init(text: text, origin: .commandLine(key))
  }

  /// A real boolean: ConfigParser's words for one, and their first letters.
  package func boolean() throws(Problem) -> Bool {
    switch text.lowercased() {
    case "yes", "true", "on", "1", "y", "t": return true
    case "no", "false", "off", "0", "n", "f": return false
    default: throw .notBoolean(text, origin)
    }
  }

  /// Names between commas or blanks.
  package var names: [String] {
    text.utf8.split { $0.isBlank || $0 == UInt8(ascii: ",") }.map { String(Substring($0)) }
  }

  package enum Problem: Error, Equatable {
    case notBoolean(String, Origin)
    case missingInterpolation(String, Origin)
    case lonePercent(Origin)
    case interpolationLoop([String], Origin)
    case interpolationTooDeep([String], Origin)
    case interpolationTooLong(Origin)
    case unbalancedQuote(Character, Origin)
    case danglingBackslash(Origin)
    case undefinedVariable(String, Origin)
    case unclosedVariable(String, Origin)
    case unknownName(String, nearest: String?, Origin)
    case inlineComment(String, Origin)
    case notOneWord([String], Origin)
    case unbalancedVariable(String, Origin)
    case flagFromVariable(flag: String, Origin)
    case flagFromValue(flag: String, Origin)
    case strayWord(String, Origin)
    case notABuildArgument(String, Origin)
    case flagWithoutValue(String, Origin)
    case colonInPath(String, Origin)
    case tildeInPath(String, Origin)
    case noSuchFile(String, Origin)
    case noSuchSection(String, nearest: String?, Origin)
    case badReference(ImageReference.Problem, Origin)
    case notAQuantity(String, wanted: String, Origin)
    case notAllowed(String, allowed: [String], Origin)
    case notAssignment(String, Origin)
    case secretNotSet(String, Origin)
    case secretArgument(String, Origin)
    case ownLabel(String, Origin)
  }
}
