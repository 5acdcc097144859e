import CommandLine
import ImageConfig

/// Two clones of one project give their images the same names: the one that is there may be the other's. What it
/// was built from tells, as long as this checkout knows of another history.
enum ForeignCommit {
  /// The commit in the image's labels, where this checkout's history does not have it.
  static func of(_ inputs: RunInputs, _ around: Surroundings) -> String? {
    guard let commit = commit(inputs) else { return nil }
    let git = ["-C", inputs.project.files.root]
    let ask = { (words: [String]) in around.ask(Command("git", git + words)) }
    guard let answer = ask(["merge-base", "--is-ancestor", commit, "HEAD"]), answer.exitCode != 0 else {
      return nil
    }
    // Without a repository, or with less than its history, nobody knows.
    let isShallow = ask(["rev-parse", "--is-shallow-repository"])
    return isShallow?.text == "false" ? String(commit.prefix(12)) : nil
  }

  /// Of an image that build-image made of this project.
  static func commit(_ inputs: RunInputs) -> String? {
    guard inputs.image.folder != nil, let labels = inputs.host.image.content?.labels,
      labels[ImageLabel.project] == inputs.project.name, var commit = labels[ImageLabel.revision]
    else { return nil }
    if commit.hasSuffix(ImageLabel.dirty) { commit.removeLast(ImageLabel.dirty.count) }
    return ImageLabel.isCommit(commit) ? commit : nil
  }
}
