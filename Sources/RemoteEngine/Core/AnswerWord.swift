/// The first word of a line with which a script of ours answers.
package enum AnswerWord: String, CaseIterable, Sendable {
  // an engine, and the machine that it is on
  case engine, server, store, root, free, has
  case absent, user, denied
  /// What was told of images so far is void: the engine is reached otherwise.
  case again
  // images
  case asked, image, layers, past, named
  case glance, differs
  // what runs there, and what was left
  case loading, left
  // a load and its proof
  case loaded, listed, created
  /// A file of an image's archive.
  case file
  case end

  /// In front of all answers, on a line of its own.
  package static let first = "orbyter-answer 1"
}
