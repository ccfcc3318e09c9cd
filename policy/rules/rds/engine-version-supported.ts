import { DB_CLUSTER, DB_INSTANCE } from "../../aws";
import { STANDARD_SUPPORT } from "../../../facts/rds";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const VERSION = "engineVersion";
const CALENDARS: Readonly<Record<string, Readonly<Record<string, string>>>> = STANDARD_SUPPORT.data;

export const engineVersionSupported = defineRule({
  id: "rds-engine-version-supported",
  title: "RDS databases should use a major engine version in standard support",
  practices: ["REL08-BP05"],
  service: "RDS",
  severity: "low",
  why: "After the end of standard support a version costs extra and gets critical fixes only, for at most three years: then RDS upgrades it, with an outage whose time AWS chooses.",
  fix: "Upgrade to a newer major version on a restored copy first, then set engineVersion and allowMajorVersionUpgrade.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html",
  types: [DB_INSTANCE, DB_CLUSTER],
  check(database, graph) {
    const engine = graph.read.string(database, "engine", "");
    const calendar = Object.hasOwn(CALENDARS, engine) ? CALENDARS[engine] : undefined;
    if (calendar === undefined)
      return notApplicable("Its engine has no calendar here: Aurora, Oracle, SQL Server or Db2.");
    const version = graph.read.string(database, VERSION);
    if (version === undefined) return notApplicable("It has the version that AWS takes by default.");
    const [major = "", minor = ""] = version.split(".");
    const ends = calendar[`${major}.${minor}`] ?? calendar[major];
    if (ends === undefined || Date.now() < Date.parse(ends)) return compliant();
    return violation({
      property: VERSION,
      actual: version,
      wanted: "a major version in standard support",
      message: `Standard support of its version ended on ${ends}.`,
    });
  },
});
