/// This release of textmine.
public enum Release {
  /// Its version, as models and reports record it.
  public static let version = "0.1.0"
}
