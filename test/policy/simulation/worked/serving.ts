import { simulate, type Simulation, type Survival } from "../../../../policy/simulation";
import { graphOf, resource, type Fixture, type FixtureOptions } from "../../fixtures";
import { solved, type Table, type Worked } from "./worked";

const LB = "arn:aws:elasticloadbalancing";

/** Parts of a serving path, as a program would write them, in one Region. */
export class Site {
  private readonly parts: Fixture[] = [];

  constructor(
    readonly region = "us-east-1",
    readonly zones: readonly string[] = ["a", "b"],
  ) {}

  add(
    type: string,
    name: string,
    inputs: Record<string, unknown> = {},
    outputs: Record<string, unknown> = {},
    options: Pick<FixtureOptions, "ignoreChanges"> = {},
  ): Fixture {
    const made = resource(type, `${name}-${this.region}`, inputs, { ...options, region: this.region, outputs });
    this.parts.push(made);
    return made;
  }

  subnet(zone: string): Fixture {
    const name = `subnet-${zone}`;
    const before = this.parts.find((one) => one.name === `${name}-${this.region}`);
    return before ?? this.add("aws:ec2/subnet:Subnet", name, { availabilityZone: this.region + zone });
  }

  subnets(zones = this.zones): unknown[] {
    return zones.map((zone) => this.subnet(zone).id);
  }

  instance(name: string, zone: string, outputs: Record<string, unknown> = {}): Fixture {
    return this.add(
      "aws:ec2/instance:Instance",
      name,
      { subnetId: this.subnet(zone).id },
      { availabilityZone: this.region + zone, ...outputs },
    );
  }

  balancer(name: string, inputs: Record<string, unknown> = {}): Fixture {
    const outputs = {
      arn: `${LB}:${this.region}:123456789012:loadbalancer/${name}`,
      dnsName: `${name}.${this.region}.elb.amazonaws.com`,
    };
    return this.add("aws:lb/loadBalancer:LoadBalancer", name, { subnets: this.subnets(), ...inputs }, outputs);
  }

  targetGroup(name: string, inputs: Record<string, unknown> = {}): Fixture {
    const healthCheck = { interval: 10, timeout: 5, unhealthyThreshold: 2 };
    const outputs = { arn: `${LB}:${this.region}:123456789012:targetgroup/${name}` };
    return this.add("aws:lb/targetGroup:TargetGroup", name, { port: 80, healthCheck, ...inputs }, outputs);
  }

  listener(
    balancer: Fixture,
    name: string,
    action: Record<string, unknown>,
    inputs: Record<string, unknown> = {},
  ): Fixture {
    const loadBalancerArn = balancer.output("arn");
    return this.add("aws:lb/listener:Listener", name, { loadBalancerArn, defaultActions: [action], ...inputs });
  }

  forward(group: Fixture): Record<string, unknown> {
    return { type: "forward", targetGroupArn: group.output("arn") };
  }

  attach(group: Fixture, ...targets: Fixture[]): void {
    for (const target of targets) {
      const inputs = { targetGroupArn: group.output("arn"), targetId: target.id };
      this.add("aws:lb/targetGroupAttachment:TargetGroupAttachment", `${group.name}-${target.name}`, inputs);
    }
  }

  /** An Auto Scaling group behind a target group; with a target of the CPU where it is given. */
  group(target: Fixture | undefined, size: number, cpu?: number, inputs: Record<string, unknown> = {}): Fixture {
    const group = this.add("aws:autoscaling/group:Group", "web", {
      ...{ minSize: size, desiredCapacity: size, maxSize: 2 * size, vpcZoneIdentifiers: this.subnets() },
      ...{
        healthCheckType: "ELB",
        healthCheckGracePeriod: 60,
        ...(target && { targetGroupArns: [target.output("arn")] }),
      },
      ...inputs,
    });
    if (cpu === undefined) return group;
    this.add("aws:autoscaling/policy:Policy", "cpu", {
      autoscalingGroupName: group.id,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
        targetValue: cpu,
      },
    });
    return group;
  }

  /** A load balancer over the zones with a group behind it. */
  web(size: number, cpu?: number, inputs: Record<string, unknown> = {}): Fixture {
    const balancer = this.balancer("web");
    const target = this.targetGroup("web");
    this.listener(balancer, "web", this.forward(target));
    this.group(target, size, cpu, inputs);
    return balancer;
  }

  check(name: string, balancer: Fixture, inputs: Record<string, unknown> = {}): Fixture {
    return this.add("aws:route53/healthCheck:HealthCheck", name, {
      type: "HTTP",
      fqdn: balancer.output("dnsName"),
      port: 80,
      ...inputs,
    });
  }

  /** A record of `shop.example.com` that is an alias to a balancer. */
  alias(balancer: Fixture, policy: Record<string, unknown> = {}, evaluateTargetHealth = false): Fixture {
    const aliases = [{ name: balancer.output("dnsName"), zoneId: "ZELB", evaluateTargetHealth }];
    return this.record({ aliases, setIdentifier: this.region, ...policy });
  }

  record(inputs: Record<string, unknown>): Fixture {
    return this.add("aws:route53/record:Record", "shop", {
      zoneId: "Z1",
      name: "shop.example.com",
      type: "A",
      ...inputs,
    });
  }

  all(): readonly Fixture[] {
    return this.parts;
  }
}

/** What a fault does to what is served: `recovers 0:0.9 455:1`. */
function served(simulation: Simulation, fault: string): string {
  const [fn] = simulation.functions.filter(({ kind }) => kind === "serve");
  if (fault === "none") return fn?.atRest ?? "nothing is served";
  const found = simulation.survival.find((one) => one.function === fn?.id && one.fault === fault);
  return found ? shown(found) : `no fault ${fault}: ${simulation.faults.map(({ id }) => id).join(", ")}`;
}

function shown({ word, timeline }: Survival): string {
  const moments = timeline.map(({ at, share, atMost }) => `${at}:${share}${atMost === undefined ? "" : `..${atMost}`}`);
  return `${word} ${moments.join(" ")}`;
}

/** Some sites, and what faults do to what they serve: a word and a timeline, `none` for what they serve without one. */
export interface ServingCase extends Worked {
  readonly sites: () => readonly Site[];
}

/** One site, described in a function. */
export function one(describe: (site: Site) => void, site = new Site()): readonly Site[] {
  describe(site);
  return [site];
}

/** Two Regions, each described in a function. */
export function two(describe: (site: Site, isFirst: boolean) => void): readonly Site[] {
  const sites = [new Site("us-east-1"), new Site("us-west-2")];
  sites.forEach((site, index) => describe(site, index === 0));
  return sites;
}

const made = ({ sites }: Pick<ServingCase, "sites">): readonly Fixture[] => sites().flatMap((site) => site.all());

function found({ sites, expected }: ServingCase): Record<string, string> {
  const simulation = simulate(graphOf(...made({ sites })), { pairs: false });
  const answers = Object.keys(expected).map((fault) => [
    fault,
    served(simulation, fault).replace(/^no fault.*/, "no fault"),
  ]);
  return Object.fromEntries(answers);
}

function phrase(fault: string, answer: string): string {
  if (answer === "no fault") return `${fault}: nothing of it is there`;
  const [word, ...moments] = answer.split(" ");
  const percent = (share: string) => `${Math.round(Number(share) * 1000) / 10} %`;
  const parts = moments.map((moment) => {
    const [at, share = ""] = moment.split(":");
    const [least = "", most] = share.split("..");
    const much = most === undefined ? percent(least) : `${percent(least)} to ${percent(most)}`;
    return at === "0" ? much : `${much} after ${at} s`;
  });
  const course = answer === "continues 0:1" || parts.length === 0 ? "" : ` (${parts.join(", ")})`;
  return `${fault === "none" ? "at rest" : fault}: ${word}${course}`;
}

export function servingTable(title: string, cases: readonly ServingCase[]): Table {
  const asks = "What share of the load is served under a fault, and from when.";
  return { title, asks, cases: solved(cases, made, found), phrase };
}
