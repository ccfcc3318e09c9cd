import type { Pair, Stack } from "../../components/plans";
import { SIDES } from "../../components/plans";
import { stateOf, type Metric, type Metrics } from "./alarms";
import { LASTS, type Condition, type Fault, type Times } from "./faults";
import { matches } from "./log-filter";
import type { Value } from "./metric-math";
import { Route53, type Answers, type Seen } from "./route53";

type Side = (typeof SIDES)[number];

/** Requests of all users in a minute, and the CPU that the primary's full size has with them, in percent. */
const REQUESTS = 600;
const CPU = 40;
/** Percent of the requests that write to a database. */
const WRITES = 30;

/** Of what a fault does not touch, the values that are no cause for an alarm; every other metric has no data. */
const QUIET: Record<string, number> = {
  "AWS/Backup NumberOfRecoveryPointsCompleted": 1,
  "AWS/CertificateManager DaysToExpiry": 200,
  "AWS/EC2 StatusCheckFailed_System": 0,
  "AWS/Kinesis GetRecords.IteratorAgeMilliseconds": 0,
  "AWS/Logs IncomingLogEvents": 10,
  "AWS/RDS FreeStorageSpace": 1e15,
  "AWS/RDS FreeableMemory": 1e15,
  "AWS/SQS ApproximateNumberOfMessagesVisible": 0,
  "AWS/S3 ReplicationLatency": 1,
};

export type Engaged = (one: string, minute: number) => boolean;

/** What a region of a plan runs. */
interface Place {
  stack: Stack;
  region: string;
  host: string;
  /** The DNS names of its load balancer, or of its API's domain names. */
  fronts: string[];
  targets: number;
  hasDatabases: boolean;
  /** The inputs of its alarms on metrics, by name. */
  alarms: Map<string, Record<string, any>>;
}

/** Two planned regions, and a fault in them, as CloudWatch's metrics and Route 53's checkers show it. */
export class World {
  readonly users: string;
  private readonly places: Record<Side, Place>;
  private readonly route53: Route53;
  private readonly answered = new Map<number, Answers>();

  constructor(
    readonly pair: Pair,
    private readonly fault: Fault,
    /** Whether a switch is engaged in a minute: by the URL of its object, or the name of its alarm. */
    private readonly engaged: Engaged = () => false,
    private readonly times: Times = { replaced: Infinity },
  ) {
    this.users = new URL(pair.primary.outputs["urls"][0]).host;
    this.route53 = new Route53(pair);
    this.places = { primary: placeOf(pair.primary, this.users), secondary: placeOf(pair.secondary, this.users) };
  }

  /** What users are answered with in a minute: checkers have seen the minute before, and caches have expired. */
  answers(minute: number): Answers {
    const known = this.answered.get(minute) ?? this.route53.answer(this.users, this.seen(minute - 1));
    this.answered.set(minute, known);
    return known;
  }

  /** Those by name: a region, or the page. */
  whoAnswers(minute: number): string {
    const names = this.answers(minute)
      .map((answer) => this.sideOf(answer))
      .map((side) => (side ? this.places[side].region : "the static page"));
    return [...new Set(names)].sort().join(" and ");
  }

  /** Whether users are served: every answer that they may get leads to what answers. */
  serves(minute: number): boolean {
    return this.answers(minute).every((answer) => {
      const side = this.sideOf(answer);
      return side === undefined || this.responds(side, minute);
    });
  }

  isDark(side: Side, minute: number): boolean {
    return this.at(side, minute).dark === true;
  }

  /** The metrics of a region. */
  metrics(side: Side): Metrics {
    return (metric, statistic, minute) => this.value(side, metric, statistic, minute);
  }

  private at(side: Side, minute: number): Condition {
    return minute < 1 || minute > LASTS ? {} : (this.fault[side]?.(minute, this.times) ?? {});
  }

  private value(side: Side, { namespace, name, dimensions }: Metric, statistic: string, minute: number): Value {
    const now = this.at(side, minute);
    const place = this.places[side];
    switch (`${namespace} ${name}`) {
      case "CloudWatchSynthetics SuccessPercent":
        return statistic === "SampleCount" ? 1 : 100 * Number(this.looks(side, dimensions["CanaryName"]!, minute));
      case "AWS/ApplicationELB HealthyHostCount":
      case "AWS/NetworkELB HealthyHostCount":
        return place.targets === 0 ? undefined : this.healthy(side, minute, dimensions["AvailabilityZone"]);
      case "AWS/ApplicationELB UnHealthyHostCount":
      case "AWS/NetworkELB UnHealthyHostCount":
        return place.targets === 0 ? undefined : place.targets - this.healthy(side, minute);
      case "AWS/ApplicationELB RequestCount":
        return this.requests(side, minute) || undefined;
      case "AWS/ApplicationELB HTTPCode_Target_5XX_Count":
        return (this.requests(side, minute) * this.errors(side, minute)) / 100 || undefined;
      case "AWS/ApiGateway Count":
        return this.requests(side, minute) || undefined;
      case "AWS/ApiGateway 5xx": {
        const share = this.errors(side, minute) / 100;
        // What Route 53 reads decides over the requests of later minutes.
        if (share === 0) return 0;
        const requests = this.requests(side, minute);
        return requests === 0 ? undefined : statistic === "Average" ? share : requests * share;
      }
      case "AWS/AutoScaling GroupInServiceInstances":
        return place.targets - (now.zone === "lost" ? place.targets / 3 : 0);
      case "AWS/EC2 CPUUtilization":
        return place.targets === 0
          ? undefined
          : (CPU * this.requests(side, minute) * this.places.primary.targets) / REQUESTS / place.targets;
      case "AWS/RDS CPUUtilization":
        return now.databaseDown ? undefined : 30;
      case "AWS/RDS AuroraGlobalDBReplicationLag":
        return this.isDark("primary", minute) ? undefined : 100;
      case "AWS/RDS ReplicaLag":
        return this.isDark("primary", minute) ? 60 * minute : 1;
      case "AWS/DynamoDB ReplicationLatency":
        return this.isDark(other(side), minute) && this.requests(side, minute) > 0 ? 60_000 * minute : undefined;
      case "AWS/Route53 HealthCheckStatus":
        return Number(this.responds(side, minute));
      default:
        if (name === "TrailChanges") return this.trailChanges(side, minute);
        return QUIET[`${namespace} ${name}`];
    }
  }

  /** What a canary of a region reports. */
  private looks(side: Side, canary: string, minute: number): boolean {
    if (this.at(side, minute).blind) return false;
    // The object is in the canary's own region.
    if (canary.endsWith("-switch")) return true;
    if (canary.endsWith("-own")) return this.responds(side, minute);
    return canary.endsWith("-peer") ? this.responds(other(side), minute) : this.serves(minute);
  }

  /** The event that the trail's metric filter counts, if it is one. */
  private trailChanges(side: Side, minute: number): Value {
    const { trailChanged } = this.at(side, minute);
    const [filter] = this.places[side].stack.all("aws:cloudwatch:LogMetricFilter");
    if (trailChanged === undefined || !filter) return undefined;
    const event = {
      eventSource: "cloudtrail.amazonaws.com",
      eventName: "PutEventSelectors",
      requestParameters: { trailName: trailChanged },
    };
    return matches(filter.inputs["pattern"], event) ? 1 : undefined;
  }

  /** Percent of a region's requests that fail: by the fault, and where the writer's region has no writer. */
  private errors(side: Side, minute: number): number {
    const own = this.at(side, minute).errors ?? 0;
    const writer = this.at("primary", minute);
    const noWriter = this.places[side].hasDatabases && (writer.dark === true || writer.databaseDown === true);
    return Math.max(own, noWriter ? WRITES : 0);
  }

  private requests(side: Side, minute: number): number {
    const answers = this.answers(minute);
    const own = answers.filter((answer) => this.sideOf(answer) === side).length;
    return this.responds(side, minute) ? (REQUESTS * own) / answers.length : 0;
  }

  private healthy(side: Side, minute: number, zone?: string): number {
    const { targets, region } = this.places[side];
    const { zone: first, sick = 0 } = this.at(side, minute);
    const share = targets / 3;
    if (zone !== undefined) return zone === `${region}a` && first !== undefined ? 0 : share;
    return targets - Math.min(sick, targets) - (first === "lost" ? share : 0);
  }

  /** Whether a region's own host answers. */
  private responds(side: Side, minute: number): boolean {
    return !this.isDark(side, minute) && this.healthy(side, minute) > 0;
  }

  private seen(minute: number): Seen {
    const place = (host: string) => SIDES.find((side) => this.places[side].host === host);
    return {
      answers: (host, path) => {
        const side = place(host);
        if (side) return this.responds(side, minute);
        return this.engaged(host + path, minute);
      },
      hasTargets: (dnsName) => {
        const side = this.sideOf(dnsName);
        // The page's website endpoint.
        return side === undefined || this.responds(side, minute);
      },
      inAlarm: (name, region) => this.inAlarm(name, region, minute),
      lastInAlarm: (name) => this.engaged(name, minute),
    };
  }

  /** Route 53 has the alarm's settings and reads its metric itself. */
  private inAlarm(name: string, region: string, minute: number): boolean | undefined {
    const side = SIDES.find((one) => this.places[one].region === region)!;
    if (this.isDark(side, minute)) return undefined;
    const inputs = this.places[side].alarms.get(name);
    // A switch's metric has no data but in the minute in which it is used.
    if (!inputs) return undefined;
    const state = stateOf(inputs, this.metrics(side), minute, "OK");
    return state === "INSUFFICIENT_DATA" ? undefined : state === "ALARM";
  }

  private sideOf(dnsName: string): Side | undefined {
    return SIDES.find((side) => this.places[side].fronts.includes(dnsName));
  }
}

export function other(side: Side): Side {
  return side === "primary" ? "secondary" : "primary";
}

/** An API and its functions are in several Availability Zones of their own. */
const API_ZONES = 3;

function placeOf(stack: Stack, users: string): Place {
  const [group] = stack.all("aws:autoscaling:Group");
  const [service] = stack.all("aws:ecs:Service");
  const instances = stack.all("aws:ec2:Instance").length;
  const isMapped = stack.all("aws:apigatewayv2:ApiMapping").length > 0;
  return {
    stack,
    region: stack.region,
    host: `${stack.region}.${users}`,
    fronts: [
      ...stack.all("aws:lb:LoadBalancer").map(({ outputs }) => outputs["dnsName"]),
      ...stack
        .all("aws:apigatewayv2:DomainName")
        .map(({ outputs }) => outputs["domainNameConfiguration"].targetDomainName),
    ],
    targets: group?.inputs["desiredCapacity"] ?? service?.inputs["desiredCount"] ?? (isMapped ? API_ZONES : instances),
    alarms: new Map(stack.all("aws:cloudwatch:MetricAlarm").map(({ inputs }) => [inputs["name"], inputs])),
    hasDatabases: Object.keys(stack.outputs["stores"]?.databases ?? {}).length > 0,
  };
}
