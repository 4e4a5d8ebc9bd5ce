import Foundation
import Study
import Testing

@Suite("The sort of an account") struct AccountSortTests {
  @Test(
    "is told by its name",
    arguments: [
      ("PemprovSagara", AccountSorts.Sort.institution), ("bpbd_wanaloka", .institution),
      ("ContohNews", .institution), ("tono_kdw", .unknown), ("ibunyarafa", .unknown),
      ("xbpbd", .unknown), ("", .unknown),
    ])
  func names(name: String, sort: AccountSorts.Sort) {
    #expect(AccountSorts().sort(of: name) == sort)
  }

  private func table(_ text: String) throws -> AccountTable {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(text.utf8).write(to: path)
    return try AccountTable(path: path.path)
  }

  @Test("is what a table says, whatever its name")
  func fromTable() throws {
    let sorts = AccountSorts(
      try table("akun,jenis\n@Tono_Kdw,Warga\nbpbd_x,orang\nkedai,UMKM\ndinkes_y,\n"))
    let found = ["tono_kdw", "bpbd_x", "kedai", "dinkes_y"].map(sorts.sort)
    #expect(found == [.person, .person, .institution, .institution])
  }

  @Test("needs a table that names each account once")
  func wrongTables() throws {
    #expect(throws: StudyError.self) { try table("nama,jenis\nx,orang\n") }
    #expect(throws: StudyError.self) { try table("account,type\na,x\n@A,y\n") }
  }
}
