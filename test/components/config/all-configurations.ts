import type { RawConfig, Settings } from "../../../components/config/parse";
import { readAreas } from "../../../components/config/parse";
import { attachPeer } from "../../../components/peer";
import { Region } from "../../../components/region";
import { topologyOf } from "../../../components/topology";
import { parseSettings } from "../../../components/checks";
import { stackConfig } from "../../../components/config";
import { areas, type AreaName, type Areas } from "../../../components/config/schema";
import { planStacks, type PlannedStack } from "../../../cli/plan";
import type { ConfigFiles } from "../../../cli/plan/config-files";
import { EVERYTHING_CONTAINERS, SIDE_BY_SIDE, SIDE_BY_SIDE_FLEET } from "../../support/containers";
import { CONNECTED, EVERYTHING_FUNCTIONS } from "../../support/functions";
import * as everything from "../../support/everything";
import { EVERYTHING_AGAIN } from "../../support/everything-fleet";
import { EVERYTHING_LOADED, EVERYTHING_STATIC } from "../../support/everything-static";
import { programOf, type Part } from "../../support/parts";
import { VARIANTS, type Variant } from "../../support/variants";
import { configOf } from "../plans";
import { TUNED } from "../tuned";
import { pathsOf } from "./schema-paths";

const variant = (name: string) => VARIANTS.find((one) => one.name === name)!;

/** A configuration, and what of it is planned. */
export interface Configuration {
  of: Omit<Variant, "name">;
  /** A part of each Region, where no more of it is needed here. */
  part: Part | "region";
  /** The secondary too: where the primary alone does not read every property. */
  both?: true;
}

/** Configurations that together set every property. */
export const CONFIGURATIONS: Configuration[] = [
  { of: everything.EVERYTHING, part: "region", both: true },
  { of: everything.EVERYTHING_RESTORED, part: "volumes", both: true },
  { of: EVERYTHING_STATIC, part: "region" },
  { of: EVERYTHING_AGAIN, part: "volumes", both: true },
  { of: EVERYTHING_LOADED, part: "serving" },
  { of: EVERYTHING_CONTAINERS, part: "serving", both: true },
  { of: EVERYTHING_CONTAINERS, part: "volumes" },
  { of: SIDE_BY_SIDE, part: "serving", both: true },
  { of: SIDE_BY_SIDE_FLEET, part: "serving" },
  { of: EVERYTHING_FUNCTIONS, part: "region" },
  { of: CONNECTED, part: "messaging" },
  { of: TUNED, part: "serving" },
  { of: variant("active-active"), part: "messaging" },
  { of: variant("backup-restore"), part: "messaging" },
  { of: variant("warm-standby-existing-vpc"), part: "messaging", both: true },
  { of: variant("warm-standby-existing-vpc"), part: "watch" },
  { of: variant("active-active-weighted-network-load-balancer"), part: "entries", both: true },
];

/** Each property of the settings, as a path of their schema. */
export const ALL = Object.entries(areas).flatMap(([area, schema]) => pathsOf(schema, area));

/** Each area with its schema and its value. */
export function areasOf(whole: Partial<Areas>): [area: AreaName, schema: (typeof areas)[AreaName], value: unknown][] {
  return (Object.keys(areas) as AreaName[]).map((area) => [area, areas[area], whole[area]]);
}

export const filesOf = ({ of }: Configuration): ConfigFiles => configOf({ name: "", ...of });

/** The areas of a stack's configuration, which must all be right. */
export function wholeOf(config: RawConfig): Areas {
  const { whole, problems } = readAreas(config);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return whole as Areas;
}

/**
 * Plans what is planned of a configuration.
 * @param seen the settings as the components get them
 */
export function planWith(
  { part, both }: Pick<Configuration, "part" | "both">,
  { project, stacks }: ConfigFiles,
  seen: (settings: Settings) => Settings,
): Promise<PlannedStack[]> {
  const settingsOf = () => seen(parseSettings(stackConfig()));
  const program = part === "region" ? () => region(settingsOf()) : programOf(part, settingsOf);
  return planStacks(program, project, both ? stacks : stacks.slice(0, 1));
}

/** A region as index.ts makes it. */
async function region(settings: Settings): Promise<object> {
  const topology = topologyOf(settings);
  const made = new Region(settings.workload.name, { settings, topology, peer: await attachPeer(settings, topology) });
  return { zoneId: made.zoneId, vpcCidr: made.vpcCidr, dataKeyArn: made.stores?.keyArn, stores: made.stores?.facts };
}
