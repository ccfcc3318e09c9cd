import type { World } from "../world";
import { overlaid } from "../properties";
import type { Asked } from "./type-schema";

/**
 * What Aurora does to a global database when it makes another cluster its writer: the others follow that one
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html).
 */
export function changeWriter(world: World, globalCluster: string, writer: string): void {
  const { writer: before } = world.of(globalCluster);
  if (typeof before !== "string") throw new Error(`there is no global database ${globalCluster}`);
  world.change(globalCluster, { writer });
  world.change(writer, { replicationSourceIdentifier: null });
  world.change(before, { replicationSourceIdentifier: writer });
}

/** `aws rds create-global-cluster --source-db-cluster-identifier`: a global database is made of a cluster, which is its writer. */
export function joinByHand(world: World, globalCluster: string, cluster: string): void {
  world.change(globalCluster, { writer: cluster });
  world.change(cluster, { globalClusterIdentifier: globalCluster });
}

/** `aws rds remove-from-global-cluster`: the cluster is one by itself. */
export function leaveByHand(world: World, globalCluster: string, cluster: string): void {
  world.change(globalCluster, { writer: null });
  world.change(cluster, { globalClusterIdentifier: null });
}

/** A new cluster in a global database is its writer or follows it; a writer that is deleted leaves it without one. */
export function changesMembers({ action, inputs, now, world }: Asked): void {
  const { globalClusterIdentifier } = inputs;
  if (typeof globalClusterIdentifier !== "string") return;
  const { writer } = world.of(globalClusterIdentifier);
  if (action === "delete" && writer === now["arn"]) world.change(globalClusterIdentifier, { writer: null });
  if (action !== "create") return;
  if (typeof writer === "string") world.change(String(now["arn"]), { replicationSourceIdentifier: writer });
  else world.change(globalClusterIdentifier, { writer: now["arn"] });
}

/** Why AWS or the provider refuses a cluster in a global database. */
export function refusedMember(asked: Asked): string | undefined {
  return noJoiningLater(asked) ?? noWriter(asked) ?? managedMember(asked);
}

function noJoiningLater({ action, inputs, now }: Asked): string | undefined {
  const { globalClusterIdentifier: wanted } = inputs;
  if (action !== "update" || wanted === undefined || wanted === now["globalClusterIdentifier"]) return undefined;
  return "existing RDS Clusters cannot be added to an existing RDS Global Cluster";
}

/** The first cluster of a global database has a master user (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html). */
function noWriter({ action, inputs, now, world }: Asked): string | undefined {
  const { globalClusterIdentifier, masterUsername } = inputs;
  if (action !== "create" || typeof globalClusterIdentifier !== "string" || masterUsername !== undefined)
    return undefined;
  if (typeof world.of(globalClusterIdentifier)["writer"] === "string") return undefined;
  return `creating RDS Cluster (${String(now["clusterIdentifier"])}): operation error RDS: CreateDBCluster, api error InvalidParameterValue: The parameter MasterUsername must be provided and must not be blank.`;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations */
function managedMember({ action, inputs, now }: Asked): string | undefined {
  const isMember = (action === "create" ? inputs : now)["globalClusterIdentifier"] !== undefined;
  if (!["create", "update"].includes(action) || !isMember || inputs["manageMasterUserPassword"] !== true)
    return undefined;
  return `${action === "create" ? "creating" : "updating"} RDS Cluster (${String(now["clusterIdentifier"])}): operation error RDS: api error InvalidParameterCombination: the master user password of a cluster in a global database can't be managed in Secrets Manager`;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteGlobalCluster.html: its clusters are detached or deleted first. */
export function undeletableGlobalCluster({ action, now, world }: Asked): string | undefined {
  if (action !== "delete") return undefined;
  const identifier = String(now["globalClusterIdentifier"]);
  const failed = `deleting RDS Global Cluster (${identifier}): operation error RDS: DeleteGlobalCluster, api error`;
  if (now["deletionProtection"] === true)
    return `${failed} InvalidParameterCombination: Cannot delete protected Global Cluster, please disable deletion protection and try again.`;
  const members = world.live
    .ofType("aws:rds/cluster:Cluster")
    .filter(
      ({ properties }) =>
        overlaid(properties, world.of(String(properties["arn"])))["globalClusterIdentifier"] === identifier,
    );
  return members.length > 0
    ? `${failed} InvalidGlobalClusterStateFault: Global Cluster ${String(now["arn"])} is not empty`
    : undefined;
}
