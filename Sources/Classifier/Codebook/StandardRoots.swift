internal import Hashing

/// The lists of root words that Debian installs (hunspell-id). They are known by a hash that costs a
/// hundredth of their SHA-256, which would be a tenth of a start.
public enum StandardRoots {
  private static let checksums: [UInt64: String] = [
    // Debian 12, and Debian 13.
    0xa9b1_407d_53dc_dd1e: "1a1ab6f423bec47fa30d485dfde92039177aa6f9a6b123badb695d634064cc5e",
    0x15e4_4cc0_5e6e_509e: "775ff17a52801f3d2ee80120952fb44cc9bac6c3cf61740de775e439851a5803",
  ]

  /// The SHA-256 of a file of root words, in hexadecimal digits.
  public static func checksum(of bytes: [UInt8]) -> String {
    checksums[hash64(bytes.span)] ?? Checksum.hex(of: bytes)
  }
}
