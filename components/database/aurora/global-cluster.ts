import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Aurora } from "../../config/schema/databases";
import type { Workload } from "../../config/schema/workload";
import { globalClusterIdentifier, databaseNameOf } from "../../topology/databases";
import { ENGINE } from "./engine";

/**
 * The global database that joins the two regions' clusters. It belongs to the primary's stack alone, whose provider calls the primary's region
 * for it: what the secondary does while that region is impaired must not touch it.
 */
export function globalCluster(
  name: string,
  { workload, store, database }: { workload: Workload; store: string; database: Aurora },
  opts: pulumi.CustomResourceOptions,
): aws.rds.GlobalCluster {
  const identifier = globalClusterIdentifier(workload, store);
  return new aws.rds.GlobalCluster(
    name,
    {
      globalClusterIdentifier: identifier,
      engine: ENGINE[database.engine],
      engineVersion: database.version,
      databaseName: databaseNameOf(store, database),
      storageEncrypted: true,
      deletionProtection: database.deletionProtection,
      tags: { Name: identifier },
    },
    {
      ...opts,
      protect: database.deletionProtection,
      // The provider would upgrade both regions in one go, even to another major version, from this stack. Each region's cluster is upgraded by
      // its own stack, the standby's first (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-upgrade.html).
      // AWS does not always report the database's name, and the provider would replace the global database for the difference.
      ignoreChanges: ["engineVersion", "databaseName"],
    },
  );
}
