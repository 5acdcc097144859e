import CommandLine
import ImageConfig

/// From what people may get wrong, all of it looked at first, to the git tags that make a release.
package struct ReleasePlan {
  private let project: Project
  private let checkout: Checkout
  private let facts: ReleaseFacts
  private var remote: Checkout.Remote { checkout.remote }

  package static func make(
    _ request: PublishRequest, _ project: Project, _ checkout: Checkout, _ facts: ReleaseFacts
  ) throws -> Plan {
    try ReleasePlan(project: project, checkout: checkout, facts: facts).plan(request)
  }

  private func plan(_ request: PublishRequest) throws -> Plan {
    let head = try soundHead()
    var warnings: [Warning] = []
    var releases: [ReleaseName] = []
    for release in try Self.wanted(request, project, facts) {
      if let place = facts.owner(of: release, project) {
        throw ReleaseProblem.tagOfAnother(tag: release.tag, place: place)
      }
      let path = project.files.path(release.image, "VERSION")
      guard let there = remote.tags[release.tag] else {
        // A push of this commit that reached only some of the addresses is completed.
        if remote.partly[release.tag]?.contains(where: { $0 != head }) == true {
          if request.isAll { try insistOnAllAddresses(release.tag) }
          throw ReleaseProblem.versionTaken(tag: release.tag, remote: remote.name, path: path)
        }
        releases.append(release)
        continue
      }
      if request.isAll || there == head {
        warnings.append(.alreadyReleased(release.tag, remote: remote.name))
      } else {
        throw ReleaseProblem.versionTaken(tag: release.tag, remote: remote.name, path: path)
      }
    }
    for release in releases { try check(release, head, beside: releases) }
    let build = Command(facts.builder[0], facts.builder.dropFirst() + releases.map(\.image), input: .nothing)
    let isBuilt = !request.skipsBuild && !releases.isEmpty
    return Plan(
      directory: project.files.root, steps: (isBuilt ? [.run(build)] : []) + releases.map { steps($0, head) },
      warnings: warnings, result: releases.map(\.tag))
  }

  /// What needs no question to anybody.
  package static func insistOnNames(_ request: PublishRequest, _ project: Project) throws {
    if request.isAll { return }
    for name in request.images.map(project.imageName) {
      if try !project.isReleased(name) { throw ReleaseProblem.notForRelease(image: name) }
      _ = try ReleaseName(of: name, project)
    }
  }

  /// Parents first; with `all` those that may be released.
  package static func wanted(
    _ request: PublishRequest, _ project: Project, _ facts: ReleaseFacts
  ) throws -> [ReleaseName] {
    let order = facts.images.map(\.name)
    if request.isAll {
      let names = try order.filter { try project.folder($0)?.version != nil && project.isReleased($0) }
      if names.isEmpty { throw ReleaseProblem.nothingForRelease(folder: project.files.imagesFolder) }
      return try names.map { try ReleaseName(of: $0, project) }
    }
    let names = request.images.map(project.imageName)
    for name in names where try !project.isReleased(name) { throw ReleaseProblem.notForRelease(image: name) }
    let ordered = order.filter(names.contains)
    return try (ordered + names.filter { !ordered.contains($0) }).map { try ReleaseName(of: $0, project) }
  }

  /// The commit to release: nothing but what everybody has.
  private func soundHead() throws -> String {
    guard let head = checkout.head else { throw ReleaseProblem.noCommit }
    if checkout.isShallow { throw ReleaseProblem.shallow }
    if !checkout.changes.isEmpty { throw ReleaseProblem.changes(checkout.changes) }
    guard let branch = try project.settings(of: "publish").nonEmpty(.branch)?.text ?? remote.branch else {
      throw ReleaseProblem.noBranch(remote: remote.name)
    }
    guard checkout.branch == branch else {
      throw ReleaseProblem.otherBranch(current: checkout.branch, release: branch)
    }
    guard remote.branches[branch] == head else {
      throw ReleaseProblem.notPushed(branch: branch, remote: remote.name)
    }
    return head
  }

  private func check(_ release: ReleaseName, _ head: String, beside others: [ReleaseName]) throws {
    // One of this commit is what a run left that was killed.
    if let here = checkout.tags[release.tag], here != head {
      throw ReleaseProblem.otherTagHere(tag: release.tag, remote: remote.name)
    }
    let mentions = facts.readme(release.image).map { Self.mentions(release.version.description, in: $0) }
    guard mentions == true else {
      let path = project.files.path(release.image, "README.md")
      throw ReleaseProblem.readmeSilent(path: path, version: release.version.description)
    }
    for name in try ReleaseFacts.published(below: release.image, facts.images, project) {
      let parent = try ReleaseName(of: name, below: release.image, project)
      if others.contains(parent) { continue }
      try insistOnAllAddresses(parent.tag)
      if remote.tags[parent.tag] == nil {
        throw ReleaseProblem.parentNotReleased(image: release.image, parent: name, tag: parent.tag)
      }
      try facts.refuseChange(of: parent, below: release.image, project)
    }
  }

  /// A release that some of the addresses lack, as those that were added since.
  private func insistOnAllAddresses(_ tag: String) throws {
    guard let commits = remote.partly[tag], Set(commits).count == 1 else { return }
    throw ReleaseProblem.atSomeAddresses(
      tag: tag, remote: remote.name, isHere: checkout.tags[tag] == commits[0])
  }

  /// Also as a tag, `dev-5.0.0`, and not as a part of another version.
  static func mentions(_ version: String, in text: [UInt8]) -> Bool {
    let words = String(decoding: text, as: UTF8.self).split {
      !($0.isLetter || $0.isNumber || ".-".contains($0))
    }
    return words.contains { word in
      var word = word
      while word.last == "." { word.removeLast() }
      return word == version || word == "v" + version || word.hasSuffix("-" + version)
    }
  }

  /// The remote takes a tag once: who comes second is told, and has no tag either.
  private func steps(_ release: ReleaseName, _ head: String) -> Step {
    let message = "\(release.image) \(release.version)"
    let make = Command("git", ["tag", "-a", "-m", message, release.tag, head], input: .nothing)
    // Git may be set up to push tags that nobody asked for.
    let push = Command("git", ["push", "--no-follow-tags", remote.name, "refs/tags/\(release.tag)"])
    let isHere = checkout.tags[release.tag] != nil
    return .scope(
      (isHere ? [] : [.run(make), .later(Self.removing(release.tag), .interrupted)]) + [.retrying(push)])
  }

  package static func removing(_ tag: String) -> Command {
    Command("git", ["tag", "-d", tag], input: .nothing)
  }
}
