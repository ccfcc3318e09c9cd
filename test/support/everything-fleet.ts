import { FIXED_FLEET, type Variant } from "./variants";

/** Of instances: another Region's image, and capacity reserved. */
const IMAGE = { image: "ami-0a1b2c3d4e5f60718", imageRegion: "eu-west-1", volume: { device: "/dev/xvda" } };
export const COPIED_IMAGE = { ...IMAGE, reservedPerZone: 2 };

/** A fixed fleet whose instances take volumes. */
export const FLEET = {
  compute: { ...FIXED_FLEET.compute, ...COPIED_IMAGE, userData: "Pulumi.yaml" },
};

const SLOTS = ["a", "b", "c"].flatMap((zone) => [1, 2].map((number) => `us-west-2${zone}-${number}`));
const emptied = Object.fromEntries(SLOTS.map((slot) => [slot, "empty"]));

/** A fixed fleet in a warm standby, and volumes and databases that were restored. */
export const EVERYTHING_AGAIN: Omit<Variant, "name"> = {
  shared: { standby: { lastResort: false }, volumes: { uploads: { rpo: "2h", device: "/dev/sdf", sizeGiB: 100 } } },
  primary: FLEET,
  secondary: {
    compute: { ...FLEET.compute, standbyPerZone: 1 },
    restore: { volumes: { uploads: { restores: [emptied, emptied], retired: 1 } } },
  },
};
