import MetaLearner

/// The YAML of an experiment. One that is accepted says the same each time, and a refusal says something.
func fuzzYAML(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  do {
    let read = try ConfigurationFile(text, file: "fuzz.yaml")
    let again = try ConfigurationFile(text, file: "fuzz.yaml")
    check(read.configuration == again.configuration, "a text means one configuration")
    check(!read.configuration.modelHash.isEmpty, "a configuration that is accepted has a hash")
  } catch {
    check(!error.message.isEmpty, "an error says something")
  }
}
