import Foundation
import Statistics
import Testing

@Suite("An estimate") struct EstimateTests {
  @Test(
    "is one flat object in JSON",
    arguments: [
      (
        Estimate(0.25, Interval(lower: 0.125, upper: 0.5)),
        #"{"lower":0.125,"upper":0.5,"value":0.25}"#
      ),
      (Estimate(0.25, nil), #"{"value":0.25}"#),
    ])
  func json(estimate: Estimate, text: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(estimate)
    #expect(String(decoding: data, as: UTF8.self) == text)
    #expect(try JSONDecoder().decode(Estimate.self, from: data) == estimate)
  }
}
