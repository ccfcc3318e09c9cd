import { z } from "zod";
import { PARTS } from "./aws/parts";
import { fits } from "./glob";
import { groupedBy, urnParts, type Graph, type Resource } from "./graph";
import type { Rule } from "./rule";

/** The name that resources which no rule judges have in a pack's configuration, and the policy that reports them. */
export const UNJUDGED = "unjudged";

/** What a team accepts without a rule. */
export const unjudgedSettings = z.object({
  accept: z
    .array(z.string().min(1))
    .default([])
    .describe("Type tokens that need no rule, such as aws:ecr/repository:Repository, or patterns with * for any text."),
});

/** What to do about them. */
export const UNJUDGED_FIX =
  'Check them by other means, then add their types to "accept" of "unjudged" in the pack\'s configuration.';

/** Resources of one type that no enabled rule judges. */
export interface UnjudgedType {
  /** The type token. */
  readonly type: string;
  /** URNs, in the order of the source. */
  readonly resources: readonly string[];
}

/** What stands for resources that can't be seen, such as a CloudFormation stack. */
export interface Opaque {
  /** The URN. */
  readonly resource: string;
  /** Why nothing in it was judged, in a sentence. */
  readonly reason: string;
}

/** What a run did not judge. */
export interface Unjudged {
  /** AWS types without an enabled rule, the most resources first. */
  readonly types: readonly UnjudgedType[];
  readonly opaque: readonly Opaque[];
  /** Types of other providers, the most resources first. */
  readonly others: readonly UnjudgedType[];
  /** The files that have no resource. */
  readonly empty: readonly string[];
}

/** Types that have resources of their own, which AWS or a program elsewhere makes. */
const OPAQUE: readonly (readonly [pattern: string, reason: string])[] = [
  ["aws:cloudformation/stack*", "The resources of its template are not in the stack."],
  ["aws:serverlessrepository/*", "The resources of its template are not in the stack."],
  ["aws:servicecatalog/provisionedProduct:*", "The resources of its product are not in the stack."],
  ["aws:cloudcontrol/*", "It is a resource of any type, whose properties no rule reads."],
  ["pulumi-*:dynamic*", "It is a dynamic resource: what it makes is not in the stack."],
  ["terraform:state:*", "Its resources are in Terraform's state."],
];

/** Providers whose resources are values or files, and run nothing. */
const VALUES = ["random", "tls", "null", "time", "archive", "std", "pulumi", "synced-folder"];

function packageOf(type: string): string {
  return type.slice(0, type.indexOf(":"));
}

function groupedByType(resources: readonly Resource[]): UnjudgedType[] {
  const byType = groupedBy(resources, ({ type }) => type);
  return [...byType]
    .map(([type, ones]) => ({ type, resources: ones.map(({ urn }) => urn) }))
    .sort((a, b) => b.resources.length - a.resources.length || (a.type < b.type ? -1 : 1));
}

const PROVIDER = "pulumi:providers:";

/**
 * The components of a provider (awsx) of which no resource is in the graph: it did not run, or failed. One of the program itself may well
 * have nothing in it.
 */
function emptyComponents(graph: Graph): Resource[] {
  const remote = new Set<string>();
  const filled = new Set<string>();
  for (const { custom, type, parent } of graph.resources) {
    if (type.startsWith(PROVIDER)) remote.add(type.slice(PROVIDER.length));
    if (!custom) continue;
    for (let urn = parent; urn !== undefined && !filled.has(urn); urn = graph.get(urn)?.parent) filled.add(urn);
  }
  return graph.resources.filter(({ urn, custom, type }) => !custom && remote.has(packageOf(type)) && !filled.has(urn));
}

/**
 * What no rule judges, of a graph.
 * @param rules those that are enabled
 * @param accept patterns of type tokens that need no rule
 */
export function unjudgedOf(
  graph: Graph,
  rules: readonly Rule[],
  accept: readonly string[],
  empty: readonly string[],
): Unjudged {
  const judged = new Set(rules.filter(({ ofPermissions }) => !ofPermissions).flatMap(({ types }) => types));
  const accepted = (type: string) => accept.some((pattern) => fits(pattern, type));
  const opaqueTypes = new Map<string, string>();
  const aws: Resource[] = [];
  const others: Resource[] = [];
  for (const type of new Set(graph.resources.filter(({ custom }) => custom).map((one) => one.type))) {
    if (judged.has(type) || accepted(type) || type.startsWith("pulumi:")) continue;
    const reason = OPAQUE.find(([pattern]) => fits(pattern, type))?.[1];
    if (reason !== undefined) opaqueTypes.set(type, reason);
    else if (type.startsWith("aws:")) {
      if (!PARTS.some((pattern) => fits(pattern, type, true))) aws.push(...graph.ofType(type));
    } else if (!VALUES.includes(packageOf(type))) others.push(...graph.ofType(type));
  }
  const opaque = graph.resources.flatMap(({ urn, type }) => {
    const reason = opaqueTypes.get(type);
    return reason === undefined ? [] : [{ resource: urn, reason }];
  });
  const hollow = emptyComponents(graph)
    .filter(({ type }) => !accepted(type))
    .map(({ urn }) => ({ resource: urn, reason: "It is a component of which no resource is in the stack." }));
  return { types: groupedByType(aws), opaque: [...opaque, ...hollow], others: groupedByType(others), empty };
}

/** Whether anything that may run on AWS was not judged. */
export function isComplete({ types, opaque, others, empty }: Unjudged): boolean {
  return types.length + opaque.length + others.length + empty.length === 0;
}

function number(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function listed(types: readonly UnjudgedType[]): string {
  return types.map(({ type, resources }) => `${type} (${resources.length})`).join(", ");
}

function total(types: readonly UnjudgedType[]): number {
  return types.reduce((sum, { resources }) => sum + resources.length, 0);
}

/** What was not judged, a sentence for each kind. */
export function unjudgedLines(unjudged: Unjudged): string[] {
  const { types, opaque, others, empty } = unjudged;
  const lines: string[] = [];
  if (types.length > 0) {
    const what = `${number(total(types), "resource")} of ${number(types.length, "AWS type")}`;
    lines.push(`No rule looks at ${what}: ${listed(types)}.`);
  }
  for (const { resource, reason } of opaque)
    lines.push(`${urnParts(resource).type} ${urnParts(resource).name}: ${reason}`);
  if (others.length > 0) {
    lines.push(`No rule looks at ${number(total(others), "resource")} of other providers: ${listed(others)}.`);
  }
  for (const file of empty) lines.push(`${file} has no resource: is it the export of the right stack?`);
  return lines;
}
