import { databaseBackup } from "../../../../policy/rules/lightsail/database-backup";
import { databaseHighAvailability } from "../../../../policy/rules/lightsail/database-high-availability";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const database = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:lightsail/database:Database", "shop", inputs);

judges(databaseHighAvailability, {
  "a high availability plan": [[database({ bundleId: "small_ha_2_0" })], "compliant"],
  "a standard plan": [[database({ bundleId: "small_2_0" })], "violation", /no standby/],
  "no plan": [[database()], "violation"],
  "an unknown plan": [[database({ bundleId: unknown })], "undecided"],
});

judges(databaseBackup, {
  on: [[database({ backupRetentionEnabled: true })], "compliant"],
  "the default": [[database()], "compliant"],
  off: [[database({ backupRetentionEnabled: false })], "violation", /are deleted/],
  unknown: [[database({ backupRetentionEnabled: unknown })], "undecided"],
});
