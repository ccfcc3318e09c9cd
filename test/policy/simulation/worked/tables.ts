import { ALARMS } from "./alarms";
import { APIS } from "./apis";
import { DEPLOYMENTS } from "./deployments";
import { BALANCERS } from "./balancers";
import { CHECKS } from "./checks";
import { CONTAINERS } from "./containers";
import { DATABASE_COPIES } from "./copies";
import { OBJECT_COPIES } from "./copies-of-objects";
import { DATABASES } from "./databases";
import { EDGES } from "./edges";
import { EGRESS } from "./egress";
import { FILES } from "./files-caches";
import { GLOBAL_CACHES } from "./global-caches";
import { GROUPS } from "./groups";
import { MESSAGES } from "./messages";
import { NAMES } from "./names";
import { NOTIFICATIONS } from "./notifications";
import { POLICIES } from "./policies";
import { PROBES } from "./probes";
import { RETURNS } from "./returns";
import { STANDBYS } from "./standby";
import { SWITCHES } from "./switches";
import { ZONAL_STANDBYS } from "./standbys-in-zones";
import { OTHERS } from "./others";
import { OBJECTS } from "./tables-buckets";
import { TUTORIAL } from "./tutorial";
import { WITH_DATA } from "./with-data";
import type { Table } from "./worked";

/** What is served. */
export const SERVING: readonly Table[] = [
  TUTORIAL,
  NAMES,
  POLICIES,
  CHECKS,
  ALARMS,
  PROBES,
  BALANCERS,
  GROUPS,
  CONTAINERS,
  APIS,
  DEPLOYMENTS,
  EDGES,
  STANDBYS,
  SWITCHES,
  RETURNS,
  WITH_DATA,
];

/** What is stored and worked on. */
export const STORED: readonly Table[] = [
  DATABASES,
  OBJECTS,
  FILES,
  GLOBAL_CACHES,
  DATABASE_COPIES,
  OBJECT_COPIES,
  MESSAGES,
  EGRESS,
  OTHERS,
  ZONAL_STANDBYS,
  NOTIFICATIONS,
];

export const TABLES: readonly Table[] = [...SERVING, ...STORED];
