import Foundation
import Hashing
import Lexicon
import Testing

@testable import Classifier

@Suite("Runs of characters") struct CharacterRunTests {
  private func count(_ word: String, _ lengths: ClosedRange<Int>) -> Int {
    var keys: [UInt64] = []
    var nGrams = FeatureKey.NGrams()
    let all = nGrams.append(of: lengths, in: Array(word.utf8).span, to: &keys)
    #expect(all == keys.count)
    return all
  }

  @Test("count a word's two ends as characters, and a character of many bytes as one")
  func ends() {
    #expect(count("ab", 2...5) == 3 + 2 + 1)  // _a ab b_  _ab ab_  _ab_
    #expect(count("éé", 2...5) == 6)
    #expect(count("😀", 2...2) == 2)
    #expect(count("", 2...5) == 1)
  }

  @Test("have the hash of their bytes for a key, in whatever letters", arguments: [2...5, 1...12])
  func keys(lengths: ClosedRange<Int>) {
    var nGrams = FeatureKey.NGrams()
    for word in ["loket", "a", "", "pelayanan-publik", "naïve", "é", "爱国", "👍🏽", "déjà"] {
      var keys: [UInt64] = []
      let all = nGrams.append(of: lengths, in: Array(word.utf8).span, to: &keys)
      let scalars = Array(" \(word) ".unicodeScalars)
      let wanted = (0..<scalars.count - 1).flatMap { first in
        lengths.filter { first + $0 <= scalars.count }.map { length in
          let text = String(String.UnicodeScalarView(scalars[first..<first + length]))
          return hash64(Array(text.utf8).span, seed: 2)
        }
      }
      #expect(keys == wanted && all == wanted.count, "\(word)")
    }
  }
}

@Suite("Folds") struct FoldsTests {
  @Test("keep a group together, and every code in its proportion")
  func stratified() {
    let groups = (0..<400).map { $0 / 4 }
    let codes = (0..<400).map { $0 / 4 % 10 == 0 ? 1 : 0 }
    let folds = Partition(groups: groups, codes: codes, count: 5, seed: 3)
    for group in 0..<100 {
      #expect(Set(folds.fold[group * 4..<group * 4 + 4]).count == 1)
    }
    for fold in 0..<5 {
      #expect(codes.indices.count { folds.fold[$0] == fold } == 80)
      #expect(codes.indices.count { folds.fold[$0] == fold && codes[$0] == 1 } == 8)
    }
    #expect(folds == Partition(groups: groups, codes: codes, count: 5, seed: 3))
  }

  @Test("have retweets and near-duplicates in one group")
  func nearDuplicates() throws {
    var set = try TrainingSet(AnalysisOptions())
    let texts = [
      "Loket dukcapil buka jam delapan pagi di kantor kecamatan baru",
      "RT @kab_maju: Loket dukcapil buka jam delapan pagi di kantor kecamatan baru https://t.co/x",
      "Rapat bersama camat di pendopo pagi ini", "", "",
    ]
    for text in texts { set.add(Array(text.utf8).span, code: "a") }
    #expect(set.nearDuplicates.groups() == [0, 0, 2, 3, 4])
  }
}

@Suite("Calibration") struct CalibrationTests {
  @Test("finds the temperature and the bias that made the codes")
  func recovers() {
    // Scores ten times too large, and category 1 half as frequent as the scores say.
    var scores: [[Double]] = []
    var codes: [Int] = []
    for step in -20...20 {
      let odds = Double(step) / 5
      let truth = 1 / (1 + exp(-(odds + log(2))))
      for copy in 0..<100 {
        scores.append([10 * odds, 0])
        codes.append(Double(copy) + 0.5 < truth * 100 ? 0 : 1)
      }
    }
    let calibration = Calibration.fit(scores.map { Calibration.Text(scores: $0) }, codes)
    #expect(abs(calibration.slope - 0.1) < 0.005)
    #expect(abs(calibration.biases[0] - calibration.biases[1] - log(2)) < 0.05)
  }
}

@Suite("The filter of a model's keys") struct KeyFilterTests {
  @Test("lets all keys of the model pass and hardly any other")
  func passes() throws {
    let model = try #require(try Model.standard("konten"))
    let bytes = model.data.bytes
    let filter = KeyFilter(model.layout, bytes)
    let keys = (0..<model.layout.capacity).map { model.layout.key($0, in: bytes) }.filter {
      $0 != 0
    }
    #expect(keys.count == model.layout.features)
    #expect(keys.allSatisfy(filter.mayHave))
    let others = (1...20_000).map { hash64(UInt64($0), 7) }
    #expect(others.count(where: filter.mayHave) < others.count / 25)
    // Of a word's n-grams those that pass are appended, and all are counted.
    var (nGrams, all, passed) = (FeatureKey.NGrams(), [UInt64](), [UInt64]())
    for word in ["pelayanan", "xqzwvk", "déjà"] {
      let text = Array(word.utf8)
      let count = nGrams.append(of: 2...5, in: text.span, to: &all)
      #expect(nGrams.append(of: 2...5, in: text.span, passing: filter, to: &passed) == count)
    }
    #expect(passed == all.filter(filter.mayHave) && !passed.isEmpty && passed.count < all.count)
  }
}
