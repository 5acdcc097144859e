/// One option of an executable: parsing, help, man page and completion all read this table.
package struct Option: Equatable, Sendable {
  /// Without its dashes, in the `-` spelling.
  package let name: String
  package let short: Character?
  /// What its value is called in the help; none for a switch.
  package let value: String?
  package let help: String
  /// More spellings, of old.
  package let aliases: [String]
  /// What completion offers for its value.
  package let offer: Completion.Offer

  package init(
    _ name: String, _ short: Character?, value: String? = nil, aliases: [String] = [],
    offer: Completion.Offer = .nothing, _ help: String
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.aliases = aliases
    self.offer = offer
    self.help = help
  }

  /// How a message calls it.
  package var spelling: String { "--" + name }
}

extension Option {
  // What all four executables know.
  package static let imageTag = Option(
    "image-tag", "t", value: "TAG", "this tag instead of the default one")
  package static let dryRun = Option("dry-run", "N", "print what would run, and change nothing")
  package static let environment = Option(
    "environment", nil, value: "NAME", offer: .environments,
    "lay the sections [IMAGE@NAME] over run.cfg's others")
  package static let verbose = Option("verbose", "V", "print each command before it runs")
  package static let help = Option("help", "h", "print this")
  package static let version = Option("version", nil, "print the version")
  package static let images = Option("images", nil, "list the project's images")
  package static let json = Option("json", nil, "with --dry-run or a list: print it as JSON")
  package static let completion = Option(
    "completion", nil, value: "SHELL", offer: .words(Completion.Shell.allCases.map(\.rawValue)),
    "print what bash, zsh or fish needs for completion")
  package static let man = Option("man", nil, "print the manual page, for man")
  package static let common = [
    dryRun, environment, verbose, images, json, completion, man, help, version,
  ]
  /// With these nothing else is done, so nothing else needs to be said.
  static let alone = [help, version, images, completion, man]
}
