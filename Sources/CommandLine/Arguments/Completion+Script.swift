extension Completion {
  /// What a shell reads to know whom it has to ask.
  package static func script(of program: Program, for shell: Shell) -> String {
    let name = program.name
    let function = "_" + name.map { $0 == "-" ? "_" : String($0) }.joined()
    switch shell {
    case .bash:
      return """
        # bash completion for \(name)
        \(function)() {
          local word
          COMPREPLY=()
          while IFS= read -r word; do
            COMPREPLY+=("$word")
          done < <(\(name) --complete bash "${COMP_WORDS[@]:0:COMP_CWORD+1}" 2>/dev/null)
        }
        complete -o default -F \(function) \(name)

        """
    case .zsh:
      return """
        #compdef \(name)
        local -a found
        found=("${(@f)$(\(name) --complete zsh "${(@Q)words[1,CURRENT]}" 2>/dev/null)}")
        found=(${found:#})
        if (( $#found )); then _describe -V '\(name)' found; else _files; fi

        """
    case .fish:
      let files = program.options.filter { $0.offer == .files }.map { option in
        "complete -c \(name) -l \(option.name)" + (option.short.map { " -s \($0)" } ?? "") + " -r -F\n"
      }
      return """
        # fish completion for \(name)
        complete -c \(name) -f -a '(\(name) --complete fish (commandline -opc) (commandline -ct | string unescape) 2>/dev/null)'
        \(files.joined())
        """
    }
  }
}
