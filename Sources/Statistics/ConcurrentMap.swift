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
