import { rollback } from "../../../../policy/rules/codedeploy/rollback";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const group = (autoRollbackConfiguration?: unknown, more: Record<string, unknown> = {}): Fixture =>
  resource("aws:codedeploy/deploymentGroup:DeploymentGroup", "web", {
    ...(autoRollbackConfiguration !== undefined && { autoRollbackConfiguration }),
    ...more,
  });
const ALARMS = { alarmConfiguration: { enabled: true, alarms: ["errors"] } };

judges(rollback, {
  "on failure": [[group({ enabled: true, events: ["DEPLOYMENT_FAILURE"] })], "compliant"],
  "on failure and alarm": [
    [group({ enabled: true, events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"] }, ALARMS)],
    "compliant",
  ],
  "not on the alarm that it has": [
    [group({ enabled: true, events: ["DEPLOYMENT_FAILURE"] }, ALARMS)],
    "violation",
    /on DEPLOYMENT_STOP_ON_ALARM/,
  ],
  "on no event": [[group({ enabled: true })], "violation", /on DEPLOYMENT_FAILURE/],
  off: [[group({ enabled: false, events: ["DEPLOYMENT_FAILURE"] })], "violation", /is not rolled back/],
  "not given": [[group()], "violation", /autoRollbackConfiguration.enabled: missing; wanted: true/],
  unknown: [[group(unknown)], "undecided"],
  "unknown events": [[group({ enabled: true, events: unknown })], "undecided"],
});
