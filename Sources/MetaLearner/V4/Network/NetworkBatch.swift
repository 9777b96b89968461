import BoxScores
import Learners

/// Some rows as tensors.
struct NetworkBatch {
  /// [rows, inputs].
  let inputs: Tensor
  /// Nil without temporal memory.
  let tokens: Tokens?

  struct Tokens {
    /// [rows, slots, `WindowTokens.width`] and truth values [rows, slots]; nil where no row has a cube.
    let windows: (values: Tensor, visible: Tensor)?
    /// [rows, length, `GameTokens.width`] and truth values [rows, length], newest first.
    let games: (values: Tensor, visible: Tensor)
  }

  /// A row of one of several blocks of rows.
  struct Place {
    let block: Int
    let row: Int
  }

  /// - Parameters:
  ///   - size: Rows of the tensors; those after the last place are zeros.
  ///   - hide: In training, called for each visible window of each row: true hides it.
  init(
    _ places: ArraySlice<Place>, of blocks: [NetworkRows], shape: NetworkShape, index: GameIndex?, size: Int,
    device: Device, hide: (() -> Bool)? = nil
  ) {
    let width = shape.inputs
    var inputs = [Float](repeating: 0, count: size * width)
    inputs.withUnsafeMutableBufferPointer { target in
      for (slot, place) in places.enumerated() {
        blocks[place.block].inputs.withUnsafeBufferPointer { source in
          for column in 0..<width { target[slot * width + column] = source[place.row * width + column] }
        }
      }
    }
    self.inputs = Tensor(inputs, shape: [size, width], device: device)
    guard let memory = shape.memory, let index else {
      tokens = nil
      return
    }
    var games = [Float](repeating: 0, count: size * memory.length * GameTokens.width)
    var seen = [Bool](repeating: false, count: size * memory.length)
    games.withUnsafeMutableBufferPointer { games in
      seen.withUnsafeMutableBufferPointer { seen in
        for (slot, place) in places.enumerated() {
          GameTokens.fill(
            blocks[place.block].keys[place.row], index, length: memory.length,
            into: games.baseAddress! + slot * memory.length * GameTokens.width,
            visible: seen.baseAddress! + slot * memory.length)
        }
      }
    }
    tokens = Tokens(
      windows: Self.windows(places, blocks, size, device, hide),
      games: (
        Tensor(games, shape: [size, memory.length, GameTokens.width], device: device),
        Tensor(seen, shape: [size, memory.length], device: device)
      ))
  }

  private static func windows(
    _ places: ArraySlice<Place>, _ blocks: [NetworkRows], _ size: Int, _ device: Device, _ hide: (() -> Bool)?
  ) -> (values: Tensor, visible: Tensor)? {
    guard blocks.contains(where: { $0.windows != nil }) else { return nil }
    let (slots, width) = (WindowTokens.slots, WindowTokens.width)
    var values = [Float](repeating: 0, count: size * slots * width)
    var seen = [Bool](repeating: false, count: size * slots)
    values.withUnsafeMutableBufferPointer { values in
      seen.withUnsafeMutableBufferPointer { seen in
        for (slot, place) in places.enumerated() {
          let block = blocks[place.block]
          guard let windows = block.windows else { continue }
          let (tokens, mask) = (values.baseAddress! + slot * slots * width, seen.baseAddress! + slot * slots)
          block.bases.withUnsafeBufferPointer { bases in
            windows.fill(
              place.row, base: bases.baseAddress! + place.row * Stat.allCases.count, into: tokens, visible: mask)
          }
          guard let hide else { continue }
          for window in 0..<windows.visible where mask[window] && hide() { mask[window] = false }
        }
      }
    }
    return (
      Tensor(values, shape: [size, slots, width], device: device), Tensor(seen, shape: [size, slots], device: device)
    )
  }
}
