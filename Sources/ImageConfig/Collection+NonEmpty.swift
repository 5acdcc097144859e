extension Collection {
  /// Itself, or none where there is nothing in it: an empty variable says as little as one that is not set.
  package var nonEmpty: Self? { isEmpty ? nil : self }
}
