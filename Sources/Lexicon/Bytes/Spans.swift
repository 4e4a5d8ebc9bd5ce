extension Span {
  /// The last element, if there is one.
  var last: Element? { isEmpty ? nil : self[count - 1] }
}
