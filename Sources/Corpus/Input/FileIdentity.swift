internal import Glibc

/// A file or folder, whatever its name: an inode has its number only on its own disk.
struct FileIdentity: Hashable {
  let device: dev_t
  let inode: ino_t

  /// The one at `path`; nil where there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = status.st_dev
    inode = status.st_ino
  }
}
