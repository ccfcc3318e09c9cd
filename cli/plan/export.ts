import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { exportedAssets } from "./assets";
import type { DeployedResource, Deployment } from "./deployment";
import type { Recorded } from "./recorded";
import { encrypted, sorted, type Properties } from "./wire";

/** A plan has no timestamp: the same program and settings give the same bytes. */
const NO_TIME = "0001-01-01T00:00:00Z";

/** The document that `pulumi stack export` would write of these resources. */
export function deploymentOf(recorded: readonly Recorded[]): Deployment {
  const version = `v${pulumiVersion()}`;
  const magic = createHash("sha256").update(version).digest("hex");
  const resources = recorded.map(deployedResource);
  return { version: 3, deployment: { manifest: { time: NO_TIME, magic, version }, resources, metadata: {} } };
}

/** In the engine's order of fields, without the empty ones, as Go's `omitempty` leaves them out. */
function deployedResource(recorded: Recorded): DeployedResource {
  const { registration: r, urn } = recorded;
  const resource: DeployedResource = {
    urn,
    custom: r.custom,
    id: recorded.id,
    type: r.type,
    inputs: exported(recorded.inputs, `${urn} inputs`),
    outputs: exported(recorded.outputs, `${urn} outputs`),
    parent: r.parent,
    protect: r.protect,
    external: recorded.external,
    dependencies: [...r.dependencies].sort(),
    provider: recorded.provider,
    propertyDependencies: sorted(sortedLists(r.propertyDependencies)) as Record<string, string[]>,
    additionalSecretOutputs: r.additionalSecretOutputs,
    aliases: r.aliases,
    customTimeouts: r.customTimeouts,
    importID: r.importID,
    retainOnDelete: r.retainOnDelete,
    deletedWith: r.deletedWith,
    replaceWith: r.replaceWith,
    ignoreChanges: r.ignoreChanges,
    hideDiff: r.hideDiff,
    replaceOnChanges: r.replaceOnChanges,
  };
  return withoutEmpty(resource);
}

function exported(properties: Properties, place: string): Properties {
  return sorted(exportedAssets(encrypted(properties, place))) as Properties;
}

function sortedLists(lists: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, [...list].sort()]));
}

const NEVER_LEFT_OUT = new Set(["urn", "custom", "type"]);

function withoutEmpty(resource: DeployedResource): DeployedResource {
  const kept = Object.entries(resource).filter(([key, value]) => NEVER_LEFT_OUT.has(key) || !isEmpty(value));
  return Object.fromEntries(kept) as unknown as DeployedResource;
}

function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === false || value === "";
}

function pulumiVersion(): string {
  return (createRequire(__filename)("@pulumi/pulumi/package.json") as { version: string }).version;
}
