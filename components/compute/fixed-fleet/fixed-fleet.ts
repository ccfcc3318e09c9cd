import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { FixedFleet as FixedFleetSettings } from "../../config/schema/compute";
import type { FaultPart, FaultZone } from "../../chaos/fis";
import { instanceAlarms } from "./alarms";
import { unhealthyTargetAlarm } from "../../ingress/target-alarms";
import { launch } from "../launch-template";
import type { Service, ServiceAccess, ServiceArgs } from "../service";
import { stoppedInstances } from "./faults";
import { fleetSize } from "./kind";

export type FixedFleetArgs = ServiceArgs<FixedFleetSettings>;

/** A fixed number of instances in each Availability Zone, registered with the load balancer; EC2 recovers one whose host fails. */
export class FixedFleet extends pulumi.ComponentResource implements Service {
  readonly volumeHosts: aws.ec2.Instance[];
  readonly accesses: readonly ServiceAccess[];

  constructor(name: string, args: FixedFleetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:compute:FixedFleet", name, {}, opts);
    const { settings, network, ingress } = args;
    const parent = { parent: this };
    const { access, template } = launch(name, args, parent);
    this.accesses = [access];
    const perZone = fleetSize(settings, args.tier);
    this.volumeHosts = network.zones.flatMap((zone, index) =>
      Array.from({ length: perZone }, (_, i) => this.instance(name, `${zone}-${i + 1}`, index, args, template)),
    );
    unhealthyTargetAlarm(args.alerts, ingress, undefined, parent);
    this.registerOutputs({ instances: this.volumeHosts.map((instance) => instance.id) });
  }

  stopped(at: FaultZone, percent: number, seconds: number): FaultPart | undefined {
    return stoppedInstances(this.volumeHosts, at, percent, seconds);
  }

  /** A fixed fleet launches nothing. */
  launchesFail(): undefined {
    return undefined;
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
        subnetId: args.network.privateSubnetIds[zoneIndex]!,
        // Simplified automatic recovery: on another host, with the same id and address.
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
