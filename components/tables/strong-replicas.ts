import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Table } from "../config/schema/tables";
import type { Workload } from "../config/schema/workload";
import { customerKey } from "../keys/key";

/** The alias of the key that encrypts a strongly consistent table's replica. */
export function replicaKeyAlias(workload: Workload, store: string): string {
  return `alias/${workload.name}-table-${store}`;
}

/**
 * The replicas of a strongly consistent table, with their keys. AWS accepts them and the witness in one call, while the table is empty, and not
 * later (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html#V2globaltables_HowItWorks.consistency-modes.mrsc):
 * so they belong to the primary's table, and so do their keys, since the secondary's stack with its own key is deployed later.
 *
 * The provider enables the replicas' deletion protection in the second `up`: the call that creates them cannot.
 */
export function strongReplicas(
  name: string,
  { store, table, settings }: { store: string; table: Table; settings: Pick<Settings, "workload" | "keys"> },
  opts: pulumi.CustomResourceOptions,
): Pick<aws.dynamodb.TableArgs, "replicas" | "globalTableWitness"> {
  const { workload, keys } = settings;
  const { witness, thirdReplica } = table;
  const alias = replicaKeyAlias(workload, store);
  const regions = [workload.regions.secondary, ...(thirdReplica === undefined ? [] : [thirdReplica])];
  return {
    replicas: regions.map((region) => ({
      regionName: region,
      consistencyMode: "STRONG",
      // A replica needs a key of its own region.
      kmsKeyArn: customerKey(
        `${name}-${region}`,
        { settings: keys, alias, description: `A replica's key, ${alias}`, region },
        keys.deletionProtection,
        opts,
      ).arn,
      pointInTimeRecovery: true,
      deletionProtectionEnabled: table.deletionProtection,
      // AWS Backup finds a replica by its own tags.
      propagateTags: true,
    })),
    ...(witness !== undefined && { globalTableWitness: { regionName: witness } }),
  };
}
