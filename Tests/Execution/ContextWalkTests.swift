import ImageConfig
import TestSupport
import Testing

@testable import Execution

/// What a build's context holds, on a real disk.
struct ContextWalkTests {
  private func measure(
    _ folder: TemporaryFolder, ignoring text: String = "", _ paths: ContextPaths = .everything,
    seconds: Int = 30
  ) throws -> (ContextPart, isComplete: Bool) {
    ContextWalk.measure(
      folder.path, without: try #require(IgnoreFile(bytes: Array(text.utf8))), of: paths,
      until: Monotonic.seconds + Double(seconds))
  }

  @Test func addsUpFilesAndNothingElse() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b/c", "b/d e/\u{1B}f", "out/x"] { try folder.write(name, "12345") }
    // Links are not followed, even in a circle, and a pipe would be waited for.
    _ = folder.shell("ln -s . loop && ln -s /etc outside && ln -s a link && mkfifo pipe && mkdir empty")
    _ = folder.shell("printf 1234567 >\"$(printf 'b/\\377')\"")
    let (whole, isComplete) = try measure(folder, ignoring: "out")
    #expect(whole.files == 4 && whole.bytes == 22 && isComplete)
  }

  @Test func passesOverWhatIsNotRead() throws {
    let folder = try TemporaryFolder()
    for name in ["src/a", "src/deep/b", "data/c"] { try folder.write(name, "x") }
    var paths = ContextPaths()
    paths.add(try Dockerfile(bytes: Array("FROM a\nCOPY src/deep /\n".utf8), file: "Dockerfile").stages)
    #expect(try measure(folder, paths).0.files == 1)
  }

  @Test func knowsWhatTheAuthorPutThere() throws {
    let folder = try TemporaryFolder()
    for name in ["root.tar", "out/a", "out/b", "data"] { try folder.write(name, "12345") }
    var expected = ContextPaths()
    expected.add(["./root.tar", "out/"])
    let (whole, _) = ContextWalk.measure(
      folder.path, without: try #require(IgnoreFile(bytes: Array("out/b".utf8))), of: .everything,
      expecting: expected, until: Monotonic.seconds + 30)
    #expect(whole.bytes == 15 && whole.unexpectedBytes == 5)
  }

  @Test func anExceptionIsFoundInWhatIsOut() throws {
    let folder = try TemporaryFolder()
    for name in ["src/a", "src/deep/b", "data/c"] { try folder.write(name, "x") }
    #expect(try measure(folder, ignoring: "*\n!src/deep/b").0.files == 1)
  }

  @Test func isOverInTime() throws {
    let folder = try TemporaryFolder()
    _ = folder.shell("mkdir many && cd many && seq 3000 | xargs touch")
    let (whole, isComplete) = try measure(folder, seconds: -1)
    #expect(!isComplete && whole.files < 3000)
  }

  @Test func aChainOfFoldersIsNoTrap() throws {
    let folder = try TemporaryFolder()
    _ = folder.shell("i=0; while [ $i -lt 300 ]; do mkdir d && cd -P d || exit; i=$((i+1)); done; touch x")
    #expect(try measure(folder).isComplete == false)
  }
}
