import { HEALTH_CHECK, METRIC_ALARM } from "../../../../policy/aws";
import { buildScene, type Atom } from "../../../../policy/simulation";
import { Player } from "../../../../policy/simulation/engine/player";
import { graphOf, resource, unknown, type Fixture } from "../../fixtures";
import { solved, type Table, type Worked } from "./worked";

const CONFIG = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html";
const DETERMINES =
  "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html";
const CONTROL = "https://docs.aws.amazon.com/r53recovery/latest/dg/routing-control.html";

/** A health check, and whether it is healthy when some of three addresses fail. */
interface CheckCase extends Worked {
  readonly check: Record<string, unknown>;
}

const EAST = { region: "us-east-1" };

/** `nothing`, addresses by their number, or an atom. */
function failing(question: string): Atom[] {
  if (question === "nothing") return [];
  if (question.includes(":")) return [question as Atom];
  return question.split(" and ").map((number): Atom => `host:i${number}`);
}

function made({ check }: Pick<CheckCase, "check">): Fixture[] {
  const numbers = [1, 2, 3];
  const addresses = numbers.map((number) => {
    const outputs = { publicIp: `192.0.2.${number}`, availabilityZone: "us-east-1a" };
    return resource("aws:ec2/instance:Instance", `i${number}`, {}, { ...EAST, outputs });
  });
  const children = numbers.map((number) =>
    resource(HEALTH_CHECK, `c${number}`, { type: "TCP", ipAddress: `192.0.2.${number}`, port: 80 }),
  );
  const { children: count, ...inputs } = check;
  const childHealthchecks = children.slice(0, Number(count)).map(({ id }) => id);
  const alarm = resource(
    METRIC_ALARM,
    "alarm",
    { name: "alarm", metricName: "Errors", period: 60, evaluationPeriods: 1 },
    EAST,
  );
  const own = resource(HEALTH_CHECK, "own", count === undefined ? inputs : { ...inputs, childHealthchecks });
  return [...addresses, ...children, alarm, own];
}

function states({ check, expected }: CheckCase): Record<string, string> {
  const graph = graphOf(...made({ check }));
  const scene = buildScene(graph);
  const element = scene.of(graph.ofType(HEALTH_CHECK).find(({ name }) => name === "own")!);
  const player = new Player(scene.elements, [element]);
  const found = Object.keys(expected).map((question) => {
    const { surely, possibly } = player.play(failing(question)).stateAt(element, 1e6);
    return [question, surely ? "healthy" : possibly ? "not known" : "unhealthy"];
  });
  return Object.fromEntries(found);
}

const endpoint = { type: "HTTP", ipAddress: "192.0.2.1", port: 80 };
const calculated = (children: number, childHealthThreshold?: unknown) => ({
  type: "CALCULATED",
  children,
  childHealthThreshold,
});
const alarmed = (insufficientDataHealthStatus: string) => ({
  type: "CLOUDWATCH_METRIC",
  cloudwatchAlarmName: "alarm",
  cloudwatchAlarmRegion: "us-east-1",
  insufficientDataHealthStatus,
});

const CASES: CheckCase[] = [
  {
    title: "a check of address 1",
    source: DETERMINES,
    why: "It asks its own endpoint, and no other.",
    check: endpoint,
    expected: { nothing: "healthy", "1": "unhealthy", "2": "healthy" },
  },
  {
    title: "a check of address 1, inverted",
    source: CONFIG,
    why: "Inverted: Route 53 takes it for unhealthy when it otherwise would be healthy.",
    check: { ...endpoint, invertHealthcheck: true },
    expected: { nothing: "unhealthy", "1": "healthy" },
  },
  {
    title: "a check of address 1, disabled",
    source: CONFIG,
    why: "A disabled check is always healthy.",
    check: { ...endpoint, disabled: true },
    expected: { nothing: "healthy", "1": "healthy" },
  },
  {
    title: "a check of address 1, disabled and inverted",
    source: CONFIG,
    why: "To stop routing to what a disabled check is of, AWS says to invert it.",
    check: { ...endpoint, disabled: true, invertHealthcheck: true },
    expected: { nothing: "unhealthy", "1": "unhealthy" },
  },
  {
    title: "a check of which it is known only after deployment whether it is disabled",
    source: CONFIG,
    why: "A disabled check is healthy, and another follows its endpoint.",
    check: { ...endpoint, disabled: unknown },
    expected: { nothing: "not known" },
  },
  {
    title: "a check of an address that is of no resource",
    source: DETERMINES,
    why: "What is behind the address is in no file: it answers at rest, and is in doubt under a fault.",
    check: { type: "TCP", ipAddress: "198.51.100.1" },
    expected: { nothing: "healthy", "1": "not known" },
  },
  {
    title: "a check of a routing control",
    source: CONTROL,
    why: "People turn routing controls on and off; their state is in no file.",
    check: { type: "RECOVERY_CONTROL", routingControlArn: "arn:aws:route53-recovery-control::1:x" },
    expected: { nothing: "not known" },
  },
  {
    title: "a check that wants two of three children",
    source: CONFIG,
    why: "It is healthy with as many healthy children as its threshold.",
    check: calculated(3, 2),
    expected: { nothing: "healthy", "1": "healthy", "1 and 2": "unhealthy" },
  },
  {
    title: "a check that wants none of three children",
    source: CONFIG,
    why: "With a threshold of 0 it is always healthy.",
    check: calculated(3, 0),
    expected: { nothing: "healthy", "1 and 2 and 3": "healthy" },
  },
  {
    title: "a check that wants three of two children",
    source: CONFIG,
    why: "With a threshold above the number of its children it is always unhealthy.",
    check: calculated(2, 3),
    expected: { nothing: "unhealthy" },
  },
  {
    title: "a check whose threshold is known only after deployment",
    source: CONFIG,
    why: "With one it is decided by one child, with two by both.",
    check: calculated(2, unknown),
    expected: { nothing: "not known" },
  },
  {
    title: "a check of an alarm in us-east-1, healthy with insufficient data",
    source: CONFIG,
    why: "Without the Region's metrics it is as its setting says; whether another fault raises the alarm is not modelled.",
    check: alarmed("Healthy"),
    expected: { nothing: "healthy", "region:us-east-1": "healthy", "1": "not known" },
  },
  {
    title: "a check of an alarm in us-east-1, unhealthy with insufficient data",
    source: CONFIG,
    why: "Without the Region's metrics it is as its setting says.",
    check: alarmed("Unhealthy"),
    expected: { nothing: "healthy", "region:us-east-1": "unhealthy" },
  },
  {
    title: "a check of an alarm in us-east-1 that keeps its last status with insufficient data",
    source: CONFIG,
    why: "What the last status was before the metrics went is not known.",
    check: alarmed("LastKnownStatus"),
    expected: { nothing: "healthy", "region:us-east-1": "not known" },
  },
];

function phrase(question: string, answer: string): string {
  const what =
    question === "nothing"
      ? "at rest"
      : question.includes(":")
        ? `${question.replace(/.*:/, "")} fails`
        : `${question} fail`;
  return `${what}: ${answer}`;
}

export const CHECKS: Table = {
  title: "Health checks of Route 53",
  asks: "Whether the check is healthy when some of three addresses fail.",
  cases: solved(CASES, made, states),
  phrase,
};
