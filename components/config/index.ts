export { isEncrypted, stackConfig } from "./load";
export type { Settings } from "./parse";
export { formatProblems, SettingsError, type Problem } from "./problems";
export { jsonSchema } from "./json-schema";
