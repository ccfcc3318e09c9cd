import { isDeepStrictEqual } from "node:util";
import { knownBefore, madeUp, type Wanted } from "../../../cli/plan/outputs";
import { placeOf, placeOfProvider } from "../../../cli/plan/outputs/place";
import { UNKNOWN, type Properties } from "../../../cli/plan/wire";
import { DEAD_REGION, logCall, type Action } from "./calls";
import { DEFAULTS, FILLED_IN, REPLACES, REPLACES_ALWAYS } from "./schema";

/** Inputs that the provider added are named by this one (pulumi-terraform-bridge, pkg/tfbridge/schema.go). */
const DEFAULTED = "__defaults";

/** The control planes of the services without a region are in this one (docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html). */
const HOME_OF_GLOBAL_SERVICES = "us-east-1";

/** What is asked of the provider about one resource. */
export interface Subject {
  urn: string;
  inputs: Properties;
}

/** A stand-in for the AWS provider and for AWS: same questions, made-up answers, the same as the plan's. */
export class AwsProvider {
  private config: Properties = {};

  configure(config: Properties): void {
    this.config = config;
  }

  /** The inputs with the provider's defaults and the name that it makes up. */
  check({ urn, inputs }: Subject): Properties {
    const type = typeOf(urn);
    const named = without("region", knownBefore(this.wanted({ urn, inputs })));
    const filled = { ...DEFAULTS[type], ...named };
    const added = Object.keys(filled).filter((key) => inputs[key] === undefined);
    return { ...filled, ...inputs, [DEFAULTED]: added.sort() };
  }

  /** The properties that changed, and whether each makes the resource be replaced. */
  diff(urn: string, before: Properties, after: Properties): Record<string, { replaces: boolean }> {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key !== DEFAULTED);
    const changed = keys.filter((key) => !isDeepStrictEqual(before[key], after[key]));
    const replaces = [...(REPLACES[typeOf(urn)] ?? []), ...REPLACES_ALWAYS];
    return Object.fromEntries(changed.map((key) => [key, { replaces: replaces.includes(key) }]));
  }

  /** @throws Error where the resource's region cannot be reached */
  create(subject: Subject, preview: boolean): { id: string; outputs: Properties } {
    if (!preview) this.call("create", subject);
    const wanted = this.wanted(subject);
    const { id, outputs } = madeUp(wanted);
    const filled = FILLED_IN[wanted.type]?.(subject.inputs) ?? {};
    if (!preview) return { id, outputs: { ...defined(filled), ...withoutNotes(outputs) } };
    const unknown = Object.keys({ ...filled, ...outputs }).map((key) => [key, UNKNOWN]);
    return { id: "", outputs: { ...Object.fromEntries(unknown), ...withoutNotes(knownBefore(wanted)) } };
  }

  /** What the resource is afterwards: what it was, with the new inputs. */
  update(subject: Subject, before: Properties, preview: boolean): Properties {
    if (!preview) this.call("update", subject);
    return { ...before, ...withoutNotes(subject.inputs) };
  }

  read(subject: Subject): void {
    this.call("read", subject);
  }

  delete(subject: Subject): void {
    this.call("delete", subject);
  }

  private call(action: Action, subject: Subject): void {
    const region = this.regionOf(subject);
    const refused = (region === "global" ? HOME_OF_GLOBAL_SERVICES : region) === process.env[DEAD_REGION];
    logCall({ action, urn: subject.urn, region, refused });
    if (refused) throw new Error(`${region}: no answer (the region is out of order)`);
  }

  private regionOf(subject: Subject): string {
    const { region } = knownBefore(this.wanted(subject));
    return typeof region === "string" ? region : "global";
  }

  private wanted({ urn, inputs }: Subject): Wanted {
    const place = placeOf(inputs, placeOfProvider(this.config));
    const name = urn.split("::").slice(3).join("::");
    return { urn, type: typeOf(urn), name, inputs, place, additionalSecretOutputs: [] };
  }
}

function typeOf(urn: string): string {
  return urn.split("::")[2]!.split("$").at(-1)!;
}

function defined(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

/** The provider's notes stand among the inputs alone. */
function withoutNotes(properties: Properties): Properties {
  return without(DEFAULTED, properties);
}

function without(name: string, properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== name));
}
