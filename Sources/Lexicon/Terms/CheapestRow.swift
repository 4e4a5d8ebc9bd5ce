/// The cheapest row of words that make up a piece: the shortest way over its places from the beginning to the end (Dijkstra
/// 1959), where what some words cost is only looked into once they would be taken. It is begun anew for the next piece.
///
///     row.begin(length: piece.count)
///     while let step = row.next() {
///       switch step {
///       case .words(let start): … // offer, or leave open, the words that begin there
///       case .decide(let word): … // offer it, for what it costs
///       }
///     }
struct CheapestRow {
  /// What is to be done next.
  enum Step {
    /// Rows end at a place: the words that begin there are asked for.
    case words(from: Int)
    /// A word was left open: what it costs is asked for.
    case decide(Range<Int>)
  }

  /// What open words cost at least.
  private let openCost: Float
  private var end = 0
  private var places: [Place] = []
  /// For each place what its next step is at least worth; infinite once its words were asked for.
  private var keys: [Float] = []

  private struct Place {
    /// The cost of the cheapest row so far that ends here, and where its last word begins.
    var cost = Float.infinity
    var start: Int32 = 0
    /// A bit for the length of each open word that ends here, which is below 32, and the least that a row with one of them would cost.
    var open: UInt32 = 0
    var bound = Float.infinity
  }

  /// Makes a row of no piece; a word that is left open costs `openCost` or more.
  init(openCost: Float) { self.openCost = openCost }

  /// Starts at the beginning of a piece of so many bytes.
  mutating func begin(length: Int) {
    end = length
    places.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    for _ in 0...length {
      places.append(Place())
      keys.append(.infinity)
    }
    (places[0].cost, keys[0]) = (0, 0)
  }

  /// Whether a word that begins at `start` and costs so much or more may be part of the cheapest row.
  func mayTake(_ cost: Float, from start: Int) -> Bool {
    places[start].cost + cost <= places[end].cost
  }

  /// Takes a word into account that costs so much. Of rows that cost the same the one whose last word is longer counts.
  mutating func offer(_ word: Range<Int>, _ cost: Float) {
    let sum = places[word.lowerBound].cost + cost
    let old = places[word.upperBound]
    if sum < old.cost || sum == old.cost && word.lowerBound < old.start {
      places[word.upperBound].cost = sum
      places[word.upperBound].start = Int32(word.lowerBound)
      keys[word.upperBound] = min(sum, old.bound)
    }
  }

  /// Leaves open what a word costs.
  mutating func leaveOpen(_ word: Range<Int>) {
    let bound = places[word.lowerBound].cost + openCost
    places[word.upperBound].open |= 1 << UInt32(word.count)
    places[word.upperBound].bound = min(places[word.upperBound].bound, bound)
    keys[word.upperBound] = min(keys[word.upperBound], bound)
  }

  /// What is to be done next; nil once the cheapest row is known.
  mutating func next() -> Step? {
    var nearest = end
    for place in 0..<end where keys[place] < keys[nearest] { nearest = place }
    let place = places[nearest]
    if place.open != 0, place.bound <= place.cost { return .decide(takeOpen(nearest)) }
    if nearest == end { return nil }
    keys[nearest] = .infinity
    return .words(from: nearest)
  }

  /// Takes the open word with the cheapest row before it out of those that end at `place`, of equals the longest.
  private mutating func takeOpen(_ place: Int) -> Range<Int> {
    var (best, least, second) = (0, Float.infinity, Float.infinity)
    var open = places[place].open
    while open != 0 {
      let length = open.trailingZeroBitCount
      open &= open - 1
      let cost = places[place - length].cost
      if cost <= least {
        (best, least, second) = (length, cost, least)
      } else {
        second = min(second, cost)
      }
    }
    places[place].open ^= 1 << UInt32(best)
    places[place].bound = second + openCost
    keys[place] = min(places[place].cost, places[place].bound)
    return place - best..<place
  }

  /// The words of the cheapest row, in order.
  var words: [Range<Int>] {
    var words: [Range<Int>] = []
    var place = end
    while place > 0 {
      let start = Int(places[place].start)
      words.append(start..<place)
      place = start
    }
    return words.reversed()
  }
}
