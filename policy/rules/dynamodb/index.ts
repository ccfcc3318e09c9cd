import type { Rule } from "../../rule";
import { tableCopyInAnotherRegion } from "./copy-in-another-region";
import { tableDeletionProtection } from "./deletion-protection";
import { tableEncryptedInOwnRegion } from "./encrypted-in-own-region";
import { pointInTimeRecovery } from "./point-in-time-recovery";
import { provisionedCapacityScales } from "./provisioned-capacity-scales";
import { tableReplicationLagAlarm } from "./replication-lag-alarm";
import { strongConsistencySet } from "./strong-consistency-set";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  tableCopyInAnotherRegion,
  tableDeletionProtection,
  tableEncryptedInOwnRegion,
  pointInTimeRecovery,
  provisionedCapacityScales,
  tableReplicationLagAlarm,
  strongConsistencySet,
];
