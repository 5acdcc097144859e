import CommandLine
import ImageConfig

/// The removal of a project's images, and of their builder stages.
package struct CleanPlan {
  /// Every reference that the request is about, whether the engine has it or not, each once: of all environments
  /// where none is named.
  let references: [ImageReference]
  private let project: Project
  /// The project in each environment of its run.cfg.
  private let others: [Project]

  package init(_ names: [String], _ request: BuildRequest, _ project: Project) throws {
    self.project = project
    let environments = project.environment == nil ? project.files.config.environments : []
    others = environments.compactMap { try? project.with(environment: $0) }
    let isAll = names.isEmpty || names == [ImageSelection.all]
    let names =
      isAll ? project.folderNames + project.syntheticNames : try ImageSelection.names(names, project)
    var references: [ImageReference] = []
    for name in names {
      do { references += try BuildTarget(name, request, project).references } catch {
        guard isAll else { throw error }
        // One that can't be built may have been built before.
        if let image = try? project.image(name), image.folder != nil {
          references.append(image.reference.with(tag: request.tag))
        }
      }
    }
    for other in others {
      references += names.flatMap { (try? BuildTarget($0, request, other))?.references ?? [] }
    }
    var seen: Set<String> = []
    self.references = references.filter { seen.insert($0.familiar).inserted }
  }

  /// - Parameter present: what the engine has; none where no engine could be asked, as in a dry run.
  package func plan(_ present: PresentImages?) -> Plan {
    var plan = Plan(directory: project.files.root, steps: [])
    let names = ([project] + others).map { $0.name + "-" }
    for reference in references where present?.has(reference) ?? true {
      // A name with the project's in front tells whose it is; `debian:12` may be somebody else's.
      let isNamed = names.contains { reference.repository.description.hasPrefix($0) }
      if !isNamed, present?.isLabelled(reference) == false {
        plan.warnings.append(.notBuiltHere(reference.description))
      } else {
        plan.result.append(reference.description)
      }
    }
    if !plan.result.isEmpty { plan.steps = [.run(.docker(["image", "rm"] + plan.result))] }
    return plan
  }
}
