import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { zonesIn } from "../config/schema/network";
import type { StoreContext } from "../store";
import { hasStores } from "../topology/stores";
import { snapshotAlarms } from "./alarms";
import { plannedVolumes, type PlannedVolume } from "./planned-volumes";
import { SnapshotPolicies } from "./snapshot-policies";
import { listCommands, volumeTags } from "./tags";

export interface VolumesArgs extends StoreContext {
  /** The fixed fleet's instances at present, zone by zone in the network's order, to attach the volumes to; none where the region runs none. */
  instances: readonly aws.ec2.Instance[];
}

/** A volume and the attachment to its slot's instance. */
interface Made {
  planned: PlannedVolume;
  volume: aws.ebs.Volume;
  attachment?: aws.ec2.VolumeAttachment;
}

/** The data volumes of a fixed fleet; in the secondary also the Data Lifecycle Manager policies that copy both regions'. */
export class Volumes extends pulumi.ComponentResource {
  /** By store: its volumes at present, and the commands that list the snapshots to restore from. */
  readonly facts: Record<string, unknown>;

  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: VolumesArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:volumes:Volumes", name, {}, opts);
    const { settings, topology } = args;
    const here = hasStores(settings.workload, topology.role);
    const made = (here ? plannedVolumes(settings) : []).map((planned) => this.made(planned));
    this.startRestored(made);
    if (topology.role === "secondary") new SnapshotPolicies(name, args, this.parent);
    // A region without volumes has no policy either (strategy static-site).
    if (here) snapshotAlarms(args, this.parent);
    this.facts = Object.fromEntries(Object.keys(settings.volumes).map((store) => [store, this.factsOf(store, made)]));
    this.registerOutputs({ volumes: made.length });
  }

  private made(planned: PlannedVolume): Made {
    const volume = this.volume(planned);
    const instance = planned.current ? this.instanceAt(planned) : undefined;
    return { planned, volume, ...(instance && { attachment: this.attachment(planned, volume, instance) }) };
  }

  private volume(planned: PlannedVolume): aws.ebs.Volume {
    const { settings: args, store, slot, generation, snapshotId } = planned;
    const { workload } = this.args.settings;
    const name = `${this.name}-${store}-${slot.name}${generation === 0 ? "" : `-restore-${generation}`}`;
    return new aws.ebs.Volume(
      name,
      {
        availabilityZone: slot.zone,
        size: args.sizeGiB,
        type: args.type,
        ...(args.iops !== undefined && { iops: args.iops }),
        ...(args.throughput !== undefined && { throughput: args.throughput }),
        encrypted: true,
        kmsKeyId: this.args.keyArn,
        ...(snapshotId !== undefined && { snapshotId }),
        // Independent of deletionProtection: EBS keeps nothing of a deleted volume.
        finalSnapshot: true,
        tags: volumeTags(workload, this.args.topology.role, name, planned),
      },
      {
        ...this.parent,
        protect: args.deletionProtection,
        // Another snapshot would replace the volume and lose what was written since; a further restore creates a further volume.
        ignoreChanges: ["snapshotId"],
      },
    );
  }

  /** The instance in a volume's slot, if one runs at present. */
  private instanceAt({ slot }: PlannedVolume): aws.ec2.Instance | undefined {
    const { settings, instances } = this.args;
    const zones = settings.network ? zonesIn(settings.network) : [];
    const perZone = instances.length / zones.length;
    return slot.number <= perZone ? instances[zones.indexOf(slot.zone) * perZone + slot.number - 1] : undefined;
  }

  private attachment(planned: PlannedVolume, volume: aws.ebs.Volume, instance: aws.ec2.Instance) {
    return new aws.ec2.VolumeAttachment(
      `${this.name}-${planned.store}-${planned.slot.name}`,
      {
        deviceName: planned.settings.device,
        volumeId: volume.id,
        instanceId: instance.id,
        // A mounted volume cannot be detached (https://docs.aws.amazon.com/ebs/latest/userguide/ebs-detaching-volume.html).
        stopInstanceBeforeDetaching: true,
      },
      // A volume is attached to one instance at a time: it must be detached from the replaced instance before it is attached to the new one.
      { ...this.parent, deleteBeforeReplace: true },
    );
  }

  /**
   * Starts the instances whose volume a restore replaced: they were stopped to detach the old one, and nothing else would start them. The
   * name counts the restores, so that each restore starts them once.
   */
  private startRestored(made: Made[]): void {
    const restored = made.filter(({ planned, attachment }) => attachment && planned.replaces);
    for (const slot of new Set(restored.map(({ planned }) => planned.slot.name))) {
      const there = restored.filter(({ planned }) => planned.slot.name === slot);
      const restores = there.reduce((sum, { planned }) => sum + planned.generation, 0);
      new aws.ec2transitgateway.InstanceState(
        `${this.name}-${slot}-restore-${restores}`,
        { instanceId: this.instanceAt(there[0]!.planned)!.id, state: "running" },
        { ...this.parent, dependsOn: there.map(({ attachment }) => attachment!) },
      );
    }
  }

  private factsOf(store: string, made: Made[]): Record<string, unknown> {
    const { settings, topology } = this.args;
    const current = made.filter(({ planned }) => planned.store === store && planned.current);
    return {
      device: settings.volumes[store]!.device,
      volumes: Object.fromEntries(current.map(({ planned, volume }) => [planned.slot.name, volume.id])),
      list: listCommands(settings.workload, topology.role, store),
    };
  }
}
