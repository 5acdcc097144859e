import CommandLine
import ImageConfig

/// Why a container can't be started as it was asked for, or one that runs can't be reached.
package enum RunProblem: Error, Equatable {
  /// - Parameter section: the image's in run.cfg.
  case gpu(GPUProblem, section: String)
  case unknownGPU(String, known: [String])
  case ambiguousGPU(String, fitting: [String])
  /// Who uses what can't be told.
  case noLeastGPU(reason: String)
  case noAccelerator(String)
  /// An image for others to stand on.
  case notDirect(String, instead: [String])
  case portTaken(Int, holder: String?)
  case portTwice(Int)
  case nothingExposed(String)
  case noFreePort(from: Int)
  /// - Parameter again: how run-image is told the image, with its environment.
  case nothingRuns(String, stopped: String?, again: String)
  /// But one of another environment does.
  case runsElsewhere(String, container: String, command: String)
  /// `-t` names what is not there.
  case tagNotHere(String, build: String, pull: String?)
  /// By docker, which has said why.
  /// - Parameter goesOn: the container that it was to take the place of.
  case notStarted(exitCode: Int32, goesOn: String?)
  /// - Parameter again: how run-image is told the image, with its environment.
  case diedAtOnce(String, exitCode: Int32, again: String, isRestarted: Bool)
  /// The one that NOTEBOOK_PORT names.
  case notebookPortTaken(Int, holder: String?)
  case jupyterSilent(reason: String)
  /// - Parameter section: the image's in run.cfg.
  case noPortOfJupyter(section: String)
}

/// Why containers get no GPU of this machine.
package enum GPUProblem: Equatable, Sendable {
  case noHardware
  case noDriver
  case mismatch(module: String, library: String)
  case tooOld(driver: String, cuda: String, wanted: String)
  case desktop
  case snap
  case noRuntime(isRootless: Bool)
  /// Of an engine on another machine.
  case noRuntimeElsewhere(engine: String)
  case noSpecification
  case staleSpecification(String, made: String, driver: String)
}

/// What is told on the way to a container.
package enum RunNotice: Equatable, Sendable {
  /// The container does without.
  case withoutGPU(GPUProblem)
  /// It is tried all the same.
  case unlikelyGPU(GPUProblem)
  /// Of a dry run, which may be made for another machine.
  case wouldStop(RunProblem)
  case leastGPU(String, uses: [GPUUse])
  case address(String)
  /// Of an engine on another machine.
  case portsOverThere([String], way: String?)
  case runsAlready(String, image: String, status: String)
  /// And is another one than a start would make now.
  case runsOutdated(String, status: String, [Difference], cure: String)
  case madeAnew(String, [Difference])
  /// It can't be made anew, for nobody knows all that it was started with.
  case restartedAsItWas(String, [Difference], cure: String)
  case builtElsewhere(String, commit: String, cure: String)
  case runsToo(String, status: String)
  case keptBefore(String)
  /// It did its work within a second.
  case endedAtOnce(String, again: String)
  case nothingToStop(String, elsewhere: String?)
  /// What an image was to be built on counts only where it is built.
  case parentsUnused(String, cure: String?)
  case others(image: String, meant: String, count: Int)
  case mountElsewhere(String, engine: String)
  case variables([String])
  /// - Parameter hasTerminal: the container, one of its own.
  case detach(hasTerminal: Bool)
  /// `interactive = -d` of old files.
  case detached(image: String, Setting.Origin)
  /// A word that means something to a shell alone, and how to have one.
  case noShellLine(String, instead: String, Setting.Origin)
  case elsewherePulled(String)
  /// - Parameter command: what ends Jupyter.
  case runsUntil(String)
  case usersUnread(image: String)
  /// Who the caller is can't be told to the image.
  case noPlaceForUsers(String)

  /// How a container differs from the one that a start would make now.
  package enum Difference: Equatable, Sendable {
    /// Its image's name stands for another one now.
    case olderImage(String)
    case otherImage(String, wanted: String)
    case config
    /// What the command line asks for, and it was not started with.
    case lacks([String])
    /// What both have, with another value each.
    case otherValue([String])
  }

  package struct GPUUse: Equatable, Sendable {
    package var index: String
    /// In MiB.
    package var used: Int
    package var total: Int
    package var users: [String]

    package init(index: String, used: Int, total: Int, users: [String]) {
      self.index = index
      self.used = used
      self.total = total
      self.users = users
    }
  }

  package var isWarning: Bool {
    switch self {
    case .withoutGPU, .unlikelyGPU, .mountElsewhere, .runsOutdated, .restartedAsItWas, .builtElsewhere,
      .noShellLine:
      true
    default: false
    }
  }
}

extension Warning {
  package static func run(_ notice: RunNotice) -> Warning {
    notice.isWarning ? .warning(notice.text) : .note(notice.text)
  }
}
