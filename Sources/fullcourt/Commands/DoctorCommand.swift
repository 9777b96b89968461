import ArgumentParser
import Foundation
import NativeLibraries
import Pipeline

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Show which libraries are found, and what to do about what is missing.",
    discussion: """
      Ends with 0 when everything that is needed is there, else with 69.

      Example:
        fullcourt doctor
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let doctor = Doctor.examine(workspace: common.folder)
    if common.json {
      try JSONOutput.print(doctor)
    } else {
      Console.result(Self.text(doctor))
    }
    if !doctor.healthy { throw Finished(code: .unavailable) }
  }

  private static func text(_ doctor: Doctor) -> String {
    var lines = doctor.libraries.map { library in
      let name = library.title.padding(toLength: 10, withPad: " ", startingAt: 0)
      if let path = library.path {
        let version = (library.version ?? "-").padding(toLength: 8, withPad: " ", startingAt: 0)
        let devices = library.devices.map { " (\($0.joined(separator: ", ")))" } ?? ""
        return "ok       \(name) \(version) \(path)\(devices)"
      }
      let need = library.isOptional ? "only neural networks need it; to have it " : ""
      let advice = "\(need)run: \(library.remedy ?? "make setup")"
      return "\(library.isOptional ? "absent " : "MISSING")  \(name) \(advice)"
    }
    let memory = Format.decimal(Double(doctor.machine.memoryBytes) / 1_073_741_824, 1)
    lines.append("ok       machine    \(doctor.machine.cores) cores, \(memory) GiB of memory")
    lines.append("\(doctor.workspaceWritable ? "ok     " : "MISSING")  workspace  \(doctor.workspace)")
    if !doctor.workspaceWritable {
      lines.append("         the workspace cannot be written: name another with --workspace")
    }
    for library in doctor.libraries where !library.isFound {
      lines.append("\(library.title): \(library.problem ?? "not found")")
    }
    lines.append(doctor.healthy ? "Everything that is needed is there." : "Something is missing: see above.")
    return lines.joined(separator: "\n")
  }
}
