import type { Rule } from "../../rule";
import { bucketVersioning } from "./bucket-versioning";
import { copyInAnotherRegion } from "./copy-in-another-region";
import { deleteMarkersDecided } from "./delete-markers-decided";
import { lifecycleEnds } from "./lifecycle-ends";
import { objectLockRetention } from "./object-lock-retention";
import { publicAccessBlocked } from "./public-access-blocked";
import { replicationAlarms } from "./replication-alarms";
import { replicationDestination } from "./replication-destination";
import { replicationKms } from "./replication-kms";
import { replicationTimeControl } from "./replication-time-control";
import { replicationTwoWay } from "./replication-two-way";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  bucketVersioning,
  copyInAnotherRegion,
  deleteMarkersDecided,
  lifecycleEnds,
  objectLockRetention,
  publicAccessBlocked,
  replicationAlarms,
  replicationDestination,
  replicationKms,
  replicationTimeControl,
  replicationTwoWay,
];
