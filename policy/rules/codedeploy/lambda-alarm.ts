import { DEPLOYMENT_GROUP } from "../../aws";
import { decided } from "../../graph";
import { defineRule } from "../../rule";
import { isOfLambda } from "../../services/codedeploy/lambda";
import { compliant, notApplicable, violation } from "../../verdict";

const ENABLED = "alarmConfiguration.enabled";
const ALARMS = "alarmConfiguration.alarms";

export const lambdaAlarm = defineRule({
  id: "codedeploy-lambda-alarm",
  title: "CodeDeploy deployment groups of Lambda functions should stop on an alarm",
  practices: ["REL08-BP05"],
  service: "CodeDeploy",
  severity: "medium",
  why: "CodeDeploy does not look at the errors of a function: without an alarm a broken version gets all calls, and the deployment succeeds.",
  fix: "Set alarmConfiguration.enabled to true, with an alarm on the function's Errors, and autoRollbackConfiguration with DEPLOYMENT_STOP_ON_ALARM.",
  source: "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-groups-configure-advanced-options.html",
  types: [DEPLOYMENT_GROUP],
  check(group, graph) {
    if (!decided(isOfLambda(group, graph), "appName")) return notApplicable("It deploys no Lambda functions.");
    // https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_AlarmConfiguration.html: off by default.
    const isOn = graph.read.boolean(group, ENABLED, false);
    if (isOn && graph.read.list(group, ALARMS).length > 0) return compliant();
    const message = "No alarm stops a deployment: a version whose calls fail gets all of them.";
    return isOn
      ? violation({ property: ALARMS, actual: undefined, wanted: "the name of an alarm", message })
      : violation({ property: ENABLED, actual: graph.actual(group, ENABLED, false), wanted: true, message });
  },
});
