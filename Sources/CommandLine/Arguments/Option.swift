/// One option of an executable: parsing, help, man page and completion all read this table.
public struct Option: Equatable, Sendable {
  /// Without its dashes, in the `-` spelling.
  public let name: String
  public let short: Character?
  /// What its value is called in the help; none for a switch.
  public let value: String?
  public let help: String
  /// More spellings, of old.
  public let aliases: [String]
  /// What completion offers for its value.
  public let offer: Completion.Offer

  public init(
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
  public var spelling: String { "--" + name }
}

extension Option {
  // What all four executables know.
  public static let imageTag = Option(
    "image-tag", "t", value: "TAG", "this tag instead of the default one")
  public static let dryRun = Option("dry-run", "N", "print what would run, and change nothing")
  public static let environment = Option(
    "environment", nil, value: "NAME", offer: .environments,
    "lay the sections [IMAGE@NAME] over run.cfg's others")
  public static let verbose = Option("verbose", "V", "print each command before it runs")
  public static let help = Option("help", "h", "print this")
  public static let version = Option("version", nil, "print the version")
  public static let images = Option("images", nil, "list the project's images")
  public static let json = Option("json", nil, "with --dry-run or a list: print it as JSON")
  public static let completion = Option(
    "completion", nil, value: "SHELL", offer: .words(Completion.Shell.allCases.map(\.rawValue)),
    "print what bash, zsh or fish needs for completion")
  public static let man = Option("man", nil, "print the manual page, for man")
  public static let common = [
    dryRun, environment, verbose, images, json, completion, man, help, version,
  ]
  /// With these nothing else is done, so nothing else needs to be said.
  static let alone = [help, version, images, completion, man]
}
