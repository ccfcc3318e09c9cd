export { loadSettings } from "./load";
export { checkPair } from "./pair";
export { parseSettings, readSettings, type Reading, type Settings } from "./parse";
export { formatProblems, SettingsError, type Problem } from "./problems";
export { jsonSchema } from "./json-schema";
