import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Table } from "../config/schema/tables";
import type { Workload } from "../config/schema/workload";

/** The alias of the key that encrypts a strongly consistent table's replica. */
export function replicaKeyAlias(workload: Workload, store: string): string {
  return `alias/${workload.name}-table-${store}`;
}

/**
 * The replicas of a strongly consistent table, with their keys. AWS takes them and the witness in one call, while the table is empty, and none
 * later (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html#V2globaltables_HowItWorks.consistency-modes.mrsc);
 * so they belong to the primary's table, and so do their keys: the secondary's stack, and its own key, come after it.
 *
 * The provider turns the replicas' deletion protection on by the second `up`: its call that makes them can carry nothing else.
 */
export function strongReplicas(
  name: string,
  { store, table, settings }: { store: string; table: Table; settings: Settings },
  opts: pulumi.CustomResourceOptions,
): Pick<aws.dynamodb.TableArgs, "replicas" | "globalTableWitness"> {
  const { workload, keys } = settings;
  const { witness, thirdReplica } = table;
  const regions = [workload.regions.secondary, ...(thirdReplica === undefined ? [] : [thirdReplica])];
  return {
    replicas: regions.map((region) => ({
      regionName: region,
      consistencyMode: "STRONG",
      kmsKeyArn: replicaKey(`${name}-${region}`, replicaKeyAlias(workload, store), region, keys, opts),
      pointInTimeRecovery: true,
      deletionProtectionEnabled: table.deletionProtection,
      // AWS Backup finds a replica by its own tags.
      propagateTags: true,
    })),
    ...(witness !== undefined && { globalTableWitness: { regionName: witness } }),
  };
}

/** A key in the replica's own region, where alone it can encrypt. */
function replicaKey(
  name: string,
  alias: string,
  region: string,
  { deletionWindowDays, rotationDays, deletionProtection }: Settings["keys"],
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const key = new aws.kms.Key(
    name,
    {
      region,
      description: `A replica's key, ${alias}`,
      deletionWindowInDays: deletionWindowDays,
      enableKeyRotation: true,
      rotationPeriodInDays: rotationDays,
      tags: { Name: alias },
    },
    { ...opts, protect: deletionProtection },
  );
  new aws.kms.Alias(name, { region, name: alias, targetKeyId: key.keyId }, opts);
  return key.arn;
}
