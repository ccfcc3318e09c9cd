import { backupRetention } from "../../../../policy/rules/fsx/backup-retention";
import { multiAz } from "../../../../policy/rules/fsx/multi-az";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const system = (kind: string, inputs: Record<string, unknown> = {}): Fixture =>
  resource(`aws:fsx/${kind}FileSystem:${kind[0]?.toUpperCase()}${kind.slice(1)}FileSystem`, "files", inputs, {
    region: "us-east-1",
  });

judges(multiAz, {
  "Windows over zones": [[system("windows", { deploymentType: "MULTI_AZ_1" })], "compliant"],
  "ONTAP over zones": [[system("ontap", { deploymentType: "MULTI_AZ_2" })], "compliant"],
  "Windows in one zone": [[system("windows", { deploymentType: "SINGLE_AZ_2" })], "violation", /one Availability Zone/],
  "Windows by default": [[system("windows")], "violation"],
  "OpenZFS in one zone": [[system("openZfs", { deploymentType: "SINGLE_AZ_HA_2" })], "violation"],
  "an unknown deployment": [[system("ontap", { deploymentType: unknown })], "undecided"],
  "what is no deployment": [[system("ontap", { deploymentType: {} })], "undecided"],
});

const plan = resource(
  "aws:backup/selection:Selection",
  "selection",
  { planId: "plan", resources: ["arn:aws:fsx:*:*:file-system/*"] },
  { region: "us-east-1" },
);

judges(backupRetention, {
  "a week of ONTAP": [[system("ontap", { automaticBackupRetentionDays: 7 })], "compliant"],
  "less than a week": [[system("openZfs", { automaticBackupRetentionDays: 6 })], "violation", /6 of the 7 days/],
  "none, the default of ONTAP": [[system("ontap")], "violation", /^It has no automatic backups/],
  "the default of Windows, which is a week": [[system("windows")], "compliant"],
  "Windows without": [[system("windows", { automaticBackupRetentionDays: 0 })], "violation"],
  "none, but in a backup plan": [[system("ontap"), plan], "compliant"],
  "an unknown number": [[system("ontap", { automaticBackupRetentionDays: unknown })], "undecided"],
  "an unknown number, but in a backup plan": [
    [system("ontap", { automaticBackupRetentionDays: unknown }), plan],
    "compliant",
  ],
  "scratch of Lustre": [[system("lustre", { deploymentType: "SCRATCH_2" })], "notApplicable"],
  "Lustre by default, which is scratch": [[system("lustre")], "notApplicable"],
  "persistent Lustre": [[system("lustre", { deploymentType: "PERSISTENT_2" })], "violation"],
});
