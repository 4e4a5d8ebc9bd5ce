/// A token as it is written (`Pelayanannya`), by its number in the ``Analyzer`` that met it. Of a link
/// only the host is kept: whole links hardly ever occur twice. Of a list (`@dinkes/rsud`) only the
/// account is.
public struct SurfaceForm: Hashable, Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// The surface form with this index, from 0.
  public init(index: Int) { number = Int32(index) }

  /// Its index among the surface forms of its analyzer, from 0 in the order in which they came.
  public var index: Int { Int(number) }
}

/// A normalised form, by its number in the ``Analyzer`` that met it: the surface form after case
/// folding (`pelayanannya`), which decides the term.
public struct NormalForm: Hashable, Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// The normalised form with this index, from 0.
  public init(index: Int) { number = Int32(index) }

  /// Its index among the normalised forms of its analyzer, from 0 in the order in which they came.
  public var index: Int { Int(number) }
}

/// What a word is counted under (`layan`), by its number in the ``Analyzer`` that met it.
public struct Term: Hashable, Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }
}
