import ArgumentParser
import Learners

/// For commands that train networks.
struct DeviceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where networks are trained: auto takes a GPU where there is one.", valueName: "device"))
  var device: Device.Choice = .auto

  /// As it goes on in a command that is to be run again.
  var spelled: String { device == .auto ? "" : " --device \(device.rawValue)" }
}
