/** The place of an instance in a fixed fleet: its zone and number there, such as us-east-1a-2. */
export interface Slot {
  name: string;
  zone: string;
  /** From 1. */
  number: number;
}

/**
 * The slots of a fixed fleet at its full size, zone by zone. A data volume belongs to a slot, whichever instance stands there at present and
 * whether one does.
 */
export function slotsOf(zones: readonly string[], instancesPerZone: number): Slot[] {
  return zones.flatMap((zone) =>
    Array.from({ length: instancesPerZone }, (_, i) => ({ name: `${zone}-${i + 1}`, zone, number: i + 1 })),
  );
}
