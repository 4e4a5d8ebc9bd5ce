import Foundation
import Statistics
import Study
import Testing

/// Two coders' codes by their number.
private func coding(_ counts: [(Int, Int, Int)], categories: Int) -> Coding {
  var coding = Coding(categories: categories, coders: 2)
  for (first, second, count) in counts {
    for _ in 0..<count { coding.add([first, second]) }
  }
  return coding
}

@Suite("A study of agreement") struct AgreementStudyTests {
  private let quick = IntervalOptions(draws: 200)

  private func study(_ order: AgreementStudy.Order = .none) -> AgreementStudy {
    AgreementStudy(
      coding([(0, 0, 10), (1, 1, 6), (2, 2, 3), (0, 1, 2), (1, 2, 1)], categories: 3),
      codes: ["layanan", "peringatan", "kegiatan"], coders: ["ani", "budi"], services: [0, 1],
      order: order, intervals: quick)
  }

  @Test("measures all codes together, with intervals at the level asked for")
  func overall() throws {
    let found = study()
    #expect((found.units, found.overlap, found.disagreements) == (22, 22, 3))
    #expect(
      found.overall.map(\.name) == [
        "agreement", "Cohen kappa", "Fleiss kappa", "Krippendorff alpha", "Gwet AC1",
      ])
    let agreement = try #require(found.overall[0].estimate)
    #expect(abs(agreement.value - 19.0 / 22) < 1e-12)
    #expect(try #require(agreement.interval).contains(agreement.value))
  }

  @Test("sets each code, and service content, against all others")
  func categories() throws {
    let found = study()
    #expect(found.categories.map(\.code) == ["layanan", "peringatan", "kegiatan"])
    #expect(found.categories.map(\.tweets) == [[12, 10], [7, 8], [3, 4]])
    let service = try #require(found.service)
    #expect(service.tweets == [19, 18])
    #expect(abs(try #require(service.measures[0].estimate).value - 21.0 / 22) < 1e-12)
    let shares: [Double?] = [19.0 / 22, 18.0 / 22]
    #expect(service.shares == shares)
    // 1.96 times the standard deviation of the two shares.
    #expect(abs(try #require(service.coderMargin) - 1.959964 / 22 / 2.0.squareRoot()) < 1e-6)
  }

  @Test(
    "adds weighted kappa and ordinal alpha where codes have an order, interval alpha for numbers")
  func order() {
    #expect(
      study(.ranks).overall.suffix(3).map(\.name) == [
        "weighted kappa, linear", "weighted kappa, quadratic", "alpha ordinal",
      ])
    #expect(study(.numbers([1, 2, 5])).overall.last?.name == "alpha interval")
    #expect(study(.numbers([1, 2, 5])).overall.allSatisfy { $0.estimate != nil })
  }

  @Test("leaves out what two coders are needed for where there are three")
  func three() {
    var three = Coding(categories: 2, coders: 3)
    for unit in 0..<6 { three.add([unit % 2, unit % 2, unit % 3 == 0 ? 0 : 1]) }
    let found = AgreementStudy(
      three, codes: ["a", "b"], coders: ["x", "y", "z"], order: .ranks, intervals: quick)
    #expect(!found.overall.contains { $0.name.contains("Cohen") || $0.name.contains("weighted") })
  }

  @Test("leaves undefined what one code alone makes undefined, in JSON too")
  func undefined() throws {
    let found = AgreementStudy(
      coding([(0, 0, 5)], categories: 2), codes: ["a"], coders: ["x", "y"], intervals: quick)
    #expect(found.overall[0].estimate?.value == 1)
    #expect(found.overall.dropFirst().dropLast().allSatisfy { $0.estimate == nil })
    #expect(found.overall.last?.estimate?.value == 1)
    let json = String(decoding: try JSONEncoder().encode(found.overall[1]), as: UTF8.self)
    #expect(json == #"{"name":"Cohen kappa"}"#)
  }
}
