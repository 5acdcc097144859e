extension Dockerfile {
  /// The stages that are built for these, in the file's order; for the last one where none are named. Docker
  /// passes over the others.
  package func stages(neededFor names: [String], with arguments: [String: String] = [:]) -> [Stage] {
    var rest = names.isEmpty ? stages.last.map { [$0] } ?? [] : names.compactMap(stage(named:))
    var needed: Set<Int> = []
    while let stage = rest.popLast() {
      guard needed.insert(stage.index).inserted else { continue }
      if case .reference(let base) = base(of: stage, with: arguments),
        let earlier = stages[..<stage.index].last(where: { $0.name == base })
      {
        rest.append(earlier)
      }
      rest += stage.sources.compactMap { source in
        if source.kind == .copy, let number = Int(source.text) {
          return stages.indices.contains(number) ? stages[number] : nil
        }
        return self.stage(named: source.text)
      }
    }
    return stages.filter { needed.contains($0.index) }
  }
}
