import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../config/parse";
import { ENGINES } from "../../../facts/rds";
import type { Aurora } from "../../config/schema/databases";
import { membersOf, type DatabasePath, type Member } from "../../topology/databases";
import { secretName } from "../password";
import { promotion, recoveryPoints } from "./commands";
import { databaseNameOf } from "../database-name";

/** A member of the database in this region, as it was built. */
export interface Built {
  member: Member;
  cluster: aws.rds.Cluster;
  /** Where the master password is, if AWS does not keep it with the cluster. */
  secretArn?: pulumi.Input<string>;
  /** In the primary's stack alone. */
  globalCluster?: aws.rds.GlobalCluster;
  /** How many instances it runs, besides what scaling adds; with none it can neither be read nor promoted. */
  instances: number;
}

interface FactsArgs {
  settings: Settings;
  store: string;
  database: Aurora;
  path: DatabasePath;
  built: Built[];
}

/** What the stack's outputs say of the database in this region: where it is, whether it writes, and the commands that make it the writer. */
export function memberFacts({ settings, store, database, path, built }: FactsArgs): Record<string, unknown> {
  const { workload } = settings;
  return {
    path,
    database: databaseNameOf(store, database),
    port: ENGINES.data[database.engine].port,
    clusters: Object.fromEntries(
      built.map(({ member, cluster, instances, secretArn, globalCluster }) => [
        member.identifier,
        {
          state: member.state,
          instances,
          endpoint: cluster.endpoint,
          readerEndpoint: cluster.readerEndpoint,
          ...(globalCluster && { globalWriterEndpoint: globalCluster.endpoint }),
          secret: secretArn
            ? secretName(workload, store)
            : cluster.masterUserSecrets.apply((secrets) => secrets[0]?.secretArn),
          ...(path === "global-database" && { commands: promotion(workload, store, member) }),
        },
      ]),
    ),
    ...(path === "backup-copies" && { commands: restoreCommands(settings, store, database) }),
  };
}

/** Where the copies of the member that writes at present are found, in this region's vault. */
function restoreCommands(settings: Settings, store: string, database: Aurora): Record<string, string> {
  const writer = membersOf(settings, store, database).find(({ state }) => state === "writer");
  return writer ? { recoveryPoints: recoveryPoints(settings.workload, settings.role, writer) } : {};
}
