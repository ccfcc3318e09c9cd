import type { Rule } from "../../rule";
import { auroraSpansZones } from "./aurora-spans-zones";
import { backupRetention } from "./backup-retention";
import { copyInAnotherRegion } from "./copy-in-another-region";
import { copyLikeSource } from "./copy-like-source";
import { copyWithinObjective } from "./copy-within-objective";
import { deletionProtection } from "./deletion-protection";
import { finalSnapshot } from "./final-snapshot";
import { globalDatabaseComplete } from "./global-database-complete";
import { instanceMultiAz } from "./instance-multi-az";
import { maintenanceApart } from "./maintenance-apart";
import { minorUpgradesDecided } from "./minor-upgrades-decided";
import { notPublic } from "./not-public";
import { parameterGroupForcesTls } from "./parameter-group-forces-tls";
import { passwordKept } from "./password-kept";
import { promotionTiers } from "./promotion-tiers";
import { readerAutoscaling } from "./reader-autoscaling";
import { replicationLagAlarm } from "./replication-lag-alarm";
import { storageAutoscaling } from "./storage-autoscaling";
import { storageEncrypted } from "./storage-encrypted";
import { subnetGroupSpansZones } from "./subnet-group-spans-zones";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  auroraSpansZones,
  backupRetention,
  copyInAnotherRegion,
  copyLikeSource,
  copyWithinObjective,
  deletionProtection,
  finalSnapshot,
  globalDatabaseComplete,
  instanceMultiAz,
  maintenanceApart,
  minorUpgradesDecided,
  notPublic,
  parameterGroupForcesTls,
  passwordKept,
  promotionTiers,
  readerAutoscaling,
  replicationLagAlarm,
  storageAutoscaling,
  storageEncrypted,
  subnetGroupSpansZones,
];
