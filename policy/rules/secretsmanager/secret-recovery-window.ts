import { SECRET_RESOURCE } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "recoveryWindowInDays";

/** The default (https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html). */
const BY_DEFAULT = 30;

export const secretRecoveryWindow = defineRule({
  id: "secretsmanager-secret-recovery-window",
  title: "Secrets Manager secrets should have a recovery window",
  practices: ["REL09-BP02"],
  service: "Secrets Manager",
  severity: "medium",
  why: "A secret that is deleted without a recovery window is lost immediately, and with it the access that it grants.",
  fix: "Set recoveryWindowInDays to 7 or more, or remove it: the default is 30.",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
  types: [SECRET_RESOURCE],
  check(secret, graph) {
    const days = graph.read.number(secret, PROPERTY, BY_DEFAULT);
    if (days > 0) return compliant();
    return violation({
      property: PROPERTY,
      actual: days,
      wanted: BY_DEFAULT,
      message: "Its deletion, by mistake or by a replacement, is immediate and final.",
    });
  },
  remediate: (props) => (props[PROPERTY] === 0 ? { [PROPERTY]: BY_DEFAULT } : undefined),
});
