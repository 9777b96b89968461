import NativeLibraries

/// What makes a model: this program and the libraries it computes with, by name, with their versions.
enum Producers {
  static func of(usesTorch: Bool) -> [String: String] {
    var producers = ["fullcourt": Release.version]
    producers[NativeLibrary.lightgbm.title] = boosters
    if usesTorch { producers[NativeLibrary.torch.title] = tensors }
    return producers
  }

  private static let boosters = LibraryStatus.of(.lightgbm).version
  private static let tensors = LibraryStatus.of(.torch).version
}
