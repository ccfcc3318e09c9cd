import assert from "node:assert/strict";
import { checkPair, parseSettings } from "../../../components/checks";
import { topologyOf } from "../../../components/topology";
import { REGIONS } from "../../../facts/regions";
import { apply, set } from "../config/edits";
import { configOf, shippedFiles } from "../config/shipped";

const zonesOf = (region: string) => ["a", "b", "c"].map((letter) => region + letter);

describe("pairs of Regions", () => {
  const pairs = REGIONS.data.map((primary, i, all) => [primary, all[(i + 1) % all.length]!] as const);

  it("are all allowed: each Region as the primary, and as the secondary", () => {
    for (const [primary, secondary] of pairs) {
      const files = apply(shippedFiles(), [
        set("workload.regions", { primary, secondary }),
        set("network.zones", zonesOf(primary), "primary"),
        set("network.zones", zonesOf(secondary), "secondary"),
        set("aws:region", primary, "primary"),
        set("aws:region", secondary, "secondary"),
      ]);
      const [one, other] = (["primary", "secondary"] as const).map((stack) => parseSettings(configOf(files, stack)));
      assert.deepEqual(checkPair(one!, other!), []);
      assert.deepEqual([topologyOf(one!).region, topologyOf(other!).region], [primary, secondary]);
    }
  });
});
