import ImageConfig

/// A commit on the way through history, and which images it changed against each of its parents.
struct HistoryStep {
  let revision: String
  let time: String
  private let parents: [String]
  /// Whether it has parents that this clone does not.
  let isCutOff: Bool
  private var touched: [String: Set<Int>] = [:]
  private var parent = ""

  init(_ section: Section) {
    (revision, time, parents) = (section.revision, section.time, section.parents)
    isCutOff = parents.isEmpty && section.hasParents
  }

  mutating func begin(_ section: Section) { parent = section.from ?? parents.first ?? "" }

  mutating func touch(_ image: Int) { touched[parent, default: []].insert(image) }

  /// The first parent with the same of an image.
  func origin(of image: Int) -> String? { parents.first { touched[$0]?.contains(image) != true } }

  func touches(_ image: Int) -> Bool { touched.values.contains { $0.contains(image) } }
}

extension HistoryStep {
  /// What git says of a commit in front of its changes, against one of its parents where it has several.
  struct Section {
    private(set) var revision = ""
    /// Those that are in this clone.
    private(set) var parents: [String] = []
    private(set) var from: String?
    private(set) var hasParents = false
    private(set) var time = ""
    /// Whether the path of a first change follows.
    private(set) var hasChange = false

    /// - Parameter item: `commit C PARENT… (from PARENT)`, the commit as it is stored, its message behind blanks; and
    /// perhaps a change.
    init(_ item: ArraySlice<UInt8>) {
      var lines = item.split(separator: .lineFeed, omittingEmptySubsequences: false)[...]
      let words = lines.popFirst()?.split(separator: UInt8(ascii: " ")).dropFirst() ?? []
      for word in words.map({ String(decoding: $0, as: UTF8.self) }) {
        if revision.isEmpty {
          revision = word
        } else if ImageLabel.isCommit(word) {
          parents.append(word)
        } else if word.hasSuffix(")") {
          // Behind `(from`, which is none; else it would be among the parents.
          from = String(word.dropLast())
        }
      }
      hasChange = lines.last?.first == UInt8(ascii: ":")
      for line in lines {
        if line.isEmpty { break }
        if line.starts(with: "parent ".utf8) { hasParents = true }
        if line.starts(with: "committer ".utf8) { time = Self.time(line) }
      }
    }

    private static func time(_ line: ArraySlice<UInt8>) -> String {
      let words = line.split(separator: UInt8(ascii: " ")).suffix(2).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard words.count == 2, let seconds = Int64(words[0]), let zone = Int(words[1]) else { return "" }
      return CommitTime.text(seconds: seconds, zone: zone)
    }
  }
}
