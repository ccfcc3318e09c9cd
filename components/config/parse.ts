import { crossCheck } from "./checks";
import { problemsOf, unknownKeyProblem } from "./issues";
import { SettingsError, show, type Problem } from "./problems";
import { AREA_NAMES, areas, NAMESPACE, type AreaName, type Areas } from "./schema";
import { plainSecrets } from "./secrets";

/** The settings of one stack: every area, and the region that the AWS provider works in. */
export interface Settings extends Areas {
  /** `aws:region`, where this stack's resources are made. */
  region: string;
}

/** What reading gave: the settings where there is no problem, and every problem otherwise. */
export type Reading = { settings: Settings; problems: [] } | { settings?: undefined; problems: Problem[] };

/**
 * Reads a stack's whole configuration, as Pulumi hands it over: full keys, structured values as JSON.
 * Cross-checks run on whatever is well-formed, so that one look shows all the mistakes.
 */
export function readSettings(config: Readonly<Record<string, string>>): Reading {
  const raw = rawAreas(config);
  const problems = [...unknownAreas(config), ...raw.problems];
  const parsed: Partial<Areas> = {};
  for (const name of AREA_NAMES) {
    if (raw.broken.has(name)) continue;
    const result = areas[name].safeParse(raw.values[name]);
    if (result.success) Object.assign(parsed, { [name]: result.data });
    else problems.push(...problemsOf(`${NAMESPACE}:${name}`, areas[name], raw.values[name], result.error));
  }
  for (const [name, value] of Object.entries(raw.values)) problems.push(...plainSecrets(`${NAMESPACE}:${name}`, value));
  problems.push(...crossCheck(parsed, config));
  if (problems.length > 0) return { problems: unique(problems) };
  return { settings: { ...(parsed as Areas), region: config["aws:region"]! }, problems: [] };
}

/** The settings of a stack, or a SettingsError with all the mistakes. */
export function parseSettings(config: Readonly<Record<string, string>>): Settings {
  const reading = readSettings(config);
  if (!reading.settings) throw new SettingsError(reading.problems);
  return reading.settings;
}

function unknownAreas(config: Readonly<Record<string, string>>): Problem[] {
  return Object.keys(config)
    .filter(
      (key) => key.startsWith(`${NAMESPACE}:`) && !(AREA_NAMES as string[]).includes(key.slice(NAMESPACE.length + 1)),
    )
    .map((key) => unknownKeyProblem(key, key.slice(NAMESPACE.length + 1), AREA_NAMES));
}

/** The areas' values before any schema; an area that is not JSON where it should be is a problem of its own. */
function rawAreas(config: Readonly<Record<string, string>>) {
  const values: Record<string, unknown> = {};
  const broken = new Set<AreaName>();
  const problems: Problem[] = [];
  for (const [key, text] of Object.entries(config)) {
    if (!key.startsWith(`${NAMESPACE}:`)) continue;
    const name = key.slice(NAMESPACE.length + 1);
    if (name === "role" || name === "active") {
      values[name] = text;
      continue;
    }
    try {
      values[name] = JSON.parse(text);
    } catch {
      if (!(AREA_NAMES as string[]).includes(name)) continue;
      broken.add(name as AreaName);
      problems.push({
        path: key,
        message: `${show(text)} is not a group of settings`,
        fix: "Write the settings as indented lines below the key.",
      });
    }
  }
  return { values, broken, problems };
}

/** Where a key is unknown and looks like a secret, only the secret is told. */
function unique(problems: Problem[]): Problem[] {
  const secrets = new Set(problems.filter((p) => p.message.includes("secret")).map((p) => p.path));
  const seen = new Set<string>();
  return problems.filter((problem) => {
    if (secrets.has(problem.path) && !problem.message.startsWith("looks like a secret")) return false;
    const text = JSON.stringify(problem);
    return !seen.has(text) && seen.add(text) !== undefined;
  });
}
