import CommandLine
import ImageConfig

/// The removal of a project's images, and of their builder stages.
enum CleanPlan {
  /// Every reference that the request is about, whether the engine has it or not.
  static func references(_ names: [String], _ request: BuildRequest, _ project: Project) throws -> [String] {
    let names = names.isEmpty ? project.folderNames : try ImageSelection.names(names, project)
    return try names.flatMap { name in
      let target = try BuildTarget(name, request, project)
      return [target.reference, target.builderReference].compactMap { $0?.description }
    }
  }

  /// - Parameter present: what the engine has; none where no engine could be asked, as in a dry run.
  static func make(
    _ references: [String], present: Set<String>?, _ docker: Docker, _ project: Project
  ) -> Plan {
    let removed = references.filter { present?.contains($0) ?? true }
    let steps = removed.isEmpty ? [] : [Step.run(docker.command(["image", "rm"] + removed))]
    return Plan(directory: project.files.root, steps: steps, result: removed)
  }
}
