import { problemsOf, unknownKeyProblem } from "./issues";
import type { Problem } from "./problems";
import { AREA_NAMES, areas, NAMESPACE, type AreaName, type Areas } from "./schema";
import type { Compute } from "./schema/compute";
import { plainSecrets } from "./secrets";
import { show } from "./show";
import { wellFormed, type Parsed } from "./well-formed";

/** The settings of one stack: every area, and the region that the AWS provider works in. */
export interface Settings extends Areas {
  /** With every size: what the settings leave out is computed from the load. */
  compute: Compute | undefined;
  /** `aws:region`, where this stack's resources are made. */
  region: string;
}

/** Stack configuration as Pulumi hands it over: full keys, structured values as JSON. */
export type RawConfig = Readonly<Record<string, string>>;

/** Reads each area: every mistake that an area has of itself, and the parts that are well-formed. */
export function readAreas(config: RawConfig): { parts: Parsed; problems: Problem[] } {
  const raw = rawAreas(config);
  const problems = [...unknownAreas(config), ...raw.problems];
  const parts: Parsed = {};
  for (const name of AREA_NAMES) {
    const value = raw.values.get(name);
    if (!raw.broken.has(name)) problems.push(...problemsOf(`${NAMESPACE}:${name}`, areas[name], value));
    Object.assign(parts, { [name]: wellFormed(areas[name], value) });
  }
  for (const [name, value] of raw.values) problems.push(...plainSecrets(`${NAMESPACE}:${name}`, value));
  return { parts, problems };
}

function unknownAreas(config: RawConfig): Problem[] {
  return Object.keys(config)
    .filter(
      (key) => key.startsWith(`${NAMESPACE}:`) && !(AREA_NAMES as string[]).includes(key.slice(NAMESPACE.length + 1)),
    )
    .map((key) => unknownKeyProblem(key, key.slice(NAMESPACE.length + 1), AREA_NAMES));
}

/** The areas' values before any schema; an area that is not JSON where it should be is a problem of its own. */
function rawAreas(config: RawConfig) {
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
