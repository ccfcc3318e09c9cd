import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { FixedFleet as FixedFleetSettings } from "../../config/schema/compute";
import type { Ingress } from "../../ingress/ingress";
import type { Network } from "../../network/network";
import { instanceAlarms } from "./alarms";
import { sickTargetsAlarm } from "../../ingress/target-alarms";
import type { Alerts } from "../../observability/alerts";
import { instanceProfile, serviceSecurityGroup, type ServiceAccess } from "../instance-profile";
import { launchTemplate } from "../launch-template";

export interface FixedFleetArgs {
  settings: FixedFleetSettings;
  /** How many instances each zone runs at present. */
  perZone: number;
  network: Network;
  ingress: Ingress;
  userData: Buffer;
  region: string;
  alerts: Alerts;
}

/** So many instances in each zone, registered with the load balancer; AWS moves an instance off failing hardware by itself. */
export class FixedFleet extends pulumi.ComponentResource {
  readonly instances: aws.ec2.Instance[];
  readonly access: ServiceAccess;

  constructor(name: string, args: FixedFleetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:compute:FixedFleet", name, {}, opts);
    const { settings, network, ingress } = args;
    const parent = { parent: this };
    const { role, profile } = instanceProfile(name, parent);
    const securityGroup = serviceSecurityGroup(
      name,
      { vpcId: network.vpcId, port: settings.port, loadBalancerGroupId: ingress.securityGroup.id },
      parent,
    );
    this.access = { securityGroup, role };
    const template = launchTemplate(
      name,
      { settings, userData: args.userData, securityGroupId: securityGroup.id, instanceProfileArn: profile.arn },
      parent,
    );
    this.instances = network.zones.flatMap((zone, index) =>
      Array.from({ length: args.perZone }, (_, i) => this.instance(name, `${zone}-${i + 1}`, index, args, template)),
    );
    sickTargetsAlarm(args.alerts, ingress, undefined, parent);
    this.registerOutputs({ instances: this.instances.map((instance) => instance.id) });
  }

  private instance(
    fleet: string,
    slot: string,
    zoneIndex: number,
    args: FixedFleetArgs,
    template: aws.ec2.LaunchTemplate,
  ): aws.ec2.Instance {
    const parent = { parent: this };
    const name = `${fleet}-${slot}`;
    const instance = new aws.ec2.Instance(
      name,
      {
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        subnetId: args.network.privateSubnetIds.apply((ids) => ids[zoneIndex]!),
        // Simplified automatic recovery: onto new hardware, with the same id and address.
        maintenanceOptions: { autoRecovery: "default" },
        tags: { Name: name },
      },
      parent,
    );
    new aws.lb.TargetGroupAttachment(
      name,
      { targetGroupArn: args.ingress.targetGroup.arn, targetId: instance.id, port: args.settings.port },
      parent,
    );
    instanceAlarms(args.alerts, slot, instance, args.region, parent);
    return instance;
  }
}
