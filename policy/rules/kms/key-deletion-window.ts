import { KMS_KEY, KMS_REPLICA_KEY } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "deletionWindowInDays";

/** The default (https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html). */
const BY_DEFAULT = 30;

export const keyDeletionWindow = defineRule({
  id: "kms-key-deletion-window",
  title: "KMS keys should have a minimum deletion waiting period",
  practices: ["REL09-BP02"],
  peers: { securityHub: ["KMS.3"], prowler: ["kms_cmk_not_deleted_unintentionally"] },
  service: "KMS",
  severity: "medium",
  why: "Deleting a key makes all data under it unreadable: backups, snapshots and databases. The deletion can be cancelled only during the waiting period.",
  fix: "Set deletionWindowInDays to at least minDays, or remove it: the default is 30.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
  types: [KMS_KEY, KMS_REPLICA_KEY],
  settings: z.object({
    minDays: z.int().min(7).max(30).default(14).describe("The minimum waiting period, in days; AWS allows 7 to 30."),
  }),
  check(key, graph, { minDays }) {
    const days = graph.read.number(key, PROPERTY, BY_DEFAULT);
    if (days >= minDays) return compliant();
    return violation({
      property: PROPERTY,
      actual: days,
      wanted: minDays,
      message: `An accidental deletion is final after ${days} days, and all data under the key is then lost.`,
    });
  },
});
