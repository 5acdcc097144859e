import Foundation
import Testing

extension Integration {
  /// What docker/README.md tells people to type, typed.
  @Suite struct GuideTests {
    /// A numbered step, and its commands as they are copied.
    private struct Step {
      var commands: [String] = []
    }

    /// The steps under each heading.
    private func guide() throws -> [String: [Step]] {
      let text = try String(contentsOfFile: "\(Lab.repository)/docker/README.md", encoding: .utf8)
      var sections: [String: [Step]] = [:]
      var heading = ""
      var indent: Int?
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
        let start = line.prefix { $0 == " " }.count
        let body = line.dropFirst(start)
        if let width = indent {
          indent = body == "```" ? nil : width
          if indent == width, let last = sections[heading]?.indices.last {
            sections[heading]?[last].commands.append(String(line.dropFirst(min(width, start))))
          }
        } else if body == "```sh" {
          indent = start
        } else if line.hasPrefix("## ") {
          heading = String(line.dropFirst(3))
        } else if line.hasPrefix("\((sections[heading]?.count ?? 0) + 1). ") {
          sections[heading, default: []].append(Step())
        }
      }
      return sections
    }

    @Test func everyStepWorks() throws {
      let guide = try guide()
      let adding = try #require(guide["Adding an image in ten steps"])
      let releasing = try #require(guide["Releasing in five steps"])
      #expect(adding.count == 10 && releasing.count == 5)

      let project = try ReleaseProject()
      project.logIn()
      try project.playCI()
      try project.git("push -qu origin main")
      let base = try project.shell("make release-base")
      try #require(base.exitCode == 0, "\(base)")
      var last = base
      for (number, step) in (adding + releasing).enumerated() {
        #expect(!step.commands.isEmpty, "step \(number + 1) has no command")
        last = try project.shell(step.commands.joined(separator: "\n"))
        try #require(last.exitCode == 0, "\(step.commands): \(last)")
        switch number + 1 {
        case 8: #expect(last.output == "hello\n", "\(last)")
        case 9: #expect(last.output.hasSuffix("hello: 1 passed, 0 failed\n"), "\(last)")
        case 10: #expect(last.output.hasSuffix("hello-1.0.0\n"), "\(last)")
        case 14: #expect(last.output == "hello-1.0.1\n", "\(last)")
        default: break
        }
      }
      #expect(last.error.contains("is published already"), "CI has done that: \(last)")
      #expect(last.output.contains("/hello:1.0.1@sha256:") && last.output.contains("/hello:latest@sha256:"))
    }
  }
}
