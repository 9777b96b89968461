/// The functions of LightGBM's C API that Fullcourt calls, as found in the library that was opened.
///
/// Types follow `include/LightGBM/c_api.h` of LightGBM 4: handles are opaque pointers, every function but `lastError`
/// returns 0 or -1, and after -1 `lastError` tells the reason on the thread that called.
public struct LightGBMFunctions: Sendable {
  /// A dataset or a booster as C sees it. Owned by whoever made it, until it is freed.
  public typealias Handle = UnsafeMutableRawPointer
  /// Is told a message of the library's, which lasts as long as the call.
  public typealias LogCallback = @convention(c) (UnsafePointer<CChar>?) -> Void

  /// `C_API_DTYPE_FLOAT32`: the type of feature values, labels and weights.
  public static let float32: Int32 = 0
  /// `C_API_PREDICT_NORMAL` and `C_API_PREDICT_CONTRIB`.
  public static let predictNormal: Int32 = 0
  /// A row gets a number a feature and one more, the base.
  public static let predictContributions: Int32 = 3

  /// The file the functions come from.
  public let path: String

  /// Why the last call of this thread failed; overwritten by its next failure.
  public let lastError: @convention(c) () -> UnsafePointer<CChar>?
  /// who is told the library's messages on the calling thread.
  public let registerLogCallback: @convention(c) (LogCallback?) -> Int32
  /// threads at most, of every later call in this process.
  public let setMaxThreads: @convention(c) (Int32) -> Int32

  /// data, type, rows, columns, row major, parameters, reference, out.
  public let datasetCreateFromMat:
    @convention(c) (
      UnsafeRawPointer?, Int32, Int32, Int32, Int32, UnsafePointer<CChar>, Handle?, UnsafeMutablePointer<Handle?>
    ) -> Int32
  /// dataset, ascending rows, their count, parameters, out.
  public let datasetGetSubset:
    @convention(c) (
      Handle, UnsafePointer<Int32>, Int32, UnsafePointer<CChar>, UnsafeMutablePointer<Handle?>
    ) -> Int32
  /// dataset, field, values (nil removes them), count, type.
  public let datasetSetField: @convention(c) (Handle, UnsafePointer<CChar>, UnsafeRawPointer?, Int32, Int32) -> Int32
  public let datasetFree: @convention(c) (Handle) -> Int32

  /// training data, parameters, out.
  public let boosterCreate: @convention(c) (Handle, UnsafePointer<CChar>, UnsafeMutablePointer<Handle?>) -> Int32
  /// booster, validation data, which must have the bins of the training data.
  public let boosterAddValidData: @convention(c) (Handle, Handle) -> Int32
  /// booster, out: 1 when no further split was possible.
  public let boosterUpdateOneIter: @convention(c) (Handle, UnsafeMutablePointer<Int32>) -> Int32
  /// booster, data index (0 training, 1 first validation), out length.
  public let boosterGetNumPredict: @convention(c) (Handle, Int32, UnsafeMutablePointer<Int64>) -> Int32
  /// booster, data index, out length, out predictions of that data so far.
  public let boosterGetPredict:
    @convention(c) (Handle, Int32, UnsafeMutablePointer<Int64>, UnsafeMutablePointer<Double>) -> Int32
  /// model text, out iterations, out booster.
  public let boosterLoadModelFromString:
    @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Handle?>) -> Int32
  /// booster, first iteration, iterations, importance type, buffer length, out length, buffer.
  public let boosterSaveModelToString:
    @convention(c) (
      Handle, Int32, Int32, Int32, Int64, UnsafeMutablePointer<Int64>, UnsafeMutablePointer<CChar>?
    ) -> Int32
  /// booster, data, type, rows, columns, row major, kind, first iteration, iterations, parameters, out length, out.
  public let boosterPredictForMat:
    @convention(c) (
      Handle, UnsafeRawPointer?, Int32, Int32, Int32, Int32, Int32, Int32, Int32, UnsafePointer<CChar>,
      UnsafeMutablePointer<Int64>, UnsafeMutablePointer<Double>
    ) -> Int32
  /// booster, iterations (0 all), type (0 splits, 1 gain), out.
  public let boosterFeatureImportance: @convention(c) (Handle, Int32, Int32, UnsafeMutablePointer<Double>) -> Int32
  public let boosterFree: @convention(c) (Handle) -> Int32

  /// Opens LightGBM, or takes it as it was opened before.
  ///
  /// - Throws: `NativeLibraryError` when it is missing or lacks one of the functions.
  public static func load() throws(NativeLibraryError) -> LightGBMFunctions {
    try LightGBMFunctions(SharedLibrary.open(.lightgbm))
  }

  init(_ library: SharedLibrary) throws(NativeLibraryError) {
    path = library.path
    lastError = try library.function("LGBM_GetLastError")
    registerLogCallback = try library.function("LGBM_RegisterLogCallback")
    setMaxThreads = try library.function("LGBM_SetMaxThreads")
    datasetCreateFromMat = try library.function("LGBM_DatasetCreateFromMat")
    datasetGetSubset = try library.function("LGBM_DatasetGetSubset")
    datasetSetField = try library.function("LGBM_DatasetSetField")
    datasetFree = try library.function("LGBM_DatasetFree")
    boosterCreate = try library.function("LGBM_BoosterCreate")
    boosterAddValidData = try library.function("LGBM_BoosterAddValidData")
    boosterUpdateOneIter = try library.function("LGBM_BoosterUpdateOneIter")
    boosterGetNumPredict = try library.function("LGBM_BoosterGetNumPredict")
    boosterGetPredict = try library.function("LGBM_BoosterGetPredict")
    boosterLoadModelFromString = try library.function("LGBM_BoosterLoadModelFromString")
    boosterSaveModelToString = try library.function("LGBM_BoosterSaveModelToString")
    boosterPredictForMat = try library.function("LGBM_BoosterPredictForMat")
    boosterFeatureImportance = try library.function("LGBM_BoosterFeatureImportance")
    boosterFree = try library.function("LGBM_BoosterFree")
  }
}
