extension Dockerfile {
  /// A `FROM` and what follows it, up to the next one.
  package struct Stage: Equatable, Sendable {
    package let index: Int
    /// In lower case, as docker compares it.
    package let name: String?
    /// The image or stage that it starts from, as written, variables included.
    package let base: String
    /// The value of `--platform`, as written.
    package let platform: String?
    package let line: Int
    package internal(set) var arguments: [Argument] = []
    /// The images and stages that it takes files from. Those of an `ONBUILD` belong to other builds.
    package internal(set) var sources: [Source] = []
    /// What it copies or adds from the build's context: the words as docker reads them, quotes gone and
    /// variables left as they are.
    package internal(set) var copiedPaths: [String] = []
    /// What its `RUN --mount`s read of the build's context.
    package internal(set) var mountedPaths: [String] = []
    /// The first instruction that a here-document belongs to.
    package internal(set) var heredocLine: Int?
    /// The first `ADD` that says what it must find.
    package internal(set) var checksumLine: Int?
    /// The first `ADD` that may fetch something and does not say what it must find.
    package internal(set) var unpinnedLine: Int?
    /// The first `ONBUILD`: what others do that start from it.
    package internal(set) var triggerLine: Int?

    init(index: Int, name: String?, base: String, platform: String?, line: Int) {
      self.index = index
      self.name = name
      self.base = base
      self.platform = platform
      self.line = line
    }
  }
}
