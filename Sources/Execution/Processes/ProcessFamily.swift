/// What a program has started, and what that has, as the system's table of processes tells it.
package enum ProcessFamily {
  static func descendants(of process: pid_t) -> [pid_t] {
    var found: [pid_t] = []
    var rest = [process]
    let table = Posix.childrenByParent()
    while let parent = rest.popLast() {
      let children = table(parent).filter { !found.contains($0) }
      found += children
      rest += children
    }
    return found
  }

  /// Whether it does neither ignore nor catch a Ctrl-C, as far as the system tells.
  static func diesOfInterruption(_ process: pid_t) -> Bool {
    // We catch it: a system that does not even tell this tells nothing.
    Posix.isCaughtOrIgnored(SIGINT, by: getpid()) == true
      && Posix.isCaughtOrIgnored(SIGINT, by: process) == false
  }
}
