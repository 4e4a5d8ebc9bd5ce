import Foundation
import Statistics
import Testing

@Suite("A seeded draw") struct DrawsTests {
  private func moments(_ draws: Int, _ draw: (inout SeededGenerator) -> Double) -> (
    mean: Double, variance: Double
  ) {
    var generator = SeededGenerator(seed: 11)
    let values = (0..<draws).map { _ in draw(&generator) }
    let mean = values.reduce(0, +) / Double(draws)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws - 1))
  }

  @Test("repeats with its seed and differs with another")
  func repeats() {
    var (a, b, c) = (SeededGenerator(seed: 3), SeededGenerator(seed: 3), SeededGenerator(seed: 4))
    let first = (0..<5).map { _ in a.next() }
    #expect(first == (0..<5).map { _ in b.next() })
    #expect(first != (0..<5).map { _ in c.next() })
  }

  @Test("of a gamma distribution has its mean and variance", arguments: [0.2, 0.75, 1.0, 3.5, 60])
  func gamma(shape: Double) {
    let found = moments(20_000) { $0.gamma(shape) }
    #expect(abs(found.mean - shape) < 5 * (shape / 20_000).squareRoot())
    #expect(abs(found.variance / shape - 1) < 0.12)
  }

  @Test(
    "of a binomial distribution has its mean and variance",
    arguments: [(7, 0.3), (40, 0.02), (1_000, 0.004), (50, 0.9), (4_000, 0.37)])
  func binomial(trials: Int, probability: Double) {
    let expected = Double(trials) * probability
    let variance = expected * (1 - probability)
    let found = moments(20_000) { Double($0.binomial(trials, probability)) }
    #expect(abs(found.mean - expected) < 5 * (variance / 20_000).squareRoot())
    #expect(abs(found.variance / variance - 1) < 0.08)
  }

  @Test("of a multinomial distribution adds up, of a Dirichlet distribution too")
  func sums() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<100 {
      var shares = [0.125, 3, 0.5, 0.0001]
      generator.dirichlet(&shares)
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
      var counts = [0, 0, 0, 0]
      generator.addMultinomial(333, shares, to: &counts)
      #expect(counts.reduce(0, +) == 333 && counts.allSatisfy { $0 >= 0 })
    }
  }

  @Test("of some of many takes each equally often and none twice")
  func sample() {
    var generator = SeededGenerator(seed: 9)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<5_000 {
      let chosen = generator.sample(3, of: 10)
      #expect(Set(chosen).count == 3)
      for place in chosen { counts[place] += 1 }
    }
    #expect(counts.allSatisfy { abs($0 - 1_500) < 180 })
  }
}

@Suite("Quantiles and Wilson's interval") struct IntervalTests {
  @Test(
    "normal quantiles are those of tables",
    arguments: [
      (0.975, 1.959963984540054), (0.95, 1.6448536269514722), (0.001, -3.090232306167813),
    ])
  func normal(probability: Double, expected: Double) {
    #expect(abs(normalQuantile(probability) - expected) < 1e-9)
  }

  @Test("Wilson's interval is that of Brown, Cai & DasGupta's formula, and closed at 0 and n")
  func wilson() {
    let interval = Interval.wilson(10, of: 50)
    #expect(abs(interval.lower - 0.112438) < 1e-5)
    #expect(abs(interval.upper - 0.330371) < 1e-5)
    #expect(Interval.wilson(0, of: 50).lower == 0)
    #expect(Interval.wilson(50, of: 50).upper == 1)
  }
}
