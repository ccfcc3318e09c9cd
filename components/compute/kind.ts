import type { Tier } from "../topology";

/** What AWS does about a fault by itself, as sentences, and what a person does. */
export interface Recovery {
  /** Where one instance fails. */
  instance: { automatic: string[]; person: { run: string; note: string }[] };
  /** Where an Availability Zone fails. */
  zone: string[];
  /** Where a release does not work. */
  release: string[];
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
  /** The fewest instances that the region has at a tier, in all its Availability Zones together. */
  fewest(tier: Tier, zones: number): number;
  /** The places that data volumes belong to, at full size; none where volumes end with their instances. */
  slots(zones: readonly string[]): Slot[];
  /** @param stack the stack's name */
  recovery(stack: string): Recovery;
}
