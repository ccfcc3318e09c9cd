import { oneOf } from "../../config/allowed";
import { ENGINES, OLD_FAMILIES } from "../../../facts/rds";
import { majorVersion } from "../../topology/databases";
import type { Problem } from "../../config/problems";
import { show } from "../../config/show";
import { problemOf, type Checked } from "./database";

/** What the engine does not know, or keeps for itself: versions, users, logs and parameters. */
export function checkEngine(checked: Checked): Problem[] {
  return [
    ...instanceClass(checked),
    ...version(checked),
    ...username(checked),
    ...logs(checked),
    ...parameters(checked),
  ];
}

/** Families that no version of the engines that are allowed here runs on. */
function instanceClass(checked: Checked): Problem[] {
  const { database } = checked;
  const family = database.instanceClass.split(".")[1] ?? "";
  if (!OLD_FAMILIES.data.includes(family)) return [];
  const message = `${show(database.instanceClass)} is of a generation that ${ENGINES.data[database.engine].title} no longer runs on`;
  return [
    problemOf(
      checked,
      "instanceClass",
      message,
      "Allowed: a class of a later one, such as db.t4g.micro or db.m7g.large.",
    ),
  ];
}

function version(checked: Checked): Problem[] {
  const { engine, version: wanted, autoMinorVersionUpgrade } = checked.database;
  const { title, versions } = ENGINES.data[engine];
  const major = majorVersion(engine, wanted);
  if (!versions.includes(major))
    return [
      problemOf(
        checked,
        "version",
        `${show(wanted)} is not a version of ${title} that is replicated to another region with backups of its own`,
        `Allowed: ${oneOf(versions.map((known) => JSON.stringify(known)))}.`,
      ),
    ];
  if (major === wanted || autoMinorVersionUpgrade !== true) return [];
  return [
    problemOf(
      checked,
      "version",
      `${show(wanted)} names a minor version, which AWS replaces by the next: then it would be asked to go back, and refuse`,
      `Allowed: "${major}"; or autoMinorVersionUpgrade: false.`,
    ),
  ];
}

function username(checked: Checked): Problem[] {
  const { engine, username: user } = checked.database;
  const { title, reservedUsers } = ENGINES.data[engine];
  if (!reservedUsers.includes(user.toLowerCase())) return [];
  const fix = `Allowed: another name than ${reservedUsers.join(", ")}.`;
  return [problemOf(checked, "username", `${show(user)} is a name that RDS for ${title} keeps for itself`, fix)];
}

function logs(checked: Checked): Problem[] {
  const { engine, logExports } = checked.database;
  const known = ENGINES.data[engine].logs;
  return (logExports ?? []).flatMap((log, i) =>
    known.includes(log)
      ? []
      : [
          problemOf(
            checked,
            `logExports[${i}]`,
            `${show(log)} is not a log of ${ENGINES.data[engine].title}`,
            `Allowed: ${oneOf(known)}.`,
          ),
        ],
  );
}

function parameters(checked: Checked): Problem[] {
  const { engine, parameters: dynamic, staticParameters } = checked.database;
  const { tlsParameter } = ENGINES.data[engine];
  const problems: Problem[] = [];
  for (const [field, values] of Object.entries({ parameters: dynamic, staticParameters }))
    if (Object.hasOwn(values, tlsParameter))
      problems.push(
        problemOf(
          checked,
          `${field}.${tlsParameter}`,
          `is set by Holdfast: no connection without TLS`,
          "Leave it out; clients need the certificates of https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html.",
        ),
      );
  for (const name of Object.keys(staticParameters))
    if (Object.hasOwn(dynamic, name) && name !== tlsParameter)
      problems.push(
        problemOf(checked, `staticParameters.${name}`, "is among parameters too", "Allowed: in one of the two."),
      );
  return problems;
}
