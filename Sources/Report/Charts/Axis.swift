/// An axis from 0 to `top`, which is at most 1, for shares.
struct Axis {
  /// The share at its end, in hundredths.
  let top: Int

  /// The whole: 0 to 100 %.
  static let whole = Axis(top: 100)

  init(top: Int) { self.top = top }

  /// The shortest axis with round ticks that shows `largest`, 0 to 1.
  init(through largest: Double) {
    top = [5, 10, 20, 40, 60, 80].first { Double($0) >= 100 * largest } ?? 100
  }

  /// The shares that have a tick, in hundredths.
  var ticks: [Int] {
    stride(from: 0, through: top, by: top == 5 ? 1 : top == 100 ? 25 : top / 4).map(\.self)
  }

  /// The place of a share along the axis, in per cent of its length.
  func place(_ share: Double) -> String { Picture.decimal(position(share)) }

  /// The length between two shares.
  func length(_ from: Double, _ to: Double) -> String {
    Picture.decimal(position(to) - position(from))
  }

  private func position(_ share: Double) -> Int {
    Int((min(1, max(0, share * 100 / Double(top))) * 10_000).rounded())
  }

  /// The first of 1, 2, 5, 10, 20 … that needs at most five lines up to `highest`.
  static func step(for highest: Int) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] where factor * power * 5 >= highest { return factor * power }
      power *= 10
    }
  }
}
