import { planFrequency } from "../../../../policy/rules/backup/plan-frequency";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const plan = (...rules: unknown[]): Fixture[] => [resource("aws:backup/plan:Plan", "nightly", { rules })];

judges(planFrequency, {
  "each day": [plan({ ruleName: "daily", schedule: "cron(0 5 ? * * *)" }), "compliant"],
  "the default, which is each day": [plan({ ruleName: "daily" }), "compliant"],
  "each week": [plan({ ruleName: "weekly", schedule: "cron(0 5 ? * SUN *)" }), "violation", /Up to 168 hours pass/],
  "each week, and each day": [
    plan({ schedule: "cron(0 5 ? * SUN *)" }, { schedule: "cron(0 0/12 ? * * *)" }),
    "compliant",
  ],
  continuously: [plan({ schedule: "cron(0 5 ? * SUN *)", enableContinuousBackup: true }), "compliant"],
  "each year": [plan({ schedule: "cron(0 5 1 1 ? *)" }), "violation", /Up to 8784 hours pass/],
  "a schedule that is not understood": [plan({ schedule: "cron(0 5 L * ? *)" }), "undecided"],
  "an unknown schedule": [plan({ schedule: unknown }), "undecided"],
  "unknown rules": [[resource("aws:backup/plan:Plan", "nightly", { rules: unknown })], "undecided"],
  "no rule": [plan(), "notApplicable"],
});

judges(planFrequency, { "each day": [plan({ schedule: "cron(0 5 ? * * *)" }), "violation"] }, { maximumHours: 12 });
