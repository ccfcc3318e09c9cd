import { printable } from "../../lib/printable";
import { presentType } from "../aws/former";
import { Graph } from "./graph";
import { regionOf } from "./region";
import { urnParts, type Resource } from "./resource";
import { isSignature, treeOf } from "./serialized";
import { isTreeObject, type TreeObject } from "./tree";

/** A parsed `pulumi stack export` file, or a plan in that format. */
export interface ExportDocument {
  /** Where it came from, for messages. */
  readonly file: string;
  readonly document: unknown;
}

/** A file that is no stack export: says which, what is wrong with it and the way out. */
export class GraphInputError extends Error {
  override readonly name = "GraphInputError";
  constructor(
    readonly file: string,
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${file}: ${problem}. ${remedy}`);
  }
}

const REMEDY = "Give the output of `pulumi stack export --file FILE`, or what `holdfast plan --out DIR` wrote.";
/** Version 4 adds a list of features and changes nothing that is read here. */
const VERSIONS: readonly unknown[] = [3, 4];

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entriesOf({ file, document }: ExportDocument): readonly unknown[] {
  const refuse = (problem: string) => new GraphInputError(file, problem, REMEDY);
  if (!isFields(document)) throw refuse("not a JSON object");
  const deployment = document.deployment;
  if (!isFields(deployment)) {
    const what = isFields(document.checkpoint) ? "it is a checkpoint of a state backend" : "no `deployment`";
    throw refuse(`${what}, so it is not a stack export`);
  }
  if (!VERSIONS.includes(document.version)) {
    throw refuse(
      `deployment version ${JSON.stringify(document.version)}, but only ${VERSIONS.join(" and ")} can be read`,
    );
  }
  const resources = deployment.resources ?? [];
  if (!Array.isArray(resources)) throw refuse("`deployment.resources` is not a list");
  return resources;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

/** Inputs or outputs; the engine's own keys (`__defaults`, `__meta`) are not properties. */
function properties(value: unknown): TreeObject {
  if (!isFields(value) || isSignature(value)) return {};
  const tree = treeOf(value);
  return isTreeObject(tree) ? tree : {};
}

/** The URN of a reference to a provider, `<URN>::<id>`. */
function providerUrn(reference: string | undefined): string | undefined {
  if (reference === undefined) return undefined;
  const end = reference.lastIndexOf("::");
  return end < 0 ? reference : reference.slice(0, end);
}

function resourceOf(entry: Fields, urn: string, providers: ReadonlyMap<string, TreeObject>): Resource {
  const provider = providerUrn(text(entry.provider));
  const inputs = properties(entry.inputs);
  const outputs = properties(entry.outputs);
  const byProperty = isFields(entry.propertyDependencies) ? entry.propertyDependencies : {};
  const { stack, name, type } = urnParts(urn);
  return {
    urn,
    type: presentType(text(entry.type) ?? type),
    name,
    stack,
    id: text(entry.id),
    custom: entry.custom === true,
    inputs,
    outputs,
    inputsSeen: true,
    parent: text(entry.parent),
    provider,
    region: regionOf(inputs, outputs, provider ? providers.get(provider) : undefined),
    protect: entry.protect === true,
    ignoreChanges: strings(entry.ignoreChanges),
    dependencies: strings(entry.dependencies),
    propertyDependencies: Object.fromEntries(Object.entries(byProperty).map(([key, urns]) => [key, strings(urns)])),
  };
}

/** The entries of what the stack keeps: what is about to be deleted, or was only looked up, is not part of it. */
function keptOf(source: ExportDocument): { readonly entry: Fields; readonly urn: string }[] {
  const entries = entriesOf(source).map((entry, index) => {
    const urn = isFields(entry) ? text(entry.urn) : undefined;
    if (!isFields(entry) || urn === undefined || !urn.startsWith("urn:pulumi:")) {
      throw new GraphInputError(source.file, `\`deployment.resources[${index}]\` has no URN`, REMEDY);
    }
    return { entry, urn };
  });
  return entries.filter(({ entry }) => entry.delete !== true && entry.external !== true);
}

function readOne(source: ExportDocument): Resource[] {
  const kept = keptOf(source);
  const providers = new Map(
    kept
      .filter(({ urn }) => urn.includes("pulumi:providers:") && urnParts(urn).type.startsWith("pulumi:providers:"))
      .map(({ entry, urn }) => [urn, properties(entry.inputs)]),
  );
  return kept.map(({ entry, urn }) => resourceOf(entry, urn, providers));
}

/** The files whose stack has no resource but itself and its providers. Throws GraphInputError on what is no export. */
export function emptyExports(documents: readonly ExportDocument[]): string[] {
  return documents
    .filter((one) =>
      keptOf(one).every(({ entry, urn }) => (text(entry.type) ?? urnParts(urn).type).startsWith("pulumi:")),
    )
    .map(({ file }) => file);
}

/**
 * The graph of one or several stack exports together, such as the two regions of a service.
 * Throws GraphInputError on what is no export, and on a resource that two files share.
 */
export function graphFromExports(documents: readonly ExportDocument[]): Graph {
  const origin = new Map<string, ExportDocument>();
  const resources: Resource[] = [];
  for (const source of documents) {
    for (const resource of readOne(source)) {
      const other = origin.get(resource.urn);
      if (other !== undefined) {
        const [problem, remedy] =
          other === source
            ? ["is in it twice", "Give the output of one `pulumi stack export`."]
            : [`is in ${other.file} too`, "Give every stack once."];
        throw new GraphInputError(source.file, `${printable(resource.urn)} ${problem}`, remedy!);
      }
      origin.set(resource.urn, source);
      resources.push(resource);
    }
  }
  return new Graph(resources);
}
