import { AUTO_SCALING_GROUP } from "../../../../policy/aws";
import { KINDS } from "../../../compute";
import type { DrawnGroup } from "../../../compute/kind";
import { groupOf } from "./compute";

/** What runs several of one thing in subnets, by type. */
export const GROUPS: readonly DrawnGroup[] = [
  {
    type: AUTO_SCALING_GROUP,
    subnets: "vpcZoneIdentifiers[*]",
    targetGroups: "targetGroupArns[*]",
    zones: ["availabilityZones[*]"],
    picture: groupOf,
  },
  ...KINDS.flatMap(({ groups }) => groups),
];

/** What users reach without a load balancer, by type. */
export const FRONTS = KINDS.flatMap(({ fronts }) => fronts);
