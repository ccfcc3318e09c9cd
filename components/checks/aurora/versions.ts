import {
  AUTO_PAUSE_VERSIONS,
  GLOBAL_DATABASE_VERSIONS,
  SERVERLESS_VERSIONS,
  WRITE_FORWARDING_VERSIONS,
  type FirstVersions,
} from "../../../facts/aurora";
import type { Problem } from "../../config/problems";
import type { Aurora } from "../../config/schema/databases";
import { show } from "../../config/show";
import { problemOf, type Checked } from "./database";

/** What the settings ask of a version, and the first versions that have it. */
interface Feature {
  what: string;
  versions: FirstVersions;
}

/** A major version has a minor one in each quarter of five years, and now and then one between (https://www.postgresql.org/support/versioning/). */
const MOST_MINOR = 25;
/** PostgreSQL has one major version a year: the next may be there before it is known here. */
const NEWEST = Math.max(...Object.keys(GLOBAL_DATABASE_VERSIONS.data.postgres).map(Number)) + 1;
const ALLOWED =
  'Allowed: a version such as "16.6"; `aws rds describe-db-engine-versions --engine aurora-postgresql` lists them.';

const EXAMPLE = { postgres: '"16.6"', mysql: '"8.0.mysql_aurora.3.08.0"' };
const TITLE = { postgres: "Aurora PostgreSQL", mysql: "Aurora MySQL" };

/** The version is one of the engine's, and has what the settings ask of it. */
export function checkVersion(checked: Checked): Problem[] {
  const { engine, version } = checked.database;
  if (version.includes("mysql") !== (engine === "mysql")) {
    const message = `${show(version)} is no version of ${TITLE[engine]}`;
    return [problemOf(checked, "version", message, `Allowed: a version such as ${EXAMPLE[engine]}.`)];
  }
  const unknown = engine === "postgres" ? unknownPostgres(version) : undefined;
  if (unknown !== undefined) return [problemOf(checked, "version", `${show(version)} ${unknown}`, ALLOWED)];
  return wanted(checked).flatMap(({ what, versions }) => {
    const first = firstWith(versions, engine, version);
    if (first === undefined) return [];
    const message = `${show(version)} of ${TITLE[engine]} has no ${what}`;
    return [problemOf(checked, "version", message, `Allowed: ${first} or later.`)];
  });
}

/** What is wrong with a version that there can't be. */
function unknownPostgres(version: string): string | undefined {
  const [major, minor] = version.split(".");
  if (Number(major) > NEWEST) return `is no version of Aurora PostgreSQL, the next of which is ${NEWEST}`;
  return Number(minor) > MOST_MINOR ? `has a minor version above ${MOST_MINOR}, which no major one reaches` : undefined;
}

function wanted({ database, path }: Checked): Feature[] {
  const { serverless, writeForwarding } = database;
  const isGlobal = path === "global-database";
  return [
    ...(isGlobal
      ? [{ what: "global database, which this strategy makes", versions: GLOBAL_DATABASE_VERSIONS.data }]
      : []),
    ...(serverless ? [{ what: "serverless", versions: SERVERLESS_VERSIONS.data }] : []),
    ...(serverless?.min === 0 && !isGlobal ? [{ what: "serverless.min 0", versions: AUTO_PAUSE_VERSIONS.data }] : []),
    ...(writeForwarding === true && isGlobal
      ? [{ what: "writeForwarding", versions: WRITE_FORWARDING_VERSIONS.data }]
      : []),
  ];
}

/** The first version that has something, where the given one does not have it yet. */
function firstWith(since: FirstVersions, engine: Aurora["engine"], version: string): string | undefined {
  if (engine === "mysql") {
    const minor = Number(version.split(".")[4]);
    return minor < since.mysql ? `8.0.mysql_aurora.3.0${since.mysql}.0` : undefined;
  }
  const [major, minor] = version.split(".").map(Number) as [number, number];
  const oldest = Math.min(...Object.keys(since.postgres).map(Number));
  const from = Math.max(major, oldest);
  const first = since.postgres[from];
  return first === undefined || (from === major && minor >= first) ? undefined : `${from}.${first}`;
}
