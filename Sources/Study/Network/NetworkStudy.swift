public import Statistics

/// A network of accounts, and what is measured of it.
public struct NetworkStudy: Sendable {
  /// The accounts and their ties.
  public let network: AccountNetwork
  /// Betweenness and closeness of the accounts, in the network's order.
  public let measures: Centralities
  /// The groups of accounts with many ties among themselves.
  public let communities: Communities

  /// Measures `network`.
  ///
  /// - Parameters:
  ///   - network: the accounts and their ties.
  ///   - seed: what determines the pivots that estimates are made from; see `Centralities`.
  public init(_ network: AccountNetwork, seed: UInt64 = 1) {
    self.network = network
    measures = Centralities(network.graph, seed: seed)
    communities = Communities(network.graph)
  }
}
