import type { Problem } from "../../problems";
import type { Aurora } from "../../schema/databases";
import { show } from "../../show";
import { problemOf, type Checked } from "./database";

/** What began with a version: of each major version of PostgreSQL the first minor one, and of Aurora MySQL 3 the first minor one. */
interface Since {
  what: string;
  postgres: Record<number, number>;
  mysql: number;
}

/** (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.GlobalDatabase.html) */
const GLOBAL: Since = {
  what: "global database, which this strategy makes",
  postgres: { 11: 13, 12: 8, 13: 4, 14: 3, 15: 2, 16: 1, 17: 4, 18: 3 },
  mysql: 1,
};

/** (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.ServerlessV2.html) */
const SERVERLESS: Since = { what: "serverless", postgres: { 13: 6, 14: 3, 15: 2, 16: 1 }, mysql: 2 };

/** (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html) */
const PAUSE: Since = { what: "serverless.min 0", postgres: { 13: 15, 14: 12, 15: 7, 16: 3 }, mysql: 8 };

/** (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-write-forwarding-apg.html) */
const FORWARDING: Since = { what: "writeForwarding", postgres: { 14: 9, 15: 4, 16: 0 }, mysql: 1 };

const EXAMPLE = { postgres: '"16.6"', mysql: '"8.0.mysql_aurora.3.08.0"' };
const TITLE = { postgres: "Aurora PostgreSQL", mysql: "Aurora MySQL" };

/** The version is one of the engine's, and has what the settings ask of it. */
export function checkVersion(checked: Checked): Problem[] {
  const { engine, version } = checked.database;
  if (engine === undefined || version === undefined) return [];
  if (version.includes("mysql") !== (engine === "mysql")) {
    const message = `${show(version)} is no version of ${TITLE[engine]}`;
    return [problemOf(checked, "version", message, `Allowed: a version such as ${EXAMPLE[engine]}.`)];
  }
  return wanted(checked).flatMap((since) => {
    const first = firstWith(since, engine, version);
    if (first === undefined) return [];
    const message = `${show(version)} of ${TITLE[engine]} has no ${since.what}`;
    return [problemOf(checked, "version", message, `Allowed: ${first} or later.`)];
  });
}

function wanted({ database, path }: Checked): Since[] {
  const { serverless, writeForwarding } = database;
  const isGlobal = path === "global-database";
  return [
    ...(isGlobal ? [GLOBAL] : []),
    ...(serverless ? [SERVERLESS] : []),
    ...(serverless?.min === 0 && !isGlobal ? [PAUSE] : []),
    ...(writeForwarding === true && isGlobal ? [FORWARDING] : []),
  ];
}

/** The first version that has something, where the given one does not have it yet. */
function firstWith(since: Since, engine: Aurora["engine"], version: string): string | undefined {
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
