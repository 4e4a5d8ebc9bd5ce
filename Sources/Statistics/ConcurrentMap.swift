internal import Dispatch
internal import Synchronization

/// Maps elements on all cores; results are in the order of the elements.
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @Sendable (Element) -> Result
) -> [Result] {
  let results = Mutex([Result?](repeating: nil, count: elements.count))
  DispatchQueue.concurrentPerform(iterations: elements.count) { place in
    let result = transform(elements[place])
    results.withLock { $0[place] = result }
  }
  return results.withLock { $0.map { $0! } }
}

/// Repeats a random draw on all cores, each with numbers of its own, so that the results are the same on
/// any number of them.
///
/// - Parameter block: tells draws of one purpose from those of another with the same seed.
func concurrentDraws<Result: Sendable>(
  _ count: Int, seed: UInt64, block: UInt64,
  _ draw: @Sendable (inout SeededGenerator) -> Result
) -> [Result] {
  concurrentMap(Array(0..<count)) { place in
    var generator = SeededGenerator(seed: seed, stream: block << 32 + UInt64(place))
    return draw(&generator)
  }
}
