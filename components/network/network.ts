import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { ExistingVpc, Network as NetworkSettings, NewVpc } from "../config/schema/network";
import { natGatewayAlarms } from "./alarms";
import type { Alerts } from "../observability/alerts";
import { flowLogs } from "./flow-logs";

/** @param region the region, for the names of its gateway endpoints */
export interface NetworkArgs {
  settings: NetworkSettings;
  region: string;
  alerts: Alerts;
}

const NAT_STRATEGY = { "one-per-zone": "OnePerAz", single: "Single", none: "None" } as const;

/** The VPC: a new one with a public and a private subnet in each zone, or an existing one by its ids. */
export class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly cidr: string;
  /** One in each zone, in the order of `zones`. */
  readonly publicSubnetIds: pulumi.Output<string[]>;
  /** One in each zone, in the order of `zones`. */
  readonly privateSubnetIds: pulumi.Output<string[]>;
  readonly zones: string[];

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:network:Network", name, {}, opts);
    const { settings } = args;
    this.cidr = settings.cidr;
    if (settings.vpc === "new") {
      const vpc = this.newVpc(name, settings, args);
      this.watchGateways(vpc, settings, args.alerts);
      this.zones = settings.zones;
      this.vpcId = vpc.vpcId;
      this.publicSubnetIds = vpc.publicSubnetIds;
      this.privateSubnetIds = vpc.privateSubnetIds;
    } else {
      this.zones = Object.keys(settings.subnets);
      this.vpcId = pulumi.output(settings.id);
      this.publicSubnetIds = pulumi.output(subnetIds(settings, "public"));
      this.privateSubnetIds = pulumi.output(subnetIds(settings, "private"));
    }
    this.registerOutputs({
      vpcId: this.vpcId,
      cidr: this.cidr,
      zones: this.zones,
      ...(settings.vpc === "existing" && { subnetAvailabilityZones: zonesById(settings) }),
    });
  }

  /** The gateways of an existing VPC are not this stack's. */
  private watchGateways(vpc: awsx.Vpc, settings: NewVpc, alerts: Alerts): void {
    const slots = { "one-per-zone": settings.zones, single: settings.zones.slice(0, 1), none: [] };
    for (const [i, zone] of slots[settings.natGateways].entries()) {
      const id = vpc.natGateways.apply((gateways) => gateways[i]!.id);
      natGatewayAlarms(alerts, zone, id, { parent: this });
    }
  }

  private newVpc(name: string, settings: NewVpc, { region, alerts }: NetworkArgs): awsx.Vpc {
    const vpc = new awsx.Vpc(
      name,
      {
        cidrBlock: settings.cidr,
        availabilityZoneNames: settings.zones,
        enableDnsHostnames: true,
        enableDnsSupport: true,
        natGateways: { strategy: NAT_STRATEGY[settings.natGateways] },
        subnetStrategy: "Auto",
        // The larger subnet first: awsx aligns each block to its size, and a small one before it would leave a gap.
        subnetSpecs: bySize([
          { type: "Private", cidrMask: settings.subnets.private },
          { type: "Public", cidrMask: settings.subnets.public },
        ]),
        // "Auto" puts the endpoints into every route table; awsx's default would leave them unused.
        vpcEndpointStrategy: "Auto",
        vpcEndpointSpecs: settings.gatewayEndpoints.map((service) => ({
          serviceName: `com.amazonaws.${region}.${service}`,
          vpcEndpointType: "Gateway",
        })),
        tags: { Name: name },
      },
      { parent: this },
    );
    if (settings.flowLogs)
      flowLogs(
        name,
        { vpcId: vpc.vpcId, retentionDays: settings.flowLogs.retentionDays, all: alerts.monitoring.level === "full" },
        { parent: this },
      );
    return vpc;
  }
}

function bySize(specs: { type: "Private" | "Public"; cidrMask: number }[]) {
  return [...specs].sort((a, b) => a.cidrMask - b.cidrMask);
}

function subnetIds(settings: ExistingVpc, kind: "public" | "private"): string[] {
  return Object.values(settings.subnets).map((pair) => pair[kind]);
}

/** The Availability Zone of each subnet, by its id: for the rules and the picture, which see no resource of an existing subnet. */
function zonesById({ subnets }: ExistingVpc): Record<string, string> {
  const pairs = Object.entries(subnets).flatMap(([zone, pair]) => [pair.public, pair.private].map((id) => [id, zone]));
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** A security group's rule that allows all outbound traffic, which AWS adds by itself and Pulumi's provider removes. */
export function allowAllOut(name: string, securityGroupId: pulumi.Input<string>, opts: pulumi.CustomResourceOptions) {
  return new aws.vpc.SecurityGroupEgressRule(
    name,
    { securityGroupId, ipProtocol: "-1", cidrIpv4: "0.0.0.0/0", description: "Anywhere" },
    opts,
  );
}
