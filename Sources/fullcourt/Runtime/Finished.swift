import ArgumentParser
import NativeLibraries

/// A command that has printed all it has to say and ends with a code of its own, such as 77 of an incomplete `windows list`.
struct Finished: Error {
  let code: NativeLibraries.ExitCode
}
