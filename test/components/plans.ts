import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DeployedResource, PlannedStack } from "../../cli/plan";
import { readConfigFiles, type ConfigFiles } from "../../cli/plan/config-files";
import { cachedPlan } from "../support/plan-cache";
import type { Part } from "../support/parts";
import type * as PlanProgram from "../support/plan-program";
import { STORE_AREAS } from "../support/stores";
import { VARIANTS, writeVariant, type Changes, type Variant } from "../support/variants";
import { wholeFiles } from "./config/shipped";

/** A planned resource, with its inputs and outputs untyped. */
export interface Planned extends Omit<DeployedResource, "inputs" | "outputs"> {
  inputs: Record<string, any>;
  outputs: Record<string, any>;
}

/** One stack of a plan. */
export class Stack {
  readonly resources: Planned[];
  readonly outputs: Record<string, any>;

  constructor(planned: PlannedStack) {
    this.resources = planned.deployment.deployment.resources.map((r) => ({ inputs: {}, outputs: {}, ...r }));
    this.outputs = planned.outputs;
  }

  /** The resources of a type, which is written without its module's second half: `aws:lb:Listener`. */
  all(type: string): Planned[] {
    return this.resources.filter((r) => r.type.replace(/\/[^:]+/, "") === type);
  }

  /** The one resource of a type, or the one with this logical name. */
  one(type: string, name?: string): Planned {
    const found = this.all(type).filter((r) => name === undefined || nameOf(r) === name);
    if (found.length !== 1) throw new Error(`${found.length} resources are ${type} ${name ?? ""}`);
    return found[0]!;
  }

  /** The one resource whose input has this value. */
  where(type: string, input: string, value: unknown): Planned {
    const found = this.all(type).filter((r) => r.inputs[input] === value);
    if (found.length !== 1) throw new Error(`${found.length} resources are ${type} with ${input} ${String(value)}`);
    return found[0]!;
  }

  /** The region of the stack's provider. */
  get region(): string {
    return this.all("pulumi:providers:aws")[0]!.inputs["region"];
  }
}

export interface Pair {
  primary: Stack;
  secondary: Stack;
}

export const SIDES = ["primary", "secondary"] as const;

/** A resource's logical name. */
export function nameOf(resource: Planned): string {
  return resource.urn.slice(resource.urn.lastIndexOf("::") + 2);
}

/** Whether a resource waits for another, for a value or by dependsOn. */
export function waitsFor(resource: Planned, other: Planned): boolean {
  return (resource.dependencies ?? []).includes(other.urn);
}

/** A bucket's, role's or topic's policy as data. */
export function statementsOf(policy: unknown): Record<string, any>[] {
  return JSON.parse(String(policy)).Statement;
}

/** What the program gets from a variant's configuration files. */
export function configOf(variant: Variant): ConfigFiles {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-"));
  try {
    return readConfigFiles(writeVariant(variant, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** So many pairs stay in memory, each of some 10 MB; the others are read from the cache again. */
const KEPT = 5;

/** The latest used last. */
const plans = new Map<string, Promise<Pair>>();

/**
 * Both stacks of a variant, one of the repository's by its name; planned once, whatever the number of test files and processes.
 * @param part what of each region is made, without the rest; all of it if left out
 */
export function planOf(variant: string | Omit<Variant, "name">, part?: Part): Promise<Pair> {
  const chosen = typeof variant === "string" ? VARIANTS.find((v) => v.name === variant) : { name: "", ...variant };
  if (!chosen) throw new Error(`no variant is called ${String(variant)}`);
  const key = JSON.stringify([chosen, part]);
  const plan = plans.get(key) ?? planned(chosen, part);
  plans.delete(key);
  plans.set(key, plan);
  if (plans.size > KEPT) plans.delete(plans.keys().next().value!);
  return plan;
}

/** By variant: reading the YAML of a configuration takes as long as reading its plan. */
const configs = new Map<string, ConfigFiles>();

async function planned(variant: Variant, part: Part | undefined): Promise<Pair> {
  const key = JSON.stringify(variant);
  const files = configs.get(key) ?? configOf(variant);
  configs.set(key, files);
  const [primary, secondary] = await stacksOf(files, part);
  return { primary: new Stack(primary!), secondary: new Stack(secondary!) };
}

/** Both stacks of a configuration as a plan has them, or as a preview has them, in which ids and computed outputs are unknown. */
export function stacksOf(files: ConfigFiles, kind: Part | "program" | "preview" = "program"): Promise<PlannedStack[]> {
  return cachedPlan(kind, files, () => program().planProgram(files, kind));
}

/** What plans is loaded only where there is something to plan: the SDK alone takes a second. */
function program(): typeof PlanProgram {
  return createRequire(__filename)("../support/plan-program") as typeof PlanProgram;
}

/** The shipped stores, which a configuration with changes has where it names them. */
export function shippedStores(): Changes {
  const { config } = wholeFiles().project;
  const shipped = STORE_AREAS.map((area) => [
    area,
    (config[`holdfast:${area}`] as { value: unknown } | undefined)?.value,
  ]);
  return Object.fromEntries(shipped.filter(([, value]) => value !== undefined));
}

/** The shipped configuration or a variant of it, laid out in Europe, so that us-east-1 is neither of its regions. */
export function inEurope(variant: Omit<Variant, "name">): Omit<Variant, "name"> {
  return inRegions("eu-west-1", "eu-central-1", variant);
}

/** The shipped configuration or a variant of it in another pair of regions. */
export function inRegions(primary: string, secondary: string, variant: Omit<Variant, "name"> = {}) {
  const place = (region: string) => ({
    "aws:region": region,
    network: { zones: ["a", "b", "c"].map((letter) => region + letter) },
  });
  const workload = { ...(variant.shared?.["workload"] as object | undefined), regions: { primary, secondary } };
  return {
    shared: { ...variant.shared, workload },
    primary: { ...variant.primary, ...place(primary) },
    secondary: { ...variant.secondary, ...place(secondary) },
  };
}

/** Each text in a resource's inputs, with the path that leads to it. */
export function textsIn(value: unknown, at = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[at, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, at === "" ? key : `${at}.${key}`));
}
