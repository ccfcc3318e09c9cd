import { isSecretProblem } from "../config/secrets";
import { readAreas, type RawConfig, type Settings } from "../config/parse";
import { SettingsError, type Problem } from "../config/problems";
import type { Areas } from "../config/schema";
import type { Partly } from "../config/well-formed";
import { sized } from "../topology/capacity/sizes";
import { crossCheck } from "./all";

export { checkPair } from "./pair";

/** What reading gave: the settings where there is no problem; otherwise every problem, and the parts that are well-formed. */
export type Reading =
  { settings: Settings; problems: [] } | { settings?: undefined; problems: Problem[]; wellFormed: Partly<Areas> };

/**
 * Reads a stack's whole configuration, as Pulumi hands it over: full keys, structured values as JSON.
 * Cross-checks run on whatever is well-formed, so that one look shows all the mistakes.
 */
export function readSettings(config: RawConfig): Reading {
  const { parts, problems: found } = readAreas(config);
  const problems = [...found, ...crossCheck(parts, config)];
  if (problems.length > 0) return { problems: unique(problems), wellFormed: parts };
  const whole = parts as Areas;
  return { settings: { ...whole, compute: sized(whole), region: config["aws:region"]! }, problems: [] };
}

/** The settings of a stack, or a SettingsError with all the mistakes. */
export function parseSettings(config: RawConfig): Settings {
  const reading = readSettings(config);
  if (!reading.settings) throw new SettingsError(reading.problems);
  return reading.settings;
}

/** Each problem once; and of a secret only that it is one, since what else is wrong with its value would show it. */
function unique(problems: Problem[]): Problem[] {
  const secrets = new Set(problems.filter(isSecretProblem).map((p) => p.path));
  const told = new Map(
    problems.filter((p) => isSecretProblem(p) || !secrets.has(p.path)).map((p) => [JSON.stringify(p), p]),
  );
  return [...told.values()];
}
