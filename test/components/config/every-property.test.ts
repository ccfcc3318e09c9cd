import assert from "node:assert/strict";
import { CHECKS } from "../../../components/checks/all";
import { run } from "../../../components/checks/check";
import { parseSettings } from "../../../components/checks";
import { stackConfig, type Settings } from "../../../components/config";
import { readAreas } from "../../../components/config/parse";
import { areas, type Areas } from "../../../components/config/schema";
import { sized } from "../../../components/compute/kinds";
import { attachPeer } from "../../../components/peer";
import { Region } from "../../../components/region";
import { topologyOf } from "../../../components/topology";
import { planStacks } from "../../../cli/plan";
import * as everything from "../../support/everything";
import { programOf, type Part } from "../../support/parts";
import { VARIANTS, type Variant } from "../../support/variants";
import { configOf } from "../plans";
import { TUNED } from "../tuned";
import { Recorder } from "./recorder";
import { pathsOf, pathsSet } from "./schema-paths";

const variant = (name: string) => VARIANTS.find((one) => one.name === name)!;

/**
 * Configurations that together set every property, and what of each is planned: a part and the primary alone, where no more of it
 * is needed here.
 */
const CONFIGURATIONS: [variant: Omit<Variant, "name">, part: Part | "region", both?: "both"][] = [
  [everything.EVERYTHING, "region", "both"],
  [everything.EVERYTHING_RESTORED, "volumes", "both"],
  [everything.EVERYTHING_STATIC, "region"],
  [everything.EVERYTHING_AGAIN, "volumes", "both"],
  [everything.EVERYTHING_LOADED, "serving"],
  [TUNED, "serving"],
  [variant("active-active"), "messaging"],
  [variant("backup-restore"), "messaging"],
  [variant("warm-standby-existing-vpc"), "messaging", "both"],
  [variant("active-active-weighted-network-load-balancer"), "serving", "both"],
];

/** What no component and no check reads, and why it is there. */
const WITHOUT_READER: Record<string, string> = {
  "databases.*(rds-cluster)(none)(false).crossRegion": "its only value says that AWS copies none to another Region",
};

const ALL = Object.entries(areas).flatMap(([area, schema]) => pathsOf(schema, area));

/** A region as index.ts makes it. */
function region(settings: Settings): object {
  const topology = topologyOf(settings);
  const made = new Region(settings.workload.name, { settings, topology, peer: attachPeer(settings, topology) });
  return { zoneId: made.zoneId, vpcCidr: made.vpcCidr, dataKeyArn: made.stores?.keyArn, stores: made.stores?.facts };
}

describe("every property of the settings", function () {
  this.timeout(60_000);
  const written = new Set<string>();
  const components = new Recorder();
  const checks = new Recorder();

  before(async () => {
    for (const [of, part, both] of CONFIGURATIONS) {
      const { project, stacks } = configOf({ name: "", ...of });
      for (const { config } of stacks) {
        const { whole, problems } = readAreas(config);
        assert.deepEqual(problems, []);
        for (const [area, schema] of Object.entries(areas))
          for (const path of pathsSet(schema, area, whole[area as keyof Areas])) written.add(path);
        run(CHECKS, checks.settings(whole), config);
        sized(components.settings(whole as Areas));
      }
      const settingsOf = () => components.settings(parseSettings(stackConfig()));
      await planStacks(
        part === "region" ? () => region(settingsOf()) : programOf(part, settingsOf),
        project,
        both ? stacks : stacks.slice(0, 1),
      );
    }
  });

  it("is set in one of the configurations that the tests plan", () => {
    assert.deepEqual(
      ALL.filter((path) => !written.has(path)),
      [],
    );
  });

  it("is read by a component or by a check, and not only copied with others: it would be a setting without effect", () => {
    assert.deepEqual(
      ALL.filter((path) => !components.read.has(path) && !checks.read.has(path)),
      Object.keys(WITHOUT_READER),
    );
  });
});
