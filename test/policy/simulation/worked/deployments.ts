import type { Fixture } from "../../fixtures";
import { allow, httpApi, integration, lambda } from "./apis";
import type { Site } from "./serving";
import { one, servingTable, type ServingCase } from "./serving";

const GUIDE = "https://docs.aws.amazon.com/codedeploy/latest/userguide/";
const STEPS = `${GUIDE}deployment-steps-lambda.html`;
const CONFIGS = `${GUIDE}deployment-configurations.html`;
const METRICS = "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html";

const RELEASE = "release orders-us-east-1";
const LAMBDA = "service lambda@us-east-1";

const CANARY = "CodeDeployDefault.LambdaCanary10Percent5Minutes";

/** What differs between the cases. */
interface Deployed {
  config?: string;
  /** The alarm's properties; none: the group stops on no alarm. */
  alarm?: (orders: Fixture) => Record<string, unknown>;
  rollback?: Record<string, unknown>;
  /** Whether an update leaves the alias's version alone. */
  isLeft?: boolean;
  /** Whether the API calls the function past the alias. */
  past?: boolean;
}

/** Any error of a function. */
const anyError = (orders: Fixture) => ({
  ...{ namespace: "AWS/Lambda", metricName: "Errors", statistic: "Sum", period: 60, threshold: 0 },
  dimensions: { FunctionName: orders.output("name") },
});

const severalErrors = (orders: Fixture) => ({ ...anyError(orders), threshold: 5 });

const slowly = (orders: Fixture) => ({ ...anyError(orders), evaluationPeriods: 5 });

/** Errors in percent of the calls by the alias, or of those of its newest version. */
const share = (threshold: number, ofNewest: boolean) => (orders: Fixture) => {
  const metric = (metricName: string) => ({
    ...{ namespace: "AWS/Lambda", metricName, stat: "Sum", period: 60 },
    dimensions: {
      FunctionName: orders.output("name"),
      Resource: "orders:live",
      ...(ofNewest && { ExecutedVersion: orders.output("version") }),
    },
  });
  return {
    threshold,
    metricQueries: [
      { id: "errors", metric: metric("Errors") },
      { id: "calls", metric: metric("Invocations") },
      { id: "share", expression: "100 * errors / calls", returnData: true },
    ],
  };
};

const ON_ALARM = { enabled: true, events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"] };

/** An API that calls a function by its alias, which CodeDeploy deploys. */
function deployed(site: Site, { config = CANARY, alarm, rollback = ON_ALARM, isLeft = true, past }: Deployed): void {
  const [api, orders] = [httpApi(site), lambda(site)];
  const invokeArn = String(orders.answer("invokeArn")).replace("/invocations", ":live/invocations");
  const live = site.add(
    "aws:lambda/alias:Alias",
    "live",
    { name: "live", functionName: orders.output("name"), functionVersion: orders.output("version") },
    { invokeArn },
    isLeft ? { ignoreChanges: ["functionVersion", "routingConfig"] } : {},
  );
  integration(site, api, "orders", { integrationUri: (past ? orders : live).output("invokeArn") });
  allow(site, api, orders);
  if (alarm)
    site.add("aws:cloudwatch/metricAlarm:MetricAlarm", "errors", {
      ...{ name: "orders-errors", comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1 },
      ...alarm(orders),
    });
  const application = site.add("aws:codedeploy/application:Application", "orders", {
    ...{ name: "orders", computePlatform: "Lambda" },
  });
  site.add("aws:codedeploy/deploymentGroup:DeploymentGroup", "orders", {
    ...{ appName: application.output("name"), deploymentGroupName: "live", deploymentConfigName: config },
    ...(alarm && { alarmConfiguration: { enabled: true, alarms: ["orders-errors"] } }),
    autoRollbackConfiguration: rollback,
  });
}

const group = (more: Deployed) => () => one((site) => deployed(site, more));

const CASES: ServingCase[] = [
  {
    title: "a bad release held by the alias: a canary of 10 %, with an alarm on any error",
    source: STEPS,
    why: "The former version has nine of ten calls. The alarm takes a period of 60 s and 60 s until the metric is there; then CodeDeploy gives the former version all calls, for which AWS has no figure: 60 s.",
    sites: group({ alarm: anyError }),
    expected: { none: "up", [RELEASE]: "recovers 0:0.9 180:1", [LAMBDA]: "waits 0:0" },
  },
  {
    title: "a bad release held by the alias: the newest version's share of errors",
    source: METRICS,
    why: "While an alias has two versions, Lambda counts the calls of each: all of the newest one's fail, whatever its share.",
    sites: group({ alarm: share(50, true) }),
    expected: { [RELEASE]: "recovers 0:0.9 180:1" },
  },
  {
    title: "a bad release and an alarm on a share of the alias's calls that the canary does not reach",
    source: METRICS,
    why: "A tenth of the alias's calls go to the canary: no more than 10 % of them fail, and the alarm is on more than 20 %. Whether it is in ALARM in time is not sure.",
    sites: group({ alarm: share(20, false) }),
    expected: { [RELEASE]: "undecided 0:0..1" },
  },
  {
    title: "a bad release and an alarm on more than five errors a minute",
    source: STEPS,
    why: "A tenth of the calls may be fewer than that.",
    sites: group({ alarm: severalErrors }),
    expected: { [RELEASE]: "undecided 0:0..1" },
  },
  {
    title: "a bad release that is shifted by 10 % every minute",
    source: CONFIGS,
    why: "Until the alarm is in ALARM, after 120 s, two more tenths have gone to the new version.",
    sites: group({ config: "CodeDeployDefault.LambdaLinear10PercentEvery1Minute", alarm: anyError }),
    expected: { [RELEASE]: "recovers 0:0.7 180:1" },
  },
  {
    title: "a bad release whose alarm is slower than its canary",
    source: STEPS,
    why: "The alarm takes 5 x 60 s and 60 s. After five minutes the new version has all calls, the deployment has succeeded, and nothing rolls it back.",
    sites: group({ alarm: slowly }),
    expected: { [RELEASE]: "lost 0:0" },
  },
  {
    title: "a bad release that stops on an alarm and is not rolled back",
    source: `${GUIDE}deployments-rollback-and-redeploy.html`,
    why: "The deployment stops with the calls where they are.",
    sites: group({ alarm: anyError, rollback: { enabled: true, events: ["DEPLOYMENT_FAILURE"] } }),
    expected: { [RELEASE]: "degraded 0:0.9" },
  },
  {
    title: "a bad release that is deployed all at once",
    source: CONFIGS,
    why: "The deployment has ended before an alarm can stop it.",
    sites: group({ config: "CodeDeployDefault.LambdaAllAtOnce", alarm: anyError }),
    expected: { [RELEASE]: "lost 0:0" },
  },
  {
    title: "a bad release whose alias an update sets",
    source: STEPS,
    why: "The update sends all calls to the new version before CodeDeploy has shifted any.",
    sites: group({ alarm: anyError, isLeft: false }),
    expected: { [RELEASE]: "lost 0:0" },
  },
  {
    title: "a bad release of a function that is called past its alias",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html",
    why: "Without a qualifier the newest code is called, whatever CodeDeploy shifts.",
    sites: group({ alarm: anyError, past: true }),
    expected: { [RELEASE]: "lost 0:0" },
  },
  {
    title: "a bad release without an alarm",
    source: `${GUIDE}deployment-groups-configure-advanced-options.html`,
    why: "CodeDeploy does not look at a function's errors: the new version gets all calls.",
    sites: group({}),
    expected: { [RELEASE]: "lost 0:0" },
  },
];

export const DEPLOYMENTS = servingTable("Releases of functions by CodeDeploy", CASES);
