import type { Tier } from "../topology";

/** What a person does about the compute. */
export interface Recovery {
  /** Where one instance fails. */
  instance: { run: string; note: string }[];
  /** The simulator's step that `pulumi up` takes where a standby without instances gets them; undefined where no resource shows it. */
  scaleOut?: string;
}

/** The place of an instance in a fixed fleet: its zone and number there, such as us-east-1a-2. */
export interface Slot {
  name: string;
  zone: string;
  /** From 1. */
  number: number;
}

/** What the settings of one kind of compute mean. Pure, so that settings' checks and topology may ask it. */
export interface ComputeKind {
  /**
   * What the load balancer sends requests to: EC2 instances or the addresses of tasks, and the port on which they listen. Undefined of what serves without
   * a load balancer and a network.
   */
  targets?: { type: "instance" | "ip"; port: number };
  /** The fewest instances that the region has at a tier, in all its Availability Zones together. */
  fewest(tier: Tier, zones: number): number;
  /** The places that data volumes belong to, at full size; none where volumes end with their instances. */
  slots(zones: readonly string[]): Slot[];
  /** @param stack the stack's name, as all others of the topology */
  recovery(at: { stack: string; name: string; region: string }): Recovery;
  /** By their keys, the alarms on users' requests to a function of holdfast:functions, where there are such requests. @param name the function's */
  alarmsOnRequestsTo?(name: string): readonly string[];
}
