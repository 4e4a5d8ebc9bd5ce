import Report
import Testing

@Suite("The pace of a run") struct PaceTests {
  @Test(
    "tells tweets, rate and time left, as far as they are known",
    arguments: [
      (1_204_224, 20.0, 0.25, "1,204,224 tweets, 60,211 a second, 1:00 left"),
      (10, 4, 0.999, "10 tweets, 3 a second, 0:01 left"),
      (10, 3600, 0.5, "10 tweets, 0 a second, 1:00:00 left"),
      (5000, 2, 0.001, "5,000 tweets, 2,500 a second"),
      (5000, 2, nil, "5,000 tweets, 2,500 a second"),
      (0, 0, nil, "0 tweets"),
    ] as [(Int, Double, Double?, String)])
  func tells(tweets: Int, seconds: Double, fraction: Double?, text: String) {
    #expect(Pace(tweets: tweets, seconds: seconds, fraction: fraction).text == text)
  }
}
