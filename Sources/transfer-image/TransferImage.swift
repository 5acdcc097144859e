import Execution

@main enum TransferImage {
  static func main() {
    Session.run(TransferRequest.program) { session in
      let request = try TransferRequest(session.arguments, session.world)
      let reference = try TransferPlan.reference(request, project: try session.projectIfAny())
      let plan = try TransferPlan.make(request, reference, .measured(reference, session))
      try session.perform(plan)
    }
  }
}
