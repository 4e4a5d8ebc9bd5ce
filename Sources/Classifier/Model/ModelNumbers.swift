internal import Foundation

/// The numbers of a model file, which a file with a right checksum could still have absurd.
extension Model.Header {
  /// No weight and no slope that training gives comes near this.
  static let largest = 1e6

  /// Whether all numbers are such as training gives.
  var isPlausible: Bool {
    func isPlausible(_ number: Double) -> Bool { number.magnitude <= Self.largest }
    let calibrated = calibration.map { [$0.slope, $0.matchSlope] + $0.biases } ?? []
    let lengths = featureOptions.characterNGrams ?? 1...1
    let counts =
      [summary.tweets, summary.uncoded?.tweets ?? 0, summary.uncoded?.learntFrom ?? 0]
      + summary.tweetsByCategory
    return (calibrated + [matchWeight]).allSatisfy(isPlausible)
      && (0...8).contains(featureOptions.lengthPower)
      && lengths.lowerBound >= 1 && lengths.upperBound <= 32
      && counts.allSatisfy { (0...Int(Int32.max)).contains($0) }
  }
}

extension Layout {
  /// Whether all weights and biases are numbers such as training gives; `data` are the model's bytes.
  func hasPlausibleWeights(_ data: Data) -> Bool {
    let bytes = data.bytes
    for category in 0..<categories where !isPlausible(bias(category, in: bytes)) { return false }
    for row in 0..<features {
      for category in 0..<categories where !isPlausible(weight(row, category, in: bytes)) {
        return false
      }
    }
    return (0..<heldOut).allSatisfy { text in
      heldOutScores(text, of: data).allSatisfy { $0.magnitude <= Model.Header.largest }
    }
  }

  private func isPlausible(_ weight: Float) -> Bool {
    Double(weight.magnitude) <= Model.Header.largest
  }
}
