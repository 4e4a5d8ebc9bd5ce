/// How to cite textmine.
public enum Citation {
  /// A reference for a list of literature.
  public static func text(version: String) -> String {
    "textmine \(version): Text mining and content classification of tweets of public institutions. "
      + "Computer software, 2026."
  }

  /// The same for BibTeX.
  public static func bibTeX(version: String) -> String {
    """
    @software{textmine,
      title = {textmine: Text mining and content classification of tweets of public institutions},
      version = {\(version)},
      year = {2026}
    }

    """
  }
}
