import { DEPLOYMENT_GROUP } from "../../aws";
import { defineRule } from "../../rule";
import { verdictsOf, violation } from "../../verdict";

const ROLLBACK = "autoRollbackConfiguration";
const FAILURE = "DEPLOYMENT_FAILURE";
const ALARM = "DEPLOYMENT_STOP_ON_ALARM";

export const rollback = defineRule({
  id: "codedeploy-rollback",
  title: "CodeDeploy deployment groups should roll back failed deployments",
  practices: ["REL08-BP05"],
  service: "CodeDeploy",
  // What is not replaced yet goes on with the former release.
  severity: "low",
  why: "A deployment that fails stays where it stopped, with the broken release on what it had reached, until someone rolls it back.",
  fix: "Set autoRollbackConfiguration.enabled to true with the event DEPLOYMENT_FAILURE, and DEPLOYMENT_STOP_ON_ALARM where alarmConfiguration is enabled.",
  source: "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html",
  types: [DEPLOYMENT_GROUP],
  check: (group, graph) =>
    verdictsOf(group, [
      () => {
        // https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_AutoRollbackConfiguration.html: off by default.
        if (graph.read.boolean(group, `${ROLLBACK}.enabled`, false)) return undefined;
        return violation({
          property: `${ROLLBACK}.enabled`,
          actual: graph.actual(group, `${ROLLBACK}.enabled`, false),
          wanted: true,
          message: "A failed deployment is not rolled back: the broken release stays on what it had reached.",
        });
      },
      () => {
        if (!graph.read.boolean(group, `${ROLLBACK}.enabled`, false)) return undefined;
        const events = graph.read.strings(group, `${ROLLBACK}.events[*]`);
        const wanted = graph.read.boolean(group, "alarmConfiguration.enabled", false) ? [FAILURE, ALARM] : [FAILURE];
        const missing = wanted.filter((event) => !events.includes(event));
        if (missing.length === 0) return undefined;
        return violation({
          property: `${ROLLBACK}.events`,
          actual: events.length === 0 ? undefined : [...events],
          wanted: missing.join(", "),
          message: `It does not roll back on ${missing.join(" and ")}.`,
        });
      },
    ]),
});
