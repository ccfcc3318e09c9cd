import { isSecretProblem, withoutValue } from "../config/secrets";
import { meantPath } from "../config/issues";
import { readAreas, type RawConfig, type Settings } from "../config/parse";
import { SettingsError, type Problem } from "../config/problems";
import { AREA_NAMES, type Areas } from "../config/schema";
import { sized } from "../compute/kinds";
import { CHECKS } from "./all";
import { run } from "./check";

export { checkPair } from "./pair";

/** The settings where there is no problem; otherwise every problem, and the areas that fit their schemas. */
export type Reading =
  { settings: Settings; problems: [] } | { settings?: undefined; problems: Problem[]; whole: Partial<Areas> };

/**
 * Reads a stack's whole configuration, as Pulumi hands it over: full keys, structured values as JSON.
 * The checks between settings run on every area that fits its schema, so that the mistakes of different areas are shown at once.
 */
export function readSettings(config: RawConfig): Reading {
  const { whole, problems: found } = readAreas(config);
  const problems = [...found, ...run(CHECKS, whole, config)];
  const region = config["aws:region"];
  if (problems.length > 0 || !isWhole(whole) || region === undefined)
    return { problems: withoutMissed(unique(problems)), whole };
  return { settings: { ...whole, compute: sized(whole), region }, problems: [] };
}

function isWhole(areas: Partial<Areas>): areas is Areas {
  return AREA_NAMES.every((name) => Object.hasOwn(areas, name));
}

/**
 * The settings of a stack, or a SettingsError with all the mistakes.
 *
 * @param isEncrypted whether a key's value is encrypted in the stack file, so that no mistake may show it
 */
export function parseSettings(config: RawConfig, isEncrypted: (key: string) => boolean = () => false): Settings {
  const { settings, problems } = readSettings(config);
  if (settings) return settings;
  const shown = problems.map((problem) => {
    const key = problem.path.split(/[.[]/)[0]!;
    return isEncrypted(key) ? withoutValue(problem, config[key] ?? "") : problem;
  });
  throw new SettingsError(shown);
}

/** Without what is missing only because its key is misspelt, or has no namespace. */
function withoutMissed(problems: Problem[]): Problem[] {
  const meant = new Set(problems.flatMap((problem) => meantPath(problem) ?? []));
  return problems.filter(({ path, message }) => message !== "is missing" || !meant.has(path));
}

/** Each problem once; and of a secret only that it is one, since what else is wrong with its value would show it. */
function unique(problems: Problem[]): Problem[] {
  const secrets = new Set(problems.filter(isSecretProblem).map((p) => p.path));
  const reported = new Map(
    problems.filter((p) => isSecretProblem(p) || !secrets.has(p.path)).map((p) => [JSON.stringify(p), p]),
  );
  return [...reported.values()];
}
