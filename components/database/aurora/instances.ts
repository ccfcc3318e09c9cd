import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Aurora } from "../../config/schema/databases";
import type { Workload } from "../../config/schema/workload";
import type { Member } from "../../topology/databases";
import { windowsOf } from "../maintenance";
import { ENGINE } from "./engine";
import type { ParameterGroups } from "./parameters";

/** Aurora promotes the reader with the lowest tier first; 15 is the last (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html). */
const LAST_TIER = 15;

export interface InstancesArgs {
  workload: Workload;
  database: Aurora;
  member: Member;
  cluster: aws.rds.Cluster;
  /** The region's Availability Zones, which new instances use in turn. */
  zones: string[];
  count: number;
  parameters: ParameterGroups;
}

/** The DB instances of a cluster, each in the next Availability Zone and with the next promotion tier. The first is the writer of a new cluster. */
export function instances(name: string, args: InstancesArgs, opts: pulumi.CustomResourceOptions) {
  const { workload, database, member, cluster, zones, count, parameters } = args;
  const made: aws.rds.ClusterInstance[] = [];
  for (let index = 0; index < count; index++) {
    const [first] = made;
    // Whichever of several new instances is ready first becomes the writer; in the secondary of a global database all are readers.
    const dependsOn = first && member.origin !== "global-secondary" ? [first] : [];
    made.push(
      new aws.rds.ClusterInstance(
        `${name}-${index + 1}`,
        {
          identifier: `${member.identifier}-${index + 1}`,
          clusterIdentifier: cluster.id,
          engine: ENGINE[database.engine],
          instanceClass: classOf(database),
          availabilityZone: zones[index % zones.length]!,
          promotionTier: Math.min(index, LAST_TIER),
          dbParameterGroupName: parameters.instance.name,
          publiclyAccessible: false,
          preferredMaintenanceWindow: windowsOf(workload, member.role, database).maintenance,
          autoMinorVersionUpgrade: database.autoMinorVersionUpgrade,
          applyImmediately: database.applyImmediately,
          tags: { Name: `${member.identifier}-${index + 1}` },
        },
        // AWS moves no instance to another Availability Zone. Where the zones change later, each stays in the one in which it was made.
        { ...opts, dependsOn, ignoreChanges: ["availabilityZone"] },
      ),
    );
  }
  return made;
}

/** The class of every instance; Serverless v2 has its own. */
function classOf({ serverless, instances }: Pick<Aurora, "serverless" | "instances">): string {
  return serverless || instances.class === undefined ? "db.serverless" : instances.class;
}
