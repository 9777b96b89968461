import Dispatch
import Foundation
import Learners

/// torch, opened on a thread of its own while games are read. It is opened again, at no cost, when networks are loaded: what
/// cannot be opened is told there.
struct EarlyTorch: Sendable {
  private let isOpen: DispatchSemaphore?

  /// Nothing is opened, and nothing waited for.
  static let none = EarlyTorch(isOpen: nil)

  static func open() -> EarlyTorch {
    let isOpen = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      _ = Torch.isAvailable
      isOpen.signal()
    }
    return EarlyTorch(isOpen: isOpen)
  }

  /// Whoever ends early has to wait: a process that ends in the middle of a library's opening crashes.
  func wait() {
    isOpen?.wait()
    isOpen?.signal()
  }
}
