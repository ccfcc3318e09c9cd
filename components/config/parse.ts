import { namespaceProblem, readArea, unknownKeyProblem } from "./issues";
import { pathText, type Problem } from "./problems";
import { danglingReferences } from "./references";
import { AREA_NAMES, areas, NAMESPACE, type AreaName, type Areas } from "./schema";
import type { Compute } from "./schema/compute";
import { plainSecrets } from "./secrets";
import { isGroup } from "./schema-at";
import { show } from "./show";

/** The settings of one stack: every area, and the region that the AWS provider works in. */
export interface Settings extends Areas {
  /** With every size: what the settings leave out is computed from the load. */
  compute: Compute | undefined;
  /** `aws:region`, where this stack's resources are made. */
  region: string;
}

/** Stack configuration as Pulumi hands it over: full keys, structured values as JSON. */
export type RawConfig = Readonly<Record<string, string>>;

/** What the areas are, each by itself: those that fit their schemas, and every mistake of the others. */
export interface AreaReading {
  whole: Partial<Areas>;
  problems: Problem[];
}

/** So many texts of areas are remembered, far more than the stacks of a program have. */
const REMEMBERED = 1_000;

/** By area and text. */
const schemaReadings = new Map<string, ReturnType<typeof readArea>>();
const keyReadings = new Map<string, Problem[]>();

/** What is made of an area's text, made once: a plan reads the settings of both stacks several times, most of which are the same. */
function remembered<T>(known: Map<string, T>, area: string, text: string | undefined, make: () => T): T {
  const key = text === undefined ? area : `${area}\n${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size === REMEMBERED) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}

/** Reads each area by its schema. What is read belongs to all who read the same text, and is never changed. */
export function readAreas(config: RawConfig): AreaReading {
  const raw = rawAreas(config);
  const problems = [...unknownAreas(config), ...areasWithoutNamespace(config), ...raw.problems];
  const whole: Partial<Areas> = {};
  for (const name of AREA_NAMES) {
    if (raw.broken.has(name)) continue;
    const key = `${NAMESPACE}:${name}`;
    const read = remembered(schemaReadings, name, config[key], () => readArea(key, areas[name], raw.values.get(name)));
    problems.push(...read.problems);
    if (read.problems.length === 0) Object.assign(whole, { [name]: read.value });
  }
  for (const [name, value] of raw.values) {
    const key = `${NAMESPACE}:${name}`;
    const found = remembered(keyReadings, name, config[key], () => [
      ...prototypeKeys(key, value),
      ...plainSecrets(key, value),
    ]);
    problems.push(...found);
  }
  problems.push(...danglingReferences(raw.values));
  return { whole, problems };
}

/** The keys `__proto__`, which JSON may have and no object of JavaScript can: they would vanish. */
function prototypeKeys(path: string, value: unknown): Problem[] {
  const parts = Array.isArray(value) ? [...value.entries()] : isGroup(value) ? Object.entries(value) : [];
  return parts.flatMap(([key, part]: [PropertyKey, unknown]) => {
    const at = pathText(path, [key]);
    if (key !== "__proto__") return prototypeKeys(at, part);
    return [{ path: at, message: `"__proto__" is not a name`, fix: "Allowed: another name." }];
  });
}

function unknownAreas(config: RawConfig): Problem[] {
  return Object.keys(config)
    .filter(
      (key) => key.startsWith(`${NAMESPACE}:`) && !(AREA_NAMES as string[]).includes(key.slice(NAMESPACE.length + 1)),
    )
    .map((key) => unknownKeyProblem(key, key.slice(NAMESPACE.length + 1), AREA_NAMES));
}

/** Areas that stacks need: a project has keys of its own, which may be called as others are. */
const NEEDED: readonly string[] = ["workload", "network", "ingress", "compute"];

/** An area that is there under the project's own name, and not under Holdfast's. */
function areasWithoutNamespace(config: RawConfig): Problem[] {
  return Object.keys(config).flatMap((key) => {
    const name = key.slice(key.indexOf(":") + 1);
    const setting = `${NAMESPACE}:${name}`;
    return NEEDED.includes(name) && config[setting] === undefined ? [namespaceProblem(key, setting)] : [];
  });
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
