import BuildCore
import Execution
import ImageConfig

extension CheckoutQuestions {
  /// Which files are not what a clone would have, and why.
  /// - Parameters:
  ///   - differing: those with other bytes than the commit's.
  ///   - same: those with the same, of which a filter would make something else.
  mutating func contentReasons(
    _ differing: Set<String>, _ same: Set<String>
  ) -> [String: SourceChange.Reason] {
    let filtered = filteredPaths(among: same)
    let paths = differing.union(filtered).sorted()
    if paths.isEmpty { return [:] }
    let attributes = attributes(of: paths)
    let drivers = attributes.values.contains { $0.filter != nil } ? drivers() : []
    var reasons: [String: SourceChange.Reason] = [:]
    var cleaned: [String] = []
    var smudged: [String] = []
    for path in paths {
      let own = attributes[path] ?? FileAttributes()
      if let filter = own.filter, !drivers.contains(filter) {
        reasons[path] = .noFilter(filter)
      } else if !differing.contains(path) {
        if own.filter != FileAttributes.lfs {
          smudged.append(path)
        } else if FileAttributes.isPointer(host.content("\(project.files.root)/\(path)") ?? []) {
          reasons[path] = .pointer
        }
      } else if own.changesContent || tree.hasLongNames {
        cleaned.append(path)
        if own.isLossy { smudged.append(path) }
      } else {
        reasons[path] = .content
      }
    }
    for (path, id) in cleanedNames(cleaned) where id != tree.entry(path)?.id { reasons[path] = .content }
    for path in smudged where reasons[path] == nil && !isSmudged(path) { reasons[path] = .content }
    return reasons
  }

  /// What counts is what the repository says of line ends, and not what its user likes.
  private static let neutral = [
    "-c", "core.autocrlf=false", "-c", "core.eol=lf", "-c", "core.safecrlf=false",
  ]

  private mutating func filteredPaths(among same: Set<String>) -> Set<String> {
    let files =
      [top + "/.git/info/attributes"] + tree.attributeFiles.map { "\(project.files.root)/\($0)" }
    let isPossible = files.contains { file in
      String(decoding: host.content(file) ?? [], as: UTF8.self).containsBytes("filter")
        || String(decoding: host.content(file) ?? [], as: UTF8.self).containsBytes("eol=crlf")
    }
    guard isPossible else { return [] }
    let places = [[".", ":(exclude,attr:!filter)"], [":(attr:eol=crlf)"]]
    let answers = ask(places.map { ["ls-files", "-z", "--"] + $0 })
    return Set(
      answers.flatMap { ($0?.output ?? []).split(separator: 0) }.map { String(decoding: $0, as: UTF8.self) }
    ).intersection(same)
  }

  private mutating func attributes(of paths: [String]) -> [String: FileAttributes] {
    let answers = ask(Self.batches(paths).map { ["check-attr", "-z", "-a", "--"] + $0 })
    return answers.reduce(into: [:]) { all, answer in
      all.merge(FileAttributes.all(answer?.output ?? [])) { $1 }
    }
  }

  /// The filters that git has a program for.
  private func drivers() -> Set<String> {
    FileAttributes.drivers(
      host.git(["-C", project.files.root, "config", "-z", "--get-regexp", "^filter\\."]) ?? [])
  }

  /// What git would call these files if it took them in.
  private mutating func cleanedNames(_ paths: [String]) -> [String: String] {
    if paths.isEmpty { return [:] }
    let batches = Self.batches(paths)
    let answers = ask(batches.map { Self.neutral + ["hash-object", "--"] + $0 })
    var names: [String: String] = [:]
    for (batch, answer) in zip(batches, answers) {
      let lines = (answer?.output ?? []).split(separator: .lineFeed).map {
        String(decoding: $0, as: UTF8.self)
      }
      for (path, name) in zip(batch, lines) { names[path] = name }
    }
    return names
  }

  /// Whether a file is what git would make of the commit's.
  private mutating func isSmudged(_ path: String) -> Bool {
    let answer = ask([Self.neutral + ["cat-file", "--filters", "HEAD:./" + path]])[0]
    return answer?.output == host.content("\(project.files.root)/\(path)")
  }

  /// As many as a command line takes.
  private static func batches(_ paths: [String]) -> [[String]] {
    var batches: [[String]] = []
    var size = Int.max
    for path in paths {
      size = size > 100_000 ? 0 : size
      if size == 0 { batches.append([]) }
      batches[batches.count - 1].append(path)
      size += path.utf8.count + 16
    }
    return batches
  }
}
