import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { zonesIn, type ExistingVpc, type Network as NetworkSettings, type NewVpc } from "../config/schema/network";
import { natGatewayAlarms } from "./alarms";
import type { Alerts } from "../observability/alerts";
import { flowLogs } from "./flow-logs";
import { interfaceEndpoints } from "./interface-endpoints";
import { Vpc } from "./vpc";

/** @param region the region, for the names of its gateway endpoints */
export interface NetworkArgs {
  settings: NetworkSettings;
  region: string;
  alerts: Alerts;
}

/** The VPC: a new one with a public and a private subnet in each zone, or an existing one by its ids. */
export class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly cidr: string;
  /** One in each zone, in the order of `zones`. */
  readonly publicSubnetIds: pulumi.Output<string>[];
  /** One in each zone, in the order of `zones`. */
  readonly privateSubnetIds: pulumi.Output<string>[];
  readonly zones: string[];

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:network:Network", name, {}, opts);
    const { settings } = args;
    this.cidr = settings.cidr;
    this.zones = zonesIn(settings);
    if (settings.vpc === "new") {
      const vpc = this.newVpc(name, settings, args);
      this.vpcId = vpc.vpcId;
      this.publicSubnetIds = vpc.publicSubnetIds;
      this.privateSubnetIds = vpc.privateSubnetIds;
    } else {
      this.vpcId = pulumi.output(settings.id);
      this.publicSubnetIds = subnetIds(settings, "public");
      this.privateSubnetIds = subnetIds(settings, "private");
    }
    this.registerOutputs({
      vpcId: this.vpcId,
      cidr: this.cidr,
      zones: this.zones,
      ...(settings.vpc === "existing" && { subnetAvailabilityZones: zonesById(settings) }),
    });
  }

  private newVpc(name: string, settings: NewVpc, { region, alerts }: NetworkArgs): Vpc {
    const parent = { parent: this };
    const vpc = new Vpc(name, { settings, zones: this.zones, region }, parent);
    // The gateways of an existing VPC are not this stack's.
    for (const [zone, id] of vpc.natGatewayIds) natGatewayAlarms(alerts, zone, id, parent);
    const { interfaceEndpoints: services, cidr } = settings;
    if (services.length > 0) interfaceEndpoints(name, { vpc, cidr, region, services }, parent);
    if (settings.flowLogs)
      flowLogs(
        name,
        { vpcId: vpc.vpcId, retentionDays: settings.flowLogs.retentionDays, all: alerts.monitoring.level === "full" },
        parent,
      );
    return vpc;
  }
}

function subnetIds(settings: ExistingVpc, kind: "public" | "private"): pulumi.Output<string>[] {
  return Object.values(settings.subnets).map((pair) => pulumi.output(pair[kind]));
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
