/// What `demo --json` prints.
struct DemoReport: Encodable {
  struct Step: Encodable {
    let command: String
    let exitCode: Int32
    let seconds: Double
  }

  let workspace: String
  let seconds: Double
  let steps: [Step]
}
