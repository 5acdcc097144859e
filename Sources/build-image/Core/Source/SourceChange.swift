import CommandLine
import ImageConfig

/// Why something that an image is made from is not what the commit has, with what to do where git would not tell.
package struct SourceChange: Equatable, Hashable {
  package let path: String
  package let reason: Reason

  package enum Reason: Equatable, Hashable {
    case content
    case kind
    case missing
    /// An ignore file that decides about it is not the commit's.
    case ignored(by: String)
    /// In no commit; the ignore file that can keep it out of the image, where that could be.
    case unknown(ignoreFile: String?)
    case mode(UInt16, git: UInt16, cure: String)
    case noFilter(String)
    case pointer
    case submodule(String)
    case unreadable(String)
  }

  package init(_ path: String, _ reason: Reason) { (self.path, self.reason) = (path, reason) }

  package var text: String {
    let place = VisibleText.line(path)
    return switch reason {
    case .content: "\(place): changed"
    case .kind: "\(place): git has something else there"
    case .missing: "\(place): git has it, and it is not there"
    case .ignored(let file): "\(VisibleText.line(file)): changed, and so whether \(place) is in the image"
    case .unknown(nil): "\(place): in no commit"
    case .unknown(let file?):
      "\(place): in no commit; to keep it out of the image: echo \(ShellText.shown("/" + path)) >>\(ShellText.shown(file))"
    case .mode(let mode, let git, let cure):
      "\(place): mode \(Self.octal(mode)), git has \(Self.octal(git)); chmod \(cure) \(ShellText.shown(path))"
    case .noFilter(let name):
      "\(place): .gitattributes wants the filter \(VisibleText.line(name)), which git does not have here"
    case .pointer: "\(place): a pointer, and not the content; git lfs pull"
    case .submodule(let what): "\(place): \(what); git submodule update --init"
    case .unreadable(let what): "\(place): \(VisibleText.line(what))"
    }
  }

  private static func octal(_ mode: UInt16) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
