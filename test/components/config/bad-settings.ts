import { aurora } from "./bad-settings/aurora";
import { backup } from "./bad-settings/backup";
import { buckets } from "./bad-settings/buckets";
import { buses } from "./bad-settings/buses";
import { capacities } from "./bad-settings/capacities";
import { capacityLoads } from "./bad-settings/capacity-load";
import { capacitySchedules } from "./bad-settings/capacity-schedules";
import { databases } from "./bad-settings/databases";
import { functionRows } from "./bad-settings/functions";
import { databaseMembers } from "./bad-settings/database-members";
import { containers } from "./bad-settings/containers";
import { httpFunctions } from "./bad-settings/http-functions";
import { launches } from "./bad-settings/launches";
import { malformed } from "./bad-settings/malformed";
import { monitoring } from "./bad-settings/monitoring";
import { places } from "./bad-settings/places";
import { queues } from "./bad-settings/queues";
import { secrets } from "./bad-settings/secrets";
import { streams } from "./bad-settings/streams";
import { experiments } from "./bad-settings/experiments";
import { storesMonitoring } from "./bad-settings/stores-monitoring";
import { tables } from "./bad-settings/tables";
import { topics } from "./bad-settings/topics";
import { trails } from "./bad-settings/trail";
import { unknown } from "./bad-settings/unknown";
import { unused } from "./bad-settings/unused";
import { volumes } from "./bad-settings/volumes";
import type { BadSettings } from "./bad-settings/row";

export type { BadSettings, Said } from "./bad-settings/row";
export { apply } from "./edits";
export { FILE_NAMES, shippedFiles } from "./shipped";

/** Every bad configuration: the shipped files with a few changes, and what must be said of them. */
export const BAD_SETTINGS: readonly BadSettings[] = [
  ...unknown,
  ...malformed,
  ...places,
  ...capacities,
  ...containers,
  ...httpFunctions,
  ...launches,
  ...capacityLoads,
  ...capacitySchedules,
  ...secrets,
  ...aurora,
  ...backup,
  ...buckets,
  ...buses,
  ...databases,
  ...functionRows,
  ...databaseMembers,
  ...monitoring,
  ...streams,
  ...storesMonitoring,
  ...queues,
  ...tables,
  ...trails,
  ...experiments,
  ...topics,
  ...unused,
  ...volumes,
];
