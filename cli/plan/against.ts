import { isDeepStrictEqual } from "node:util";
import { HOLDS_DATA, REPLACES } from "../../facts/replacements";
import { overlap, parseCidr } from "../../lib/cidr";
import { homeRegion, type DeployedResource } from "./deployment";
import { hasUnknown, isObject, isSecret, type Properties } from "./wire";

/** What an `up` of the planned stack would do to one resource of the deployed one. */
export interface Loss {
  urn: string;
  type: string;
  op: "replace" | "delete";
  /** Why, of a replacement: the properties that differ and cannot be changed. */
  because: string[];
  /** Whether Pulumi itself refuses it. */
  isProtected: boolean;
  /** Whether data or messages are in it, or cannot be read without it. */
  holdsData: boolean;
}

/** A plan held against what is deployed of the same stack. */
export interface Against {
  losses: Loss[];
  /** Subnets that would be deleted while an instance of a database is in their Availability Zone, which AWS refuses. */
  inUse: { urn: string; zone: string; instances: string[] }[];
  /** Aurora clusters that are to be in a global database, which is not there: AWS makes one of an existing cluster, but adds none to it. */
  notJoined: string[];
  /** Subnets that would be made while another of their VPC has a part of their block: the engine deletes last, and AWS makes none. */
  overlapping: { urn: string; block: string; other: string }[];
  /** Resources that differ, of types whose replacements were not looked up. */
  notKnown: string[];
}

/** Inputs that the provider added are named by this one (pulumi-terraform-bridge, pkg/tfbridge/schema.go). */
const DEFAULTED = "__defaults";

/**
 * What an `up` would replace or delete, by the properties that cannot be changed (facts/replacements.ts). A value that comes from another
 * resource is another one where it comes from another resource, or where that one is replaced; the plan's own ids and ARNs are compared with none.
 *
 * @param planned the resources of a plan
 * @param deployed those of an export of the same stack
 */
export function against(planned: readonly DeployedResource[], deployed: readonly DeployedResource[]): Against {
  const wanted = new Map(planned.map((resource) => [resource.urn, resource]));
  const managed = deployed.filter(({ custom, external, type }) => custom && !external && !type.startsWith("pulumi:"));
  const pairs = managed.flatMap((was): Pair[] => {
    const will = wanted.get(was.urn);
    return will ? [{ was, will }] : [];
  });
  const regions = { was: homeRegion(deployed), will: homeRegion(planned) };
  const replaced = withFollowers(pairs, regions);
  const losses = managed.flatMap((was): Loss[] => {
    const because = replaced.get(was.urn);
    if (wanted.has(was.urn) && !because) return [];
    if (!wanted.has(was.urn) && was.retainOnDelete) return [];
    return [lossOf(was, because)];
  });
  return {
    losses,
    inUse: inUse(losses, managed),
    notJoined: notJoined(pairs, managed),
    overlapping: overlapping(planned, managed, replaced),
    notKnown: pairs.filter(isNotKnown).map(({ was }) => was.urn),
  };
}

interface Pair {
  was: DeployedResource;
  will: DeployedResource;
}

function lossOf({ urn, type, protect = false }: DeployedResource, because: string[] | undefined): Loss {
  const op = because ? "replace" : "delete";
  return { urn, type, op, because: because ?? [], isProtected: protect, holdsData: HOLDS_DATA.data.includes(type) };
}

/** Those that are replaced of themselves, and those of which a property that cannot be changed comes from one of them. */
function withFollowers(pairs: readonly Pair[], regions: Record<"was" | "will", string>): Map<string, string[]> {
  const replaced = new Map<string, string[]>();
  let before: number;
  do {
    before = replaced.size;
    for (const pair of pairs) {
      const { urn } = pair.was;
      const because = [...movedTo(pair, regions), ...fixedOf(pair).filter((name) => differs(pair, name, replaced))];
      if (because.length > 0 && !replaced.has(urn)) replaced.set(urn, because);
    }
  } while (replaced.size > before);
  return replaced;
}

/** Services without a Region have none among their outputs. */
function movedTo({ was, will }: Pair, regions: Record<"was" | "will", string>): string[] {
  if (was.outputs?.["region"] === undefined) return [];
  const [from, to] = [was.inputs?.["region"] ?? regions.was, will.inputs?.["region"] ?? regions.will];
  return from === to ? [] : ["region"];
}

/** The properties of a type that cannot be changed, without those whose changes the program ignores. */
function fixedOf({ will }: Pair): string[] {
  const { ignoreChanges = [] } = will;
  return (REPLACES.data[will.type] ?? []).filter((name) => !ignoreChanges.includes(name));
}

function differs(pair: Pair, name: string, replaced: ReadonlyMap<string, unknown>): boolean {
  const { was, will } = pair;
  const from = will.propertyDependencies?.[name] ?? [];
  if (from.length > 0) return from.some((urn) => replaced.has(urn)) || isFromElsewhere(pair, name);
  const [before, after] = [was.inputs?.[name], will.inputs?.[name]];
  if (after === undefined) return before !== undefined && !defaults(was).includes(name);
  if (isOpaque(before) || isOpaque(after)) return false;
  return !isSame(before ?? was.outputs?.[name], after);
}

/** Whether a value comes from other resources than it did; from a value of the settings it may be the same. */
function isFromElsewhere({ was, will }: Pair, name: string): boolean {
  const before = was.propertyDependencies?.[name] ?? [];
  return before.length > 0 && !isSame(before, will.propertyDependencies![name]);
}

/** A value that the document does not show, or that the plan does not know. */
function isOpaque(value: unknown): boolean {
  return isSecret(value) || hasUnknown(value);
}

function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b)) || (typeof a !== "object" && String(a) === String(b));
}

/** Without the provider's notes, which are in nested values too; lists of names are sets to the provider. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const all = value.map(plain);
    return all.every((one) => typeof one === "string") ? all.sort() : all;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== DEFAULTED);
  return Object.fromEntries(entries.map(([key, one]) => [key, plain(one)]));
}

function defaults({ inputs = {} }: DeployedResource): unknown[] {
  const added = inputs[DEFAULTED];
  return Array.isArray(added) ? added : [];
}

/** A resource that differs, of a type of which is not known what cannot be changed. */
function isNotKnown({ was, will }: Pair): boolean {
  if (will.type in REPLACES.data) return false;
  const { inputs = {}, propertyDependencies = {}, ignoreChanges = [] } = will;
  return Object.entries(inputs).some(
    ([name, value]) =>
      !(name in propertyDependencies && propertyDependencies[name]!.length > 0) &&
      !ignoreChanges.includes(name) &&
      !isOpaque(value) &&
      !isOpaque(was.inputs?.[name]) &&
      !isSame(was.inputs?.[name] ?? was.outputs?.[name], value),
  );
}

/**
 * RDS takes no subnet out of a group in whose Availability Zone an instance of it is
 * (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBSubnetGroup.html). An instance that the same `up` deletes is there until its end.
 */
function inUse(losses: readonly Loss[], deployed: readonly DeployedResource[]): Against["inUse"] {
  const gone = new Set(losses.map(({ urn }) => urn));
  const groups = deployed.filter(({ type, urn }) => type === "aws:rds/subnetGroup:SubnetGroup" && !gone.has(urn));
  const inGroups = new Set(groups.flatMap(({ inputs = {} }) => inputs["subnetIds"] as string[]));
  const instances = deployed.filter(({ type }) =>
    ["aws:rds/clusterInstance:ClusterInstance", "aws:rds/instance:Instance"].includes(type),
  );
  const subnets = deployed.filter(({ urn, id }) => gone.has(urn) && id !== undefined && inGroups.has(id));
  return subnets.flatMap(({ urn, inputs = {} }) => {
    const zone = inputs["availabilityZone"];
    const inZone = instances.filter(({ outputs = {} }) => outputs["availabilityZone"] === zone).map(identifierOf);
    return inZone.length > 0 ? [{ urn, zone: String(zone), instances: inZone }] : [];
  });
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateGlobalCluster.html, SourceDBClusterIdentifier */
function notJoined(pairs: readonly Pair[], deployed: readonly DeployedResource[]): string[] {
  const isThere = (identifier: unknown) =>
    deployed.some(({ type, id }) => type === "aws:rds/globalCluster:GlobalCluster" && id === identifier);
  return pairs
    .filter(
      ({ was, will }) =>
        will.type === "aws:rds/cluster:Cluster" && was.outputs?.["globalClusterIdentifier"] === undefined,
    )
    .filter(
      ({ will }) =>
        will.inputs?.["globalClusterIdentifier"] !== undefined && !isThere(will.inputs["globalClusterIdentifier"]),
    )
    .map(({ was }) => was.urn);
}

const SUBNET = "aws:ec2/subnet:Subnet";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html: "cannot overlap with an existing subnet". */
function overlapping(
  planned: readonly DeployedResource[],
  deployed: readonly DeployedResource[],
  replaced: ReadonlyMap<string, readonly string[]>,
): Against["overlapping"] {
  const there = deployed.filter(({ type }) => type === SUBNET);
  const kept = new Set(there.flatMap(({ urn }) => (replaced.has(urn) ? [] : [urn])));
  // In another VPC there is room for it.
  const made = planned.filter(
    ({ type, urn }) => type === SUBNET && !kept.has(urn) && !replaced.get(urn)?.includes("vpcId"),
  );
  return made.flatMap((subnet) => {
    const [block, vpc] = [blockOf(subnet), vpcOf(subnet)];
    const other = there.find((one) => vpcOf(one) === vpc && overlapInText(blockOf(one), block));
    return other ? [{ urn: subnet.urn, block, other: other.urn }] : [];
  });
}

function blockOf({ inputs = {} }: DeployedResource): string {
  return String(inputs["cidrBlock"]);
}

/** The VPC's URN, or an id that the settings name. */
function vpcOf({ inputs = {}, propertyDependencies = {} }: DeployedResource): string {
  return propertyDependencies["vpcId"]?.[0] ?? String(inputs["vpcId"]);
}

function overlapInText(one: string, other: string): boolean {
  const [a, b] = [parseCidr(one), parseCidr(other)];
  return a !== undefined && b !== undefined && overlap(a, b);
}

function identifierOf({ inputs = {}, id }: { inputs?: Properties; id?: string }): string {
  return String(inputs["identifier"] ?? id);
}
