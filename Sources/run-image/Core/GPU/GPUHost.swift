/// What this machine shows of NVIDIA's GPUs without a program of theirs, which takes a second to start.
package struct GPUHost: Equatable {
  var card: Card
  /// Of the kernel's module.
  var driver: DriverVersion?
  /// Of the libraries beside it.
  var library: DriverVersion?
  /// Whether the programs are there with which docker's `--gpus` works.
  var hasToolkit: Bool
  var specifications: [CDISpecification]
  /// Where AWS's own accelerators are, as /dev/neuron0.
  var neurons: [String]

  package init(
    card: Card = .none, driver: DriverVersion? = nil, library: DriverVersion? = nil, hasToolkit: Bool = false,
    specifications: [CDISpecification] = [], neurons: [String] = []
  ) {
    (self.card, self.driver, self.library) = (card, driver, library)
    (self.hasToolkit, self.specifications, self.neurons) = (hasToolkit, specifications, neurons)
  }

  package enum Card {
    case none, onBus
    /// In one of the ways in which a GPU shows up without a card on the bus, or beside it.
    case otherwise
  }
}
