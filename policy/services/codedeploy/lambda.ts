import { DEPLOYMENT_APPLICATION, DEPLOYMENT_CONFIG, DEPLOYMENT_GROUP, LAMBDA_ALIAS, METRIC_ALARM } from "../../aws";
import {
  answer,
  answered,
  foundBy,
  groupedBy,
  NOT_YET,
  perGraph,
  unknown,
  valueOf,
  type Answer,
  type Found,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";
import { metricsOf } from "../cloudwatch/metric-alarms";
import { calledBy, mayShareRegion } from "../lambda/calls";

export type DeploymentGroup = ResourceOf<typeof DEPLOYMENT_GROUP>;
type Alarm = ResourceOf<typeof METRIC_ALARM>;
type Alias = ResourceOf<typeof LAMBDA_ALIAS>;

/** How CodeDeploy sends the calls of a function to a new version. */
export type Shift =
  | { readonly kind: "all-at-once" }
  | { readonly kind: "canary" | "linear"; readonly percent: number; readonly minutes: number };

/** Whether a deployment group is of Lambda functions: that is its application's. */
export function isOfLambda(group: DeploymentGroup, graph: Graph): Answer {
  const [application] = graph.references(group, "appName", [DEPLOYMENT_APPLICATION]).certain;
  // Each Region has applications of its own, as of a name so of a group.
  if (!application || !mayShareRegion(application, group)) {
    const name = valueOf(graph.string(group, "deploymentConfigName")) ?? "";
    return name.startsWith(DEFAULTS)
      ? answer(true)
      : unknown(`The application of ${group.name} is not among the resources.`);
  }
  // https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateApplication.html
  return answered(() => graph.read.string(application, "computePlatform", "Server") === "Lambda");
}

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html#deployment-configurations-predefined-lambda */
const DEFAULTS = "CodeDeployDefault.Lambda";
const CANARY = /^CodeDeployDefault\.LambdaCanary(\d+)Percent(\d+)Minutes$/;
const LINEAR = /^CodeDeployDefault\.LambdaLinear(\d+)PercentEvery(\d+)Minutes?$/;

/** How a deployment group of Lambda functions shifts calls; undefined where that is not known. */
export function shiftOf(group: DeploymentGroup, graph: Graph): Shift | undefined {
  const named = graph.string(group, "deploymentConfigName");
  const [referred] = graph.references(group, "deploymentConfigName", [DEPLOYMENT_CONFIG]).certain;
  const own = referred ?? configNamed(valueOf(named), group, graph);
  if (own) return ownShift(own, graph);
  // CodeDeploy's default for Lambda.
  if (named.kind === "missing") return { kind: "all-at-once" };
  const name = valueOf(named) ?? "";
  for (const [kind, form] of [["canary", CANARY] as const, ["linear", LINEAR] as const]) {
    const [, percent, minutes] = form.exec(name) ?? [];
    if (percent !== undefined) return { kind, percent: Number(percent), minutes: Number(minutes) };
  }
  return name === `${DEFAULTS}AllAtOnce` ? { kind: "all-at-once" } : undefined;
}

/** A configuration of that name in the group's Region. */
function configNamed(name: string | undefined, { region }: DeploymentGroup, graph: Graph) {
  if (name === undefined) return undefined;
  return graph
    .ofType(DEPLOYMENT_CONFIG)
    .find((one) => one.region === region && valueOf(graph.string(one, "deploymentConfigName")) === name);
}

function ownShift(config: ResourceOf<typeof DEPLOYMENT_CONFIG>, graph: Graph): Shift | undefined {
  const type = valueOf(graph.string(config, "trafficRoutingConfig.type", "AllAtOnce"));
  if (type === "AllAtOnce") return { kind: "all-at-once" };
  const [kind, at] =
    type === "TimeBasedCanary" ? (["canary", "timeBasedCanary"] as const) : (["linear", "timeBasedLinear"] as const);
  const percent = valueOf(graph.number(config, `trafficRoutingConfig.${at}.percentage`));
  const minutes = valueOf(graph.number(config, `trafficRoutingConfig.${at}.interval`));
  return percent === undefined || minutes === undefined ? undefined : { kind, percent, minutes };
}

/** Minutes until the last calls go to the new version. */
export function minutesOf(shift: Shift): number {
  if (shift.kind === "all-at-once") return 0;
  return shift.kind === "canary" ? shift.minutes : (Math.ceil(100 / shift.percent) - 1) * shift.minutes;
}

/** The alarms on which a group stops, as far as they are among the resources. */
export function alarmsOf(group: DeploymentGroup, graph: Graph): readonly Alarm[] {
  return stopsOn(group, graph).certain;
}

function stopsOn(group: DeploymentGroup, graph: Graph): Found<Alarm> {
  const enabled = graph.boolean(group, "alarmConfiguration.enabled", false);
  if (valueOf(enabled) === false) return { certain: [], possible: [] };
  const near = graph.ofType(METRIC_ALARM).filter((alarm) => alarm.region === group.region);
  const { values, open } = graph.values(group, "alarmConfiguration.alarms[*]");
  const isOpen = open || values.some((value) => typeof value !== "string");
  return foundBy(near, (alarm) => {
    const name = graph.string(alarm, "name");
    const isNamed = name.kind === "known" ? answer(values.includes(name.value)) : unknown(NOT_YET);
    const all = isNamed.is === "no" && isOpen ? unknown(NOT_YET) : isNamed;
    return enabled.kind === "known" || all.is === "no" ? all : unknown(NOT_YET);
  });
}

/** Groups by the function that they deploy, and those that may deploy any. */
const groupsByFunction = perGraph((graph) => {
  const certain = new Map<Resource, DeploymentGroup>();
  const possible: DeploymentGroup[] = [];
  for (const group of graph.ofType(DEPLOYMENT_GROUP)) {
    if (isOfLambda(group, graph).is === "no") continue;
    const stops = stopsOn(group, graph);
    const [lambda, ...others] = new Set(stops.certain.flatMap((alarm) => watchedBy(alarm, graph)));
    if (lambda && others.length === 0) certain.set(lambda, group);
    else if (stops.possible.length > 0 || stops.certain.some((alarm) => mayWatchAny(alarm, graph)))
      possible.push(group);
  }
  return { certain, possible };
});

/** The functions of which an alarm looks at a metric. */
function watchedBy(alarm: Alarm, graph: Graph): Resource[] {
  return metricsOf(alarm, graph).flatMap((path) => {
    if (valueOf(graph.string(alarm, `${path}namespace`)) !== NAMESPACE) return [];
    const { lambda } = calledBy(alarm, `${path}dimensions.FunctionName`, graph);
    return lambda ? [lambda] : [];
  });
}

function mayWatchAny(alarm: Alarm, graph: Graph): boolean {
  return metricsOf(alarm, graph).some((path) => {
    const namespace = graph.string(alarm, `${path}namespace`);
    if (namespace.kind === "unknown") return true;
    return valueOf(namespace) === NAMESPACE && calledBy(alarm, `${path}dimensions.FunctionName`, graph).mayBeAny;
  });
}

const NAMESPACE = "AWS/Lambda";

/**
 * The group of CodeDeploy that deploys a function. A group names none, a deployment does; the alarm on which it stops is on one
 * (https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-lambda.html).
 */
export function groupOf(lambda: Resource, graph: Graph): DeploymentGroup | undefined {
  return groupsByFunction(graph).certain.get(lambda);
}

/** The groups of a Region of which it is not known whether they deploy a function. */
export function possibleGroups({ region }: Resource, graph: Graph): readonly DeploymentGroup[] {
  return groupsByFunction(graph).possible.filter((group) => group.region === region);
}

const VERSION = "functionVersion";

/** Whether an update leaves the version of an alias to CodeDeploy. */
export const isLeft = ({ ignoreChanges }: Alias): boolean =>
  ignoreChanges.includes(VERSION) || ignoreChanges.includes("*");

const aliasesByFunction = perGraph((graph) =>
  groupedBy(graph.ofType(LAMBDA_ALIAS), (alias) => calledBy(alias, "functionName", graph).lambda),
);

/** The aliases of a function. */
export function aliasesOf(lambda: Resource, graph: Graph): readonly Alias[] {
  return aliasesByFunction(graph).get(lambda) ?? [];
}
