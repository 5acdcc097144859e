extension Integration.CommitTests {
  /// What git's own word on what has changed leaves out.
  private static let filter =
    "git config filter.x.clean cat; git config filter.x.smudge cat; echo 'src/a filter=x' >.gitattributes"

  static let hidden: [Case] = [
    Case(
      "skip-worktree", "echo x >src/a; git update-index --skip-worktree src/a", .dirty("src/a: changed")),
    Case(
      "assume-unchanged", "echo x >src/a; git update-index --assume-unchanged src/a",
      .dirty("src/a: changed")),
    Case(
      "a sparse checkout", "git sparse-checkout set docker",
      .dirty("src/a: git has it, and it is not there")),
    Case(
      "a mode that git passes over", "git config core.fileMode false; chmod +x src/a",
      .dirty("src/a: mode 0755, git has 0644; chmod -x src/a")),
    Case(
      "a clone under umask 077", "chmod 600 src/a",
      .dirty("src/a: mode 0600, git has 0644; chmod go+r src/a")),
    Case("a clone under umask 002", "chmod 664 src/a; chmod 775 src", .stays),
    Case("a damaged index", "echo x >.git/index", .dirty("git can't tell what is committed here")),
    Case(
      "a damaged commit", "find .git/objects -type f -delete",
      .dirty("git can't tell what is committed here")),
    Case(
      "a filter that nobody has",
      filter,
      "git config --remove-section filter.x",
      .dirty("src/a: .gitattributes wants the filter x")),
    Case(
      "a filter whose program is not there",
      filter,
      "git config filter.x.smudge no-such; git config filter.x.required true",
      .dirty("git can't tell what is committed here")),
    Case(
      "a filter that takes something out",
      "git config filter.x.clean 'head -1'; git config filter.x.smudge cat; echo 'src/a filter=x' >.gitattributes",
      "echo output >>src/a", .dirty("src/a: changed")),
    Case(
      "a large file",
      "git config filter.lfs.clean 'echo version https://git-lfs.github.com/spec/v1'; git config filter.lfs.smudge cat; echo 'src/a filter=lfs' >.gitattributes",
      "git stash -q 2>/dev/null || true", .stays),
    Case(
      "a pointer instead of it",
      "git config filter.lfs.clean 'echo version https://git-lfs.github.com/spec/v1'; git config filter.lfs.smudge cat; echo 'src/a filter=lfs' >.gitattributes",
      "echo version https://git-lfs.github.com/spec/v1 >src/a",
      .dirty("src/a: a pointer, and not the content; git lfs pull")),
    Case(
      "line ends of the repository's",
      "echo 'src/* text eol=crlf' >.gitattributes; printf 'a\\r\\n' >src/a", "true", .stays),
    Case(
      "line ends of its user's", "git config core.autocrlf true; printf 'a\\r\\n' >src/a",
      .dirty("src/a: changed")),
    Case(
      "line ends that a clone would turn",
      "echo 'src/* text eol=crlf' >.gitattributes; git add .; git commit -qm two",
      .dirty("src/a: changed")),
  ]
}
