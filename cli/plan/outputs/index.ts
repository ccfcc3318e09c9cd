import { isObject, opened, secret, UNKNOWN, type Properties } from "../wire";
import { apiOutputs } from "./api";
import { auroraOutputs } from "./aurora";
import { backupOutputs } from "./backup";
import { computeOutputs } from "./compute";
import { containersOutputs } from "./containers";
import { databaseOutputs } from "./database";
import { dnsOutputs } from "./dns";
import { ingressOutputs } from "./ingress";
import { networkOutputs } from "./network";
import { operationsOutputs } from "./operations";
import { messagingOutputs } from "./messaging";
import { functionsOutputs } from "./functions";
import { eventsOutputs } from "./events";
import type { Place } from "./place";
import { randomOutputs } from "./random";
import { storageOutputs } from "./storage";
import { Subject } from "./subject";
import { tablesOutputs } from "./tables";
import type { OutputsTable, TypeOutputs } from "./type-outputs";

const TABLE: OutputsTable = {
  ...apiOutputs,
  ...auroraOutputs,
  ...backupOutputs,
  ...computeOutputs,
  ...containersOutputs,
  ...databaseOutputs,
  ...dnsOutputs,
  ...ingressOutputs,
  ...networkOutputs,
  ...operationsOutputs,
  ...randomOutputs,
  ...storageOutputs,
  ...tablesOutputs,
  ...eventsOutputs,
  ...functionsOutputs,
  ...messagingOutputs,
};

/** Services that have no region; every other resource of AWS has `region` among its outputs (aws 7's own region on each resource). */
const GLOBAL_MODULES = new Set([
  "route53",
  "cloudfront",
  "iam",
  "globalaccelerator",
  "organizations",
  "shield",
  "budgets",
]);

/** A type that the table doesn't hold: an id and an ARN of the usual form, and no other output. */
const OTHER_TYPE: TypeOutputs = {
  id: (s) => `${s.name}-${s.hex(16)}`,
  computed: (s, id) => ({ arn: s.arn(moduleOf(typeOf(s.urn)), `${typeOf(s.urn).split(":").at(-1)}/${id}`) }),
};

/** Whether there are mock outputs for a type: any of AWS's, and other providers' types in the table. */
export function canMock(type: string): boolean {
  return packageOf(type) === "aws" || type in TABLE;
}

/** AWS's response when a resource is made. */
interface Mock {
  id: string;
  outputs: Properties;
}

/** A registered resource. */
export interface Wanted {
  urn: string;
  type: string;
  name: string;
  inputs: Properties;
  place: Place;
  additionalSecretOutputs: string[];
}

/**
 * A mock id and outputs: plausible for the type, the same in every run, and unique among resources. Only values that
 * AWS itself shares are shared: the hosted zones of its endpoints, and a domain's validation record.
 *
 * @throws Error for a name that the provider could not make (too long), or where no region is known
 */
export function mockOf(wanted: Wanted): Mock {
  const type = TABLE[wanted.type] ?? OTHER_TYPE;
  const subject = subjectOf(wanted, type);
  const id = type.id(subject);
  const within = completed(wanted.inputs, type.within?.(subject));
  const outputs = {
    ...type.computed?.(subject, id),
    ...regionOf(wanted),
    ...nameOf(type, subject),
    ...wanted.inputs,
    ...within,
  };
  return { id, outputs: markSecrets(outputs, wanted.additionalSecretOutputs) };
}

/** The outputs known at preview: the inputs, and the name that the provider has chosen. */
export function knownAtPreview(wanted: Wanted): Properties {
  const type = TABLE[wanted.type] ?? OTHER_TYPE;
  const subject = subjectOf(wanted, type);
  const within = completed(wanted.inputs, unknowns(type.within?.(subject)));
  const outputs = { ...regionOf(wanted), ...nameOf(type, subject), ...wanted.inputs, ...within };
  return markSecrets(outputs, wanted.additionalSecretOutputs);
}

/** The groups among the inputs to which the provider adds properties, with these. */
function completed(inputs: Properties, added: Record<string, Properties> = {}): Properties {
  const groups = Object.entries(added).map(([name, more]) => {
    const given = inputs[name];
    return [name, isObject(given) ? { ...given, ...more } : more];
  });
  return Object.fromEntries(groups) as Properties;
}

function unknowns(groups: Record<string, Properties> = {}): Record<string, Properties> {
  const unknown = (group: Properties) => Object.fromEntries(Object.keys(group).map((key) => [key, UNKNOWN]));
  return Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, unknown(group)]));
}

function subjectOf(wanted: Wanted, type: TypeOutputs): Subject {
  const inputs = opened(wanted.inputs) as Properties;
  const chosen = new Subject(wanted.urn, wanted.name, inputs, wanted.place, "");
  return new Subject(wanted.urn, wanted.name, inputs, wanted.place, physicalName(chosen, type));
}

/** As the provider's auto-naming does it: `<logical name>-<7 hex>` (pulumi-terraform-bridge, pkg/tfbridge/names.go). */
function physicalName(s: Subject, type: TypeOutputs): string {
  if (!type.named) return "";
  const given = s.text(type.named);
  if (given) return given;
  const prefix = s.text(`${type.named}Prefix`);
  if (prefix) return `${prefix}${s.digits(26, "name")}`;
  const name = `${s.name}-${s.hex(7, "name")}`;
  if (type.longestName && name.length > type.longestName)
    throw new Error(
      `name '${s.name}-' plus 7 random chars is longer than maximum length ${type.longestName}: give the resource a shorter name`,
    );
  return type.lowerCase ? name.toLowerCase() : name;
}

function nameOf(type: TypeOutputs, subject: Subject): Properties {
  return type.named ? { [type.named]: subject.physicalName } : {};
}

function regionOf(wanted: Wanted): Properties {
  const { type, place } = wanted;
  const isGlobal = packageOf(type) !== "aws" || GLOBAL_MODULES.has(moduleOf(type));
  return isGlobal || !place.region ? {} : { region: place.region };
}

function markSecrets(outputs: Properties, names: string[]): Properties {
  const marked = Object.entries(outputs).map(([key, value]) => [key, names.includes(key) ? secret(value) : value]);
  return Object.fromEntries(marked) as Properties;
}

/** "aws" of "aws:ec2/vpc:Vpc". */
export function packageOf(type: string): string {
  return type.split(":")[0]!;
}

/** "ec2" of "aws:ec2/vpc:Vpc". */
function moduleOf(type: string): string {
  return type.split(":")[1]?.split("/")[0] ?? "";
}

function typeOf(urn: string): string {
  return urn.split("::")[2]!.split("$").at(-1)!;
}
