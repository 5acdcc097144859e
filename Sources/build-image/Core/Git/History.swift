import ImageConfig

/// The last commit that changed each image's inputs, read off one walk through git's history. A commit is the one
/// where they differ from every parent's: so a merge counts only where it made something new.
package struct History: Equatable {
  struct Commit: Equatable {
    let revision: String
    /// As RFC 3339 writes it.
    let time: String
  }

  private(set) var commits: [String: Commit] = [:]
  /// The images of which a shallow clone ends before their last change is seen.
  package private(set) var cutOff: Set<String> = []
  private let images: [(name: String, inputs: ImageInputs)]
  /// Where each image is looked for that is not found yet, by its index; none for the first commit.
  private var waiting: [Int: String?]
  private var passed: [String: HistoryStep] = [:]
  private var step: HistoryStep?
  private var rest: [UInt8] = []
  /// Whether the next item is the path of a change.
  private var isPath = false

  package init(_ inputs: [(image: String, inputs: ImageInputs)] = []) {
    images = inputs.map { ($0.image, $0.inputs) }
    waiting = Dictionary(uniqueKeysWithValues: inputs.indices.map { ($0, nil) })
  }

  /// Whether each image's commit is found.
  package var isComplete: Bool { waiting.isEmpty }

  package static func == (one: History, other: History) -> Bool { one.commits == other.commits }

  /// Git's words: each commit, and its changes against each parent, whatever its user likes to see.
  package static func question(_ inputs: [ImageInputs], _ project: Project) -> [String] {
    let images = project.files.imagesFolder
    var places = Set(inputs.flatMap(\.places)).filter { $0 != images && !$0.hasPrefix(images + "/") }
    places.insert(images)
    if places.contains(".") { places = ["."] }
    let settings = [
      "log.showRoot=true", "log.showSignature=false", "log.follow=false", "log.diffMerges=separate",
    ]
    return ["-C", project.files.root, "--no-replace-objects", "--literal-pathspecs"]
      + settings.flatMap { ["-c", $0] } + [
        "log", "-z", "--raw", "--format=raw", "--no-abbrev", "-m", "--no-renames", "-O/dev/null", "--parents",
        "--no-decorate", "--no-color", "--no-notes", "--full-history", "--sparse", "--relative",
        "--ignore-submodules=none", "--",
      ] + places.sorted()
  }

  /// Takes a piece of the answer; whether all is known.
  package mutating func read(_ bytes: ArraySlice<UInt8>) -> Bool {
    rest += bytes
    guard let end = rest.lastIndex(of: 0) else { return waiting.isEmpty }
    for item in rest[..<end].split(separator: 0) {
      take(item)
      if waiting.isEmpty { return true }
    }
    rest.removeSubrange(...end)
    return waiting.isEmpty
  }

  /// Behind the whole answer.
  package mutating func end() {
    if !rest.isEmpty { take(rest[...]) }
    rest = []
    finish()
  }

  private mutating func take(_ item: ArraySlice<UInt8>) {
    if isPath {
      isPath = false
      let path = String(decoding: item, as: UTF8.self)
      for index in waiting.keys where images[index].inputs.concerns(path) { step?.touch(index) }
    } else if item.first == UInt8(ascii: ":") {
      isPath = true
    } else {
      let section = HistoryStep.Section(item)
      if step?.revision != section.revision {
        finish()
        step = HistoryStep(section)
      }
      step?.begin(section)
      isPath = section.hasChange
    }
  }

  /// All changes of a commit are known.
  private mutating func finish() {
    guard let step, !waiting.isEmpty else { return }
    passed[step.revision] = step
    for (index, place) in waiting {
      var place = place ?? step.revision
      while waiting[index] != nil, let here = passed[place] {
        guard let next = here.origin(of: index) else {
          waiting[index] = nil
          guard here.touches(index) else { break }
          let name = images[index].name
          if here.isCutOff {
            cutOff.insert(name)
          } else {
            commits[name] = Commit(revision: here.revision, time: here.time)
          }
          break
        }
        place = next
        waiting[index] = .some(place)
      }
    }
    self.step = nil
  }
}
