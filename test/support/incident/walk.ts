import { nameOf, SIDES, type Pair, type Planned, type Stack } from "../../components/plans";
import { holds, stateOf, type State } from "./alarms";
import { LASTS, type Fault, type Times } from "./faults";
import { World, type Engaged } from "./world";

/** Minutes that are looked at, of which the fault has the first. */
export const MINUTES = LASTS + 10;

/** An alarm of a region that changes its state. */
export interface Change {
  minute: number;
  region: string;
  /** The alarm's name, without the workload's. */
  alarm: string;
  to: State;
  /** What CloudWatch does then: the addresses that SNS notifies, and policies that scale. */
  does: string[];
  description: string;
}

/** What is seen of a fault. */
export interface Walk {
  changes: Change[];
  /** The alarms that are in ALARM before anything has happened. */
  before: string[];
  /** Who answers users, from which minute on; minute 0 is before the fault. */
  users: { minute: number; answers: string; served: boolean }[];
  /** The alarms in ALARM in a minute, as `region alarm`. */
  inAlarm: Set<string>[];
}

/** What the planned alarms, records and health checks of both regions do in a fault, minute by minute. */
export function walk(pair: Pair, fault: Fault, engaged?: Engaged, times?: Times): Walk {
  const world = new World(pair, fault, engaged, times);
  const watches = SIDES.map((side) => ({ side, watch: new Watch(pair[side]) }));
  for (const { side, watch } of watches) watch.step(world, side, 0);
  const result: Walk = { changes: [], before: watches.flatMap(({ watch }) => watch.inAlarm()), users: [], inAlarm: [] };
  for (let minute = 0; minute <= MINUTES; minute++) {
    for (const { side, watch } of watches) {
      // What CloudWatch of an unavailable region does reaches no subscriber.
      if (minute > 0 && !world.isDark(side, minute)) result.changes.push(...watch.step(world, side, minute));
    }
    result.inAlarm.push(
      new Set(watches.flatMap(({ side, watch }) => (world.isDark(side, minute) ? [] : watch.inAlarm()))),
    );
    const now = { minute, answers: world.whoAnswers(minute), served: world.serves(minute) };
    const last = result.users.at(-1);
    if (last?.answers !== now.answers || last.served !== now.served) result.users.push(now);
  }
  return result;
}

/** The alarms of one region. */
class Watch {
  private readonly states = new Map<string, State>();
  private readonly values = new Map<Planned, Map<number, number | undefined>>();
  private readonly metrics: Planned[];
  private readonly composites: Planned[];
  private readonly actions: Map<string, string>;

  constructor(private readonly stack: Stack) {
    this.metrics = stack.all("aws:cloudwatch:MetricAlarm");
    this.composites = stack.all("aws:cloudwatch:CompositeAlarm");
    this.actions = actionsOf(stack);
  }

  /** The state at the end of a minute, and what has changed. */
  step(world: World, side: (typeof SIDES)[number], minute: number): Change[] {
    const metrics = world.metrics(side);
    const changes = this.metrics.flatMap((alarm) => {
      const before = this.states.get(alarm.inputs["name"]) ?? "OK";
      const known = this.values.get(alarm) ?? new Map<number, number | undefined>();
      this.values.set(alarm, known);
      return this.enter(alarm, stateOf(alarm.inputs, metrics, minute, before, known), minute);
    });
    // A composite alarm follows the others, and composite alarms that its rule names are made before it.
    const inAlarm = (name: string) => this.states.get(name) === "ALARM";
    const composed = this.composites.flatMap((alarm) =>
      this.enter(alarm, holds(alarm.inputs["alarmRule"], inAlarm) ? "ALARM" : "OK", minute),
    );
    return [...changes, ...composed];
  }

  inAlarm(): string[] {
    const names = [...this.states].filter(([, state]) => state === "ALARM").map(([name]) => short(name));
    return names.map((name) => `${this.stack.region} ${name}`);
  }

  private enter({ inputs }: Planned, to: State, minute: number): Change[] {
    const name: string = inputs["name"] ?? inputs["alarmName"];
    const before = this.states.get(name) ?? "OK";
    this.states.set(name, to);
    if (before === to) return [];
    const list = { ALARM: "alarmActions", OK: "okActions", INSUFFICIENT_DATA: "insufficientDataActions" }[to];
    const does = ((inputs[list] ?? []) as string[]).flatMap((arn) => this.actions.get(arn) ?? []);
    return [
      { minute, region: this.stack.region, alarm: short(name), to, does, description: inputs["alarmDescription"] },
    ];
  }
}

/** What an action of an alarm does, by its ARN. */
function actionsOf(stack: Stack): Map<string, string> {
  const policies = ["aws:autoscaling:Policy", "aws:appautoscaling:Policy"].flatMap((type) => stack.all(type));
  const scaling = policies.map((policy): [string, string] => [
    policy.outputs["arn"],
    `scaling policy ${short(nameOf(policy))}`,
  ]);
  const mails = stack.all("aws:sns:TopicSubscription").filter(({ inputs }) => inputs["protocol"] === "email");
  return new Map([...scaling, ...mails.map(({ inputs }): [string, string] => [inputs["topic"], "notifies"])]);
}

function short(name: string): string {
  return name.replace(/^storefront-/, "");
}
