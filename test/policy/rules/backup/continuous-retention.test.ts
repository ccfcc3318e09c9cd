import { continuousRetention } from "../../../../policy/rules/backup/continuous-retention";
import { resource, unknown } from "../../fixtures";
import { judges } from "../../judges";

const plan = (...rules: object[]) => resource("aws:backup/plan:Plan", "daily", { rules });
const kept = (deleteAfter: unknown, enableContinuousBackup: unknown = true) => ({
  ruleName: "daily",
  enableContinuousBackup,
  lifecycle: { deleteAfter },
});

judges(continuousRetention, {
  "35 days": [[plan(kept(35))], "compliant"],
  "36 days": [[plan(kept(36))], "violation", /^Rule daily makes continuous backups/],
  "for good": [[plan(kept(-1))], "violation"],
  "no lifecycle": [[plan({ ruleName: "daily", enableContinuousBackup: true })], "compliant"],
  "snapshots for a year": [[plan(kept(365, false))], "notApplicable"],
  "a second rule": [[plan(kept(35), kept(90))], "violation", /rules\[1\]/],
  "an unknown retention": [[plan(kept(unknown))], "undecided"],
  "unknown whether it is continuous": [[plan(kept(90, unknown))], "undecided"],
});
