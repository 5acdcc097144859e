import CommandLine
import ImageConfig

/// What a registry has of an image: the versions that git knows or a tag is at, with the tags that float and those
/// that were named. A registry's own list of tags no command of docker's shows.
package struct PublishedTags {
  package struct Row: Equatable {
    let image: String
    let reference: ImageReference
    var digest: String?
    var created: String?
    var gitTag: String?
    /// The other tags of the same image.
    var others: [String] = []
  }

  private let publication: Publication
  /// The highest first.
  private var versions: [(version: Version, gitTag: String?)]
  private var floating: [ImageReference]

  /// - Parameters:
  ///   - gitTags: those of the repository.
  ///   - named: tags that somebody wants to see too.
  package init(_ publication: Publication, gitTags: [String], named: [Tag], _ project: Project) throws {
    var releases: [Version: String?] = [:]
    if let version = publication.version {
      releases[version] = .some(nil)
      releases.merge(ReleaseName.released(publication.image, in: gitTags, project).mapValues(Optional.some)) {
        $1
      }
    }
    self.publication = publication
    versions = releases.map { ($0, $1) }.sorted { $0.version > $1.version }
    let wanted =
      versions.isEmpty ? [] : try FloatingTag.wanted(project.image(publication.image), project)
    var tags = publication.version == nil ? [publication.reference.tag].compactMap(\.self) : []
    tags += versions.flatMap { release in wanted.compactMap { $0.tag(for: release.version) } } + named
    var seen = Set(versions.map(\.version.description))
    floating = tags.filter { seen.insert($0.description).inserted }.map(publication.reference.with(tag:))
  }

  private func reference(_ version: Version) -> ImageReference? {
    (try? Tag(version.description)).map(publication.reference.with(tag:))
  }

  package var questions: [ImageReference] { versions.compactMap { reference($0.version) } + floating }

  /// A tag may be at a version that git does not know here: it is asked for, too.
  package mutating func learn(from answers: [ImageReference: RegistryTag]) {
    if publication.version == nil { return }
    for version in floating.compactMap({ answers[$0]?.version }) {
      guard !versions.contains(where: { $0.version == version }) else { continue }
      let own = reference(version)
      versions.append((version, nil))
      floating.removeAll { $0 == own }
    }
    versions.sort { $0.version > $1.version }
  }

  /// A row for each version, and for each other tag that is none of them.
  package func rows(_ answers: [ImageReference: RegistryTag]) throws -> [Row] {
    func known(_ reference: ImageReference) throws -> RegistryTag {
      let answer = RegistryTag.of(reference, in: answers)
      guard case .unknown(let reason) = answer else { return answer }
      throw PublishProblem.unanswered(reference.description, reason: reason)
    }
    var rows: [(row: Row, tag: RegistryTag)] = []
    for (version, gitTag) in versions {
      guard let reference = reference(version) else { continue }
      let tag = try known(reference)
      rows.append((row(reference, tag, gitTag: gitTag), tag))
    }
    for reference in floating {
      let tag = try known(reference)
      if tag == .absent, !publication.isForeign { continue }
      if let index = rows.firstIndex(where: { $0.tag.isTheSame(as: tag) }) {
        rows[index].row.others.append(reference.tag?.description ?? "")
      } else {
        rows.append((row(reference, tag), tag))
      }
    }
    return rows.map(\.row)
  }

  private func row(_ reference: ImageReference, _ tag: RegistryTag, gitTag: String? = nil) -> Row {
    Row(
      image: publication.image, reference: reference, digest: tag.digest, created: tag.images.first?.created,
      gitTag: gitTag)
  }
}

extension PublishedTags {
  package static func table(_ rows: [Row]) -> [String] {
    TextTable.lines(
      [["IMAGE", "CREATED", "GIT TAG", "ALSO", "DIGEST"]]
        + rows.map { row in
          [
            row.reference.description, String((row.created ?? "").prefix(10)), row.gitTag ?? "",
            row.others.joined(separator: ", "), row.digest ?? "not published",
          ]
        })
  }

  package static func json(_ rows: [Row]) -> JSONText {
    .list(
      rows.map { row in
        let text = { (value: String?) in value.map(JSONText.string) ?? .null }
        return .object([
          .init("image", .string(row.image)), .init("reference", .string(row.reference.description)),
          .init("digest", text(row.digest)), .init("created", text(row.created)),
          .init("git_tag", text(row.gitTag)), .init("tags", .list(row.others.map(JSONText.string))),
        ])
      })
  }
}
