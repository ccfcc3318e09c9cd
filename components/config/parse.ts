import { sized } from "./capacity/sizes";
import { crossCheck } from "./checks";
import { problemsOf, unknownKeyProblem } from "./issues";
import { SettingsError, type Problem } from "./problems";
import { AREA_NAMES, areas, NAMESPACE, type AreaName, type Areas } from "./schema";
import type { Compute } from "./schema/compute";
import { isSecretProblem, plainSecrets } from "./secrets";
import { show } from "./show";
import { wellFormed, type Partly } from "./well-formed";

/** The settings of one stack: every area, and the region that the AWS provider works in. */
export interface Settings extends Areas {
  /** With every size: what the settings leave out is computed from the load. */
  compute: Compute | undefined;
  /** `aws:region`, where this stack's resources are made. */
  region: string;
}

/** What reading gave: the settings where there is no problem; otherwise every problem, and the parts that are well-formed. */
export type Reading =
  { settings: Settings; problems: [] } | { settings?: undefined; problems: Problem[]; wellFormed: Partly<Areas> };

/**
 * Reads a stack's whole configuration, as Pulumi hands it over: full keys, structured values as JSON.
 * Cross-checks run on whatever is well-formed, so that one look shows all the mistakes.
 */
export function readSettings(config: Readonly<Record<string, string>>): Reading {
  const raw = rawAreas(config);
  const problems = [...unknownAreas(config), ...raw.problems];
  const parts: Partly<Areas> = {};
  for (const name of AREA_NAMES) {
    const value = raw.values.get(name);
    if (!raw.broken.has(name)) problems.push(...problemsOf(`${NAMESPACE}:${name}`, areas[name], value));
    Object.assign(parts, { [name]: wellFormed(areas[name], value) });
  }
  for (const [name, value] of raw.values) problems.push(...plainSecrets(`${NAMESPACE}:${name}`, value));
  problems.push(...crossCheck(parts, config));
  if (problems.length > 0) return { problems: unique(problems), wellFormed: parts };
  const whole = parts as Areas;
  return { settings: { ...whole, compute: sized(whole), region: config["aws:region"]! }, problems: [] };
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
  const values = new Map<string, unknown>();
  const broken = new Set<AreaName>();
  const problems: Problem[] = [];
  for (const [key, text] of Object.entries(config)) {
    if (!key.startsWith(`${NAMESPACE}:`)) continue;
    const name = key.slice(NAMESPACE.length + 1);
    // As text it is searched for secrets all the same.
    values.set(name, text);
    const isWord = name === "role" || name === "active";
    try {
      const value: unknown = JSON.parse(text);
      if (!isWord || typeof value === "object") values.set(name, value);
    } catch {
      if (isWord || !(AREA_NAMES as string[]).includes(name)) continue;
      broken.add(name as AreaName);
      problems.push({
        path: key,
        message: `${show(text, name)} is not a group of settings`,
        fix: "Write the settings as indented lines below the key.",
      });
    }
  }
  return { values, broken, problems };
}

/** Each problem once; and of a secret only that it is one, since what else is wrong with its value would show it. */
function unique(problems: Problem[]): Problem[] {
  const secrets = new Set(problems.filter(isSecretProblem).map((p) => p.path));
  const told = new Map(
    problems.filter((p) => isSecretProblem(p) || !secrets.has(p.path)).map((p) => [JSON.stringify(p), p]),
  );
  return [...told.values()];
}
