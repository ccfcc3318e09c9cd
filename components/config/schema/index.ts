import type { z } from "zod";
import { alerts } from "./alerts";
import { backup } from "./backup";
import { buckets } from "./buckets";
import { role } from "./common";
import { compute } from "./compute";
import { databases } from "./databases";
import { dns } from "./dns";
import { experiments } from "./experiments";
import { ingress } from "./ingress";
import { keys } from "./keys";
import { buses } from "./messaging/buses";
import { functions } from "./messaging/functions";
import { queues } from "./messaging/queues";
import { streams } from "./messaging/streams";
import { topics } from "./messaging/topics";
import { monitoring } from "./monitoring";
import { network } from "./network";
import { restore } from "./restore";
import { standby } from "./standby";
import { tables } from "./tables";
import { trail } from "./trail";
import { volumes } from "./volumes";
import { workload } from "./workload";

/** The project's configuration namespace: every key is `holdfast:<area>`. */
export const NAMESPACE = "holdfast";

/** One key of stack configuration an area, so that Pulumi's own layering merges Pulumi.yaml and the stack file. */
export const areas = {
  workload,
  role: role.describe("Which of the pair this stack is; in the stack file."),
  active: role
    .default("primary")
    .describe(
      "Which region serves and writes: after a failover set it to secondary, and the standby grows to its full size and its data are promoted.",
    ),
  network: network.optional(),
  ingress: ingress.optional(),
  compute: compute.optional(),
  standby,
  dns,
  databases,
  tables,
  buckets,
  volumes,
  keys,
  backup,
  restore,
  queues,
  topics,
  functions,
  streams,
  buses,
  alerts,
  monitoring,
  trail,
  experiments,
};

export type AreaName = keyof typeof areas;

/** The settings of one stack, checked and with every default filled in; durations are seconds. */
export type Areas = { [K in AreaName]: z.output<(typeof areas)[K]> };

/** The names of the areas, as they are written after `holdfast:`. */
export const AREA_NAMES = Object.keys(areas) as AreaName[];
