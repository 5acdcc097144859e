import ImageConfig

/// The ways to write a version.
package enum VersionStyle: String, CaseIterable, Sendable {
  case pep440
  case branch = "pep440-branch"
  case pre = "pep440-pre"
  case post = "pep440-post"
  case postBranch = "pep440-post-branch"
  case old = "pep440-old"
  case describe = "git-describe"
  case describeLong = "git-describe-long"

  package init(_ setting: Setting) throws(Setting.Problem) {
    let text = setting.text.isEmpty || setting.text == "default" ? Self.pep440.rawValue : setting.text
    guard let style = Self(rawValue: text) else {
      throw .notAllowed(text, allowed: Self.allCases.map(\.rawValue), setting.origin)
    }
    self = style
  }

  /// Whether it tells master from other branches.
  package var needsBranch: Bool { self == .branch || self == .postBranch }

  /// What git told of a commit.
  package struct Pieces: Equatable, Sendable {
    /// Without its prefix; none where no tag fits.
    package var tag: String?
    /// The commits since the tag, or all of them.
    package var distance: Int
    package var hash: String
    package var isDirty: Bool
    package var isMaster: Bool

    package init(tag: String?, distance: Int, hash: String, isDirty: Bool, isMaster: Bool) {
      self.tag = tag
      self.distance = distance
      self.hash = hash
      self.isDirty = isDirty
      self.isMaster = isMaster
    }
  }

  package func version(_ pieces: Pieces) throws(VersionProblem) -> String {
    let (distance, hash) = (pieces.distance, "g\(pieces.hash)")
    let dirt = pieces.isDirty ? ".dirty" : ""
    let offMaster = pieces.isMaster ? "" : ".dev0"
    let devIfDirty = pieces.isDirty ? ".dev0" : ""
    guard let tag = pieces.tag, !tag.isEmpty else {
      return switch self {
      case .pep440: "0+untagged.\(distance).\(hash)\(dirt)"
      case .branch: "0\(offMaster)+untagged.\(distance).\(hash)\(dirt)"
      case .pre: "0.post0.dev\(distance)"
      case .post: "0.post\(distance)\(devIfDirty)+\(hash)"
      case .postBranch: "0.post\(distance)\(offMaster)+\(hash)\(dirt)"
      case .old: "0.post\(distance)\(devIfDirty)"
      case .describe, .describeLong: pieces.hash + (pieces.isDirty ? "-dirty" : "")
      }
    }
    let joiner = tag.utf8.contains(UInt8(ascii: "+")) ? "." : "+"
    let isExact = distance == 0 && !pieces.isDirty
    switch self {
    case .pre: return distance == 0 ? tag : try PostRelease.next(after: tag) + ".dev\(distance)"
    case .describe where distance == 0: return tag + (pieces.isDirty ? "-dirty" : "")
    case .describe, .describeLong: return "\(tag)-\(distance)-\(hash)" + (pieces.isDirty ? "-dirty" : "")
    case _ where isExact: return tag
    case .pep440: return "\(tag)\(joiner)\(distance).\(hash)\(dirt)"
    case .branch: return "\(tag)\(offMaster)\(joiner)\(distance).\(hash)\(dirt)"
    case .post: return "\(tag).post\(distance)\(devIfDirty)\(joiner)\(hash)"
    case .postBranch: return "\(tag).post\(distance)\(offMaster)\(joiner)\(hash)\(dirt)"
    case .old: return "\(tag).post\(distance)\(devIfDirty)"
    }
  }
}
