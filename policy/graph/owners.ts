import { append } from "./grouped";
import type { Resource } from "./resource";
import type { TreeObject } from "./tree";

/**
 * Inputs that name the resource itself. Every other input may hold another resource's value (a replica's
 * `replicateSourceDb` is its primary's ARN) and must not make the resource that value's owner.
 */
const OWN_NAMES = new Set([
  ...["id", "arn", "name", "bucket", "identifier", "clusterIdentifier", "globalClusterIdentifier"],
  ...["replicationGroupId", "clusterId", "domainName"],
]);

/** The last part of an ARN, which for most types is the id: `subnet-0a1b` of `arn:aws:ec2:...:subnet/subnet-0a1b`. */
export function arnTail(resource: Resource): string | undefined {
  const { arn } = resource.outputs;
  return typeof arn === "string" ? /[^:/]+$/.exec(arn)?.[0] : undefined;
}

/** The names by which others refer to a resource. */
export function ownNames(resource: Resource): string[] {
  const named = [resource.inputs, resource.outputs].flatMap((properties) => Object.entries(properties));
  return named
    .filter(([key]) => OWN_NAMES.has(key))
    .map(([, value]) => value)
    .filter((value) => typeof value === "string")
    .filter((value) => value !== "");
}

/** Services whose names hold in all Regions, or whose resources name those of other Regions. */
const GLOBAL =
  /^aws:(iam|route53|cloudfront|globalaccelerator|s3|organizations|rds\/globalCluster|docdb\/globalCluster|neptune\/globalCluster|elasticache\/globalReplicationGroup|dynamodb\/globalTable)[/:]/;

/** Whether a resource of another Region only has the name that is meant: a name without an ARN means one of the own Region. */
export function isNamesake(value: string, owner: Resource, referrer: Resource): boolean {
  const apart = owner.region !== undefined && referrer.region !== undefined && owner.region !== referrer.region;
  if (!apart || GLOBAL.test(owner.type) || GLOBAL.test(referrer.type)) return false;
  const isNamed = (properties: TreeObject) =>
    Object.entries(properties).some(
      ([key, own]) => OWN_NAMES.has(key) && !["id", "arn"].includes(key) && own === value,
    );
  return isNamed(owner.inputs) || isNamed(owner.outputs);
}

/** Which resources a string identifies, by type: their ids, own names and computed outputs. */
export function indexOwners(resources: readonly Resource[]): Map<string, Map<string, Resource[]>> {
  const index = new Map<string, Map<string, Resource[]>>();
  for (const resource of resources) {
    const values = new Set<string>();
    const id = resource.id ?? arnTail(resource);
    if (id) values.add(id);
    for (const properties of [resource.inputs, resource.outputs]) {
      for (const [key, value] of Object.entries(properties)) {
        const computed = resource.inputsSeen && key !== "region" && !Object.hasOwn(resource.inputs, key);
        if (typeof value === "string" && value !== "" && (computed || OWN_NAMES.has(key))) values.add(value);
      }
    }
    for (const value of values) {
      const byType = index.get(value) ?? new Map<string, Resource[]>();
      index.set(value, byType);
      append(byType, resource.type, resource);
    }
  }
  return index;
}
