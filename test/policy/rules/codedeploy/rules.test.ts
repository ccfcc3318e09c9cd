import { lambdaAlarm } from "../../../../policy/rules/codedeploy/lambda-alarm";
import { lambdaTrafficShift } from "../../../../policy/rules/codedeploy/lambda-traffic-shift";
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

const application = (computePlatform?: unknown): Fixture =>
  resource("aws:codedeploy/application:Application", "orders", {
    name: "orders",
    ...(computePlatform !== undefined && { computePlatform }),
  });
const ofLambda = application("Lambda");
const of = (to: Fixture, more: Record<string, unknown> = {}): Fixture =>
  group(undefined, { appName: to.output("name"), ...more });
const config = (type: unknown): Fixture =>
  resource("aws:codedeploy/deploymentConfig:DeploymentConfig", "steps", {
    deploymentConfigName: "steps",
    computePlatform: "Lambda",
    trafficRoutingConfig: { type, timeBasedCanary: { percentage: 10, interval: 5 } },
  });
const byConfig = (one: Fixture): Fixture[] => [
  of(ofLambda, { deploymentConfigName: one.output("deploymentConfigName") }),
  ofLambda,
  one,
];
const named = (deploymentConfigName: unknown): Fixture[] => [of(ofLambda, { deploymentConfigName }), ofLambda];
const servers = application();

judges(lambdaTrafficShift, {
  "a canary": [named("CodeDeployDefault.LambdaCanary10Percent5Minutes"), "compliant"],
  "linear steps": [named("CodeDeployDefault.LambdaLinear10PercentEvery1Minute"), "compliant"],
  "all at once": [named("CodeDeployDefault.LambdaAllAtOnce"), "violation", /all calls to a new version at once/],
  "the default": [[of(ofLambda), ofLambda], "violation", /deploymentConfigName: missing/],
  "a canary of its own": [byConfig(config("TimeBasedCanary")), "compliant"],
  "a configuration of its own that is all at once": [byConfig(config("AllAtOnce")), "violation"],
  "a configuration of its own that is not known": [byConfig(config(unknown)), "undecided"],
  "a configuration made elsewhere": [named("steps-of-ours"), "undecided"],
  "an unknown configuration": [named(unknown), "undecided"],
  "a group of servers": [[of(servers), servers], "notApplicable"],
  "an application made elsewhere": [[group(undefined, { appName: "orders" })], "undecided"],
  "an application made elsewhere, with a configuration of Lambda's": [
    [group(undefined, { appName: "orders", deploymentConfigName: "CodeDeployDefault.LambdaAllAtOnce" })],
    "violation",
  ],
});

judges(lambdaAlarm, {
  "an alarm": [[of(ofLambda, ALARMS), ofLambda], "compliant"],
  "an alarm that is off": [
    [of(ofLambda, { alarmConfiguration: { enabled: false, alarms: ["errors"] } }), ofLambda],
    "violation",
    /No alarm stops a deployment/,
  ],
  "no name of an alarm": [
    [of(ofLambda, { alarmConfiguration: { enabled: true, alarms: [] } }), ofLambda],
    "violation",
    /alarmConfiguration.alarms: missing/,
  ],
  none: [[of(ofLambda), ofLambda], "violation", /alarmConfiguration.enabled: missing; wanted: true/],
  unknown: [[of(ofLambda, { alarmConfiguration: unknown }), ofLambda], "undecided"],
  "a group of servers": [[of(servers), servers], "notApplicable"],
});
