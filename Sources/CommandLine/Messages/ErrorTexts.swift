import ImageConfig

// Every sentence that an error says: one line, lower-case, where it is, what is wrong, what to do.

package func named(_ text: String) -> String { VisibleText.quoted(text) }
package func plain(_ text: String) -> String { VisibleText.plain(text) }
/// A command to paste, which may be longer than other values.
package func line(_ text: String) -> String { VisibleText.plain(text, upTo: 400) }
package func complaint(_ text: String) -> String { VisibleText.complaint(text) }
package func meant(_ nearest: String?) -> String {
  nearest.map { ", did you mean \(named($0))?" } ?? ""
}

extension SourceLocation {
  package var text: String { plain(file) + (line.map { ":\($0)" } ?? "") }
}

extension Setting.Origin {
  /// `run.cfg:12: [dev] volumes`, or the option it came from.
  package var text: String {
    isCommandLine ? "--\(plain(key))" : "\(location.text): [\(plain(section))] \(plain(key))"
  }
}

extension ImageReference.Problem: Explained {
  package var exitCode: Int32 { 2 }

  package var explanation: String {
    switch self {
    case .emptyName: "an image's name is empty; write name[:tag]"
    case .nameTooLong(let name): "\(named(name)) is longer than the 255 characters docker allows"
    case .badComponent(let part, let name):
      "\(named(name)) is not an image name: \(named(part)) must be lower-case letters and digits, joined by . _ or -"
    case .upperCase(let name): "\(named(name)) is not an image name: use lower-case letters"
    case .badRegistry(let host): "\(named(host)) is not a registry; write host or host:port"
    case .badTag(let tag):
      "\(named(tag)) is not a tag; use at most 128 letters, digits, _ . and -, not starting with . or -"
    case .badDigest(let digest): "\(named(digest)) is not a digest; write sha256: and 64 hex digits"
    }
  }
}

extension Version.Problem: Explained {
  package var exitCode: Int32 { 2 }

  package var explanation: String {
    switch self {
    case .empty: "the version is empty; write one such as 5.0.0"
    case .severalLines: "the version has several lines; write one such as 5.0.0"
    case .leadingV(let text): "\(named(text)) starts with a v; write \(named(String(text.dropFirst())))"
    case .illegal(let text):
      "\(named(text)) is not a version; write two or three numbers, as 5.0.0 or 5.1.0-rc.1"
    }
  }
}

extension Host.Problem: Explained {
  package var exitCode: Int32 { 2 }

  package var explanation: String {
    switch self {
    case .empty: "the host is empty; write [user@]host"
    case .looksLikeOption(let text): "\(named(text)) is not a host: it starts with a dash; write [user@]host"
    case .illegalCharacter(let character, let text):
      "\(named(text)) is not a host: it has \(named(String(character))); write [user@]host"
    case .tooLong: "the host is longer than any host's name"
    }
  }
}

extension Arguments.Problem: Explained {
  package var exitCode: Int32 { 2 }

  package var explanation: String {
    switch self {
    case .unknownOption(let word, let nearest, let program):
      "unknown option \(named(word))"
        + (nearest.map { ", did you mean \($0)?" } ?? "; see \(program) --help")
    case .missingValue(let option, let program):
      "\(option.spelling) needs a value, \(option.value ?? ""); see \(program) --help"
    case .unexpectedValue(let option, let value): "\(option.spelling) takes no value, so not \(named(value))"
    case .verboseAlone(let program):
      "-V prints each command before it runs, so name an image too; for the version: \(program) --version"
    case .missingOperand(let name, let usage): "\(name) is missing; usage: \(usage)"
    case .tooManyOperands(let word, let usage): "\(named(word)) is one word too many; usage: \(usage)"
    case .emptyOperand(let usage): "a name can't be empty; usage: \(usage)"
    case .repeated(let option): "\(option.spelling) is given twice; give it once"
    case .exclude(let one, let other): "\(one) does not go with \(other)"
    case .onlyWith(let one, let other): "\(one) goes only with \(other)"
    case .badReference(let option, _, let problem): "\(option.spelling): \(problem.explanation)"
    case .badValue(let option, let value, let wanted): "\(option.spelling): \(named(value)) is not \(wanted)"
    }
  }
}

extension FileProblem: Explained {
  package var exitCode: Int32 { 2 }

  package var explanation: String {
    switch self {
    case .missing(let path): "\(plain(path)): there is no such file"
    case .notAFile(let path, let kind): "\(plain(path)): is \(kind), not a file"
    case .unreadable(let path, let reason): "\(plain(path)): can't be read: \(plain(reason))"
    case .tooLarge(let path, let limit):
      "\(plain(path)): is larger than \(TransferRate.size(UInt64(max(limit, 0)))); is it the right file?"
    }
  }
}

extension StepProblem: Explained {
  package var exitCode: Int32 {
    switch self {
    case .failed(_, let code), .gaveUp(_, let code, _), .buildFailed(_, _, let code, _): code
    case .killed(_, let signal), .interrupted(let signal): 128 + signal
    case .notFound: 127
    case .cannotStart: 126
    default: 1
    }
  }

  package var explanation: String {
    switch self {
    case .notFound("docker"):
      "docker is not installed, or not on the PATH; see https://docs.docker.com/engine/install"
    case .notFound(let name): "\(named(name)) is not installed, or not on the PATH"
    case .cannotStart(let name, let reason): "\(named(name)) can't be started: \(plain(reason))"
    case .failed(let command, let code), .buildFailed(_, let command, let code, _):
      "failed with exit code \(code): \(plain(command))"
    case .gaveUp(let command, _, .refusal):
      "refused, so it was tried once: \(plain(command)); check the login and what it may do there"
    case .gaveUp(let command, _, .immutable):
      "refused, so it was tried once: \(plain(command)); the registry lets nobody move a tag: use float=none, or another version"
    case .gaveUp(let command, _, .trouble(let attempts)):
      "failed \(attempts) times: \(plain(command)); the server or the connection to it has trouble: try again later"
    case .gaveUp(let command, _, .absence):
      "nothing answers there, so it was tried once: \(plain(command)); check the server's name, and whether it runs"
    case .gaveUp(let command, _, .silence(let seconds)):
      "\(PassingTrouble.noAnswer(seconds: seconds)): \(plain(command)); try again later, or give it longer: \(PassingTrouble.timeoutVariable)=\(5 * seconds)"
    case .killed(let command, let signal): "ended by signal \(signal): \(plain(command))"
    case .fileExists(let path):
      "\(plain(path)) was created just now, by another program or by a build with another template; try again when no other build runs here"
    case .cannotWrite(let path, let reason): "\(plain(path)) can't be written: \(plain(reason))"
    case .noTemporaryFile(let folder, let reason):
      "\(plain(folder)) can't hold a temporary file: \(plain(reason)); make room there, or name another folder: TMPDIR=FOLDER"
    case .cannotEnter(let directory, let reason): "\(plain(directory)) can't be entered: \(plain(reason))"
    case .interrupted(let signal): "stopped by signal \(signal)"
    case .branchesFailed(let branches, let skipped, let count):
      "\(branches.count) of \(count) failed: \(VisibleText.list(branches.map(\.name)))"
        + (skipped == 0 ? "" : "; \(skipped) more skipped because of that")
    }
  }
}
