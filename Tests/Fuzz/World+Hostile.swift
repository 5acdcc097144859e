import ImageConfig

extension World {
  /// A machine on which every value is what nobody expects.
  static func hostile(_ odd: String, _ user: String) -> World {
    World(
      environment: [
        "TAG": odd, "HOSTILE": "--privileged -v /:/host 'x", "VOLUMES": "-v \"/a b\":/c --mount 'type=tmpfs'",
        "TOKEN": "$TOKEN {user} %(x)s\n", "HOME": "/home/jane", "X": "", "IMAGE_REPOSITORY": odd,
      ], workingDirectory: "/projects/demo", user: user, home: "/home/" + user,
      time: LocalTime(year: 2024, month: 1, day: 2, hour: 3, minute: 4, second: 5), processID: 42,
      terminal: Terminal(
        inputIsOpen: true, inputIsTerminal: false, outputIsTerminal: false, errorIsTerminal: false))
  }
}
