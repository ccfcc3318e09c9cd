import { FUNCTION_ESTIMATES } from "../../../facts/recovery/functions";
import { LAMBDA_FUNCTION, type LAMBDA_ALIAS, type METRIC_ALARM } from "../../aws";
import { isTreeList, valueOf, type Graph, type ResourceOf } from "../../graph";
import { metricsOf } from "../../services/cloudwatch/metric-alarms";
import {
  alarmsOf,
  aliasesOf,
  groupOf,
  isLeft,
  minutesOf,
  shiftOf,
  type DeploymentGroup,
} from "../../services/codedeploy/lambda";
import { releaseAtom } from "../atoms";
import { alarmFigure, figureOf } from "../figures";
import type { ElementId, Figure } from "../model";
import type { Scene } from "../scene";

type Lambda = ResourceOf<typeof LAMBDA_FUNCTION>;
type Alarm = ResourceOf<typeof METRIC_ALARM>;

const MINUTE = 60;

/** A release that CodeDeploy gives to an alias step by step. */
export interface HeldRelease {
  readonly alias: ResourceOf<typeof LAMBDA_ALIAS>;
  /** Of all calls by the alias, those that go to the new version before an alarm goes to ALARM. */
  readonly share: number;
  /** Up while the new version works, or the former one has its calls again. */
  readonly works: ElementId;
}

/**
 * What CodeDeploy keeps of a release that does not work from the callers of an alias: it shifts a share of the calls at a time, and gives them all back to
 * the former version once an alarm is in ALARM (https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-lambda.html). Undefined where a release reaches all calls: nothing
 * shifts them, an update moves the alias, or no alarm is in ALARM before the deployment has ended.
 */
export function heldRelease(lambda: Lambda, scene: Scene): HeldRelease | undefined {
  const { graph } = scene;
  const group = groupOf(lambda, graph);
  const alias = aliasesOf(lambda, graph).find(isLeft);
  if (!group || !alias) return undefined;
  const shift = shiftOf(group, graph);
  if (shift?.kind === "all-at-once") return undefined;
  const name = scene.nameOf(lambda);
  const release = scene.leaf([releaseAtom(name)], `the release of ${name}`, { resource: lambda });
  const interval = shift === undefined ? undefined : shift.minutes * MINUTE;
  const seen = shift && earliest(group, lambda, shift.percent, graph);
  const rolls = rollsBack(group, graph);
  if (!shift || !seen || interval === undefined || rolls === undefined) {
    const doubt = `Whether ${scene.nameOf(group)} rolls ${name} back before all calls go to the new version is not known.`;
    return { alias, share: 1, works: scene.any([release, scene.unknown(doubt, group)], `the release of ${name}`) };
  }
  if (seen.figure.seconds >= minutesOf(shift) * MINUTE) return undefined;
  const steps = shift.kind === "canary" ? 1 : 1 + Math.floor(seen.figure.seconds / interval);
  const share = Math.min(1, (steps * shift.percent) / 100);
  // A deployment that stops without a rollback leaves the calls where they are.
  if (!rolls) return { alias, share, works: release };
  const fails = scene.not(release, `calls of the new version of ${name} fail`);
  const alarmed = scene.delay(
    fails,
    { rise: seen.figure, step: `alarm ${scene.nameOf(seen.alarm)}` },
    `${scene.nameOf(seen.alarm)} is in ALARM`,
  );
  const region = lambda.region ?? "";
  const { done } = scene.step({
    id: `roll back ${name}`,
    by: "itself",
    after: alarmed,
    takes: [figureOf(FUNCTION_ESTIMATES.aliasRollback)],
    needs: ["codedeploy", "lambda"].map((plane) => ({
      what: `the control plane ${plane} in ${region}`,
      element: scene.plane(plane, region),
    })),
    resource: lambda,
  });
  return { alias, share, works: scene.any([release, done], `the release of ${name}, or the former one`) };
}

/** Undefined where that is not known. */
function rollsBack(group: DeploymentGroup, graph: Graph): boolean | undefined {
  const enabled = graph.boolean(group, "autoRollbackConfiguration.enabled", false);
  const events = graph.values(group, "autoRollbackConfiguration.events[*]");
  if (enabled.kind === "unknown" || events.open) return undefined;
  return valueOf(enabled) === true && events.values.includes("DEPLOYMENT_STOP_ON_ALARM");
}

/** The alarm that is first in ALARM while all calls of the new version fail; undefined where none surely is. @param percent of the calls that go to it */
function earliest(group: DeploymentGroup, lambda: Lambda, percent: number, graph: Graph) {
  const sure = alarmsOf(group, graph).flatMap((alarm) => {
    const figure = sees(alarm, lambda, percent, graph) ? timeOf(alarm, graph) : undefined;
    return figure ? [{ alarm, figure }] : [];
  });
  const [first] = sure.sort((a, b) => a.figure.seconds - b.figure.seconds);
  return first;
}

function timeOf(alarm: Alarm, graph: Graph): Figure | undefined {
  const [path = ""] = metricsOf(alarm, graph).filter(
    (one) => one === "" || graph.given(alarm, `${one}metricName`).kind !== "missing",
  );
  const period = valueOf(graph.number(alarm, `${path}period`));
  const count = valueOf(graph.number(alarm, "evaluationPeriods"));
  return period === undefined || count === undefined ? undefined : alarmFigure(count, period);
}

const SHARES = [/^\s*100\s*\*\s*(\w+)\s*\/\s*(\w+)\s*$/, /^\s*\(?\s*(\w+)\s*\/\s*(\w+)\s*\)?\s*\*\s*100\s*$/];

/** Whether an alarm surely goes to ALARM: on any error, or on a share of errors that is below that of the calls that fail. */
function sees(alarm: Alarm, lambda: Lambda, percent: number, graph: Graph): boolean {
  const threshold = valueOf(graph.number(alarm, "threshold"));
  const operator = valueOf(graph.string(alarm, "comparisonOperator"));
  if (threshold === undefined) return false;
  const breaches = (value: number): boolean =>
    operator === "GreaterThanThreshold"
      ? value > threshold
      : operator === "GreaterThanOrEqualToThreshold" && value >= threshold;
  const queries = valueOf(graph.value(alarm, "metricQueries"));
  if (!isTreeList(queries) || queries.length === 0) return isErrors(alarm, "", lambda, graph) && breaches(1);
  const index = (id: string | undefined) =>
    queries.findIndex((_, i) => valueOf(graph.string(alarm, `metricQueries[${i}].id`)) === id);
  const returned = queries.findIndex(
    (_, i) => valueOf(graph.boolean(alarm, `metricQueries[${i}].returnData`)) === true,
  );
  const expression = valueOf(graph.string(alarm, `metricQueries[${returned}].expression`)) ?? "";
  const [, errors, calls] = SHARES.map((form) => form.exec(expression)).find((match) => match !== null) ?? [];
  const [errorsAt, callsAt] = [errors, calls].map((id) => `metricQueries[${index(id)}].metric.`);
  if (errors === undefined || calls === undefined || errorsAt === undefined || callsAt === undefined) return false;
  if (!isErrors(alarm, errorsAt, lambda, graph)) return false;
  if (valueOf(graph.string(alarm, `${callsAt}metricName`)) !== "Invocations") return false;
  const version = `${errorsAt}dimensions.ExecutedVersion`;
  if (graph.given(alarm, version).kind === "missing") return breaches(percent);
  return graph.references(alarm, version, [LAMBDA_FUNCTION]).certain.includes(lambda) && breaches(100);
}

/** Whether a metric of an alarm counts the errors of a function. */
function isErrors(alarm: Alarm, path: string, lambda: Lambda, graph: Graph): boolean {
  const statistic = path === "" ? "statistic" : `${path}stat`;
  return (
    valueOf(graph.string(alarm, `${path}namespace`)) === "AWS/Lambda" &&
    valueOf(graph.string(alarm, `${path}metricName`)) === "Errors" &&
    valueOf(graph.string(alarm, statistic)) === "Sum" &&
    // Of which function, the group was found by.
    lambda.region === alarm.region
  );
}
