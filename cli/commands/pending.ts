import { z } from "zod";
import { IMPORT_IDS, SET_AGAIN } from "../../facts/interrupted";
import { urnParts } from "../../policy/graph";
import { EXIT } from "../errors";
import { UnreadableError } from "../input-file";
import type { Outcome } from "../outcome";
import { typeName } from "../report/terminal/tree";
import { plural } from "../report/terminal/words";
import { readExport } from "./check";

const resource = z.object({
  urn: z.string(),
  type: z.string(),
  parent: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
});

const interrupted = z.object({
  deployment: z.object({
    resources: z.array(z.object({ urn: z.string() })).nullish(),
    pending_operations: z.array(z.object({ resource, type: z.string() })).nullish(),
  }),
});

type Pending = z.infer<typeof resource>;

/**
 * `holdfast pending FILE`: what an interrupted `up` was doing, from the export of its stack, and for each the command that has Pulumi take over what
 * AWS has made. No command in it calls another Region than the resource's. Exit 0, 2 on bad input.
 *
 * @throws UnreadableError
 */
export function pending(file: string): Outcome {
  const read = interrupted.safeParse(readExport(file).document);
  if (!read.success) throw new UnreadableError(file, "is no stack export", "Give the output of `pulumi stack export`.");
  const { pending_operations: operations } = read.data.deployment;
  const all = operations ?? [];
  if (all.length === 0) return { text: "No operation is pending: `pulumi up` continues.\n", exitCode: EXIT.fine };
  const created = all.filter(({ type }) => type === "creating").map((one) => one.resource);
  const others = all.filter(({ type }) => type !== "creating");
  const isSetAgain = ({ type }: Pending) => SET_AGAIN.data.includes(type);
  const [settled, unsettled] = [created.filter(isSetAgain), created.filter((one) => !isSetAgain(one))];
  const lines = [
    `${plural(all.length, "operation")} under way when the update ended.\n`,
    ...unsettled.map(takeOver),
    ...(settled.length > 0 ? [`The next up sets again: ${settled.map(shown).join(", ")}.\n`] : []),
    ...others.map(({ type, resource: one }) => `The same command again continues ${type} ${shown(one)}.\n`),
    ...(created.length > 0 ? [cleared(created)] : []),
    ...(others.length > 0 ? [readAgain(others.map((one) => one.resource))] : []),
  ];
  return { text: lines.join("\n"), exitCode: EXIT.fine };
}

function shown({ urn, type }: Pending): string {
  return `${typeName(type)} ${urnParts(urn).name}`;
}

/** Pulumi keeps what it was creating in the state until a refresh clears it; of the whole stack it would ask the unavailable Region too. */
function cleared(created: readonly Pending[]): string {
  return `Then \`pulumi up\`, and when it has succeeded, so that no further one warns of them:\n  pulumi refresh --clear-pending-creates ${targets(created)}\n`;
}

/** Until then the state has them as they were, so that an `up` that wants them so changes nothing. */
function readAgain(others: readonly Pending[]): string {
  return `To have them as they were before, Pulumi must read what AWS did, and then \`pulumi up\`:\n  pulumi refresh ${targets(others)}\n`;
}

/** Of these resources alone, all of one stack. */
function targets(some: readonly Pending[]): string {
  const { stack } = urnParts(some[0]!.urn);
  const named = some.map(({ urn }) => `--target ${quoted(urn)}`).join(" ");
  return `${named} --stack ${quoted(stack)} --skip-preview --yes`;
}

/** The command that has Pulumi manage what AWS may have made. */
function takeOver(one: Pending): string {
  const { urn, type, parent, inputs = {} } = one;
  const { stack, name } = urnParts(urn);
  const id = importId(type, inputs);
  const isRoot = parent === undefined || urnParts(parent).type === "pulumi:pulumi:Stack";
  const command = [
    "pulumi import",
    ...[type, name, id ?? "<its id in AWS>"].map(quoted),
    ...(isRoot ? [] : [`--parent ${quoted(`parent=${parent}`)}`]),
    `--stack ${quoted(stack)} --protect=false --generate-code=false --skip-preview --yes`,
  ].join(" ");
  const otherwise = id
    ? "where AWS does not have it, this fails and changes nothing"
    : "find it in AWS by its tags or in the console; where AWS does not have it, do nothing";
  return `${shown(one)}: AWS may have made it (${otherwise})\n  ${command}\n`;
}

/** For a POSIX shell: a URN has `$` in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The id by which `pulumi import` takes a resource over; undefined where its inputs do not say it. */
function importId(type: string, inputs: Readonly<Record<string, unknown>>): string | undefined {
  const parts = IMPORT_IDS.data[type]?.map((property) => inputs[property]);
  return parts?.every((part) => typeof part === "string") ? parts.join("/") : undefined;
}
