import type { Pair, Planned } from "../../components/plans";

/** Where Route 53 leads users: a load balancer, or the static page, by its DNS name. */
export type Answers = string[];

/** What Route 53's checkers and its alias records see at a time. */
export interface Seen {
  /** Whether an HTTPS endpoint answers with a 2xx or 3xx code. */
  answers: (host: string, path: string) => boolean;
  /** Whether a load balancer has a healthy target. */
  hasTargets: (dnsName: string) => boolean;
  /** The state of an alarm's metric; undefined without data. */
  inAlarm: (name: string, region: string) => boolean | undefined;
  /** The state of the last data that there were; false before any. */
  lastInAlarm: (name: string, region: string) => boolean;
}

/** Both stacks' planned records and health checks, as Route 53 evaluates them. */
export class Route53 {
  private readonly records: Planned[];
  private readonly checks: Map<string, Record<string, any>>;

  constructor({ primary, secondary }: Pair) {
    const all = (type: string) => [...primary.all(type), ...secondary.all(type)];
    this.records = all("aws:route53:Record").filter(({ inputs }) => inputs["type"] === "A");
    this.checks = new Map(all("aws:route53:HealthCheck").map(({ id, inputs }) => [String(id), inputs]));
  }

  /**
   * What users may be answered with
   * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html).
   */
  answer(host: string, seen: Seen): Answers {
    return this.chosen(host, seen).flatMap(({ inputs }) => {
      const { name } = inputs["aliases"][0];
      return this.isRecord(name) ? this.answer(name, seen) : [name as string];
    });
  }

  /** Whether a planned health check is healthy. */
  isHealthy(id: string, seen: Seen): boolean {
    const check = this.checks.get(id);
    if (!check) throw new Error(`no health check ${id} is planned`);
    switch (check["type"]) {
      case "CALCULATED": {
        const healthy = check["childHealthchecks"].filter((child: string) => this.isHealthy(child, seen));
        return healthy.length >= check["childHealthThreshold"];
      }
      case "CLOUDWATCH_METRIC": {
        const alarm = seen.inAlarm(check["cloudwatchAlarmName"], check["cloudwatchAlarmRegion"]);
        const healthy = alarm === undefined ? this.withoutData(check, seen) : !alarm;
        return check["invertHealthcheck"] ? !healthy : healthy;
      }
      default: {
        const answers = seen.answers(check["fqdn"], check["resourcePath"]);
        return check["invertHealthcheck"] ? !answers : answers;
      }
    }
  }

  private withoutData(check: Record<string, any>, seen: Seen): boolean {
    const status = check["insufficientDataHealthStatus"];
    if (status === "LastKnownStatus")
      return !seen.lastInAlarm(check["cloudwatchAlarmName"], check["cloudwatchAlarmRegion"]);
    return status === "Healthy";
  }

  private chosen(host: string, seen: Seen): Planned[] {
    const records = this.records.filter(({ inputs }) => inputs["name"] === host);
    if (records.length === 0) throw new Error(`no record is called ${host}`);
    const healthy = records.filter((record) => this.recordIsHealthy(record, seen));
    const failover = (type: string, list: Planned[]) =>
      list.filter(({ inputs }) => inputs["failoverRoutingPolicies"]?.[0].type === type);
    if (failover("PRIMARY", records).length === 0) return healthy.length > 0 ? healthy : records;
    // With both unhealthy, Route 53 answers with the primary.
    const [first, second] = [failover("PRIMARY", healthy), failover("SECONDARY", healthy)];
    return first.length > 0 ? first : second.length > 0 ? second : failover("PRIMARY", records);
  }

  private recordIsHealthy({ inputs }: Planned, seen: Seen): boolean {
    const [alias] = inputs["aliases"];
    const check = inputs["healthCheckId"];
    if (check !== undefined && !this.isHealthy(String(check), seen)) return false;
    if (!alias.evaluateTargetHealth) return true;
    return this.isRecord(alias.name) ? this.treeIsHealthy(alias.name, seen) : seen.hasTargets(alias.name);
  }

  /** An alias to a group of records is healthy while any of them is. */
  private treeIsHealthy(host: string, seen: Seen): boolean {
    return this.records.some((record) => record.inputs["name"] === host && this.recordIsHealthy(record, seen));
  }

  private isRecord(name: string): boolean {
    return this.records.some(({ inputs }) => inputs["name"] === name);
  }
}
