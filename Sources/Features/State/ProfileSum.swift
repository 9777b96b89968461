/// A sum over players that leaves out what is not known of one of them, and is missing where nothing is known of any
/// (minutes before 1952).
struct ProfileSum {
  private var sum = SIMD8<Float>.zero
  private var isKnown = SIMDMask<SIMD8<Int32>>(repeating: false)

  mutating func add(_ values: SIMD8<Float>) {
    let known = values .== values
    sum += values.replacing(with: 0, where: .!known)
    isKnown .|= known
  }

  var value: SIMD8<Float> { sum.replacing(with: .nan, where: .!isKnown) }
}
