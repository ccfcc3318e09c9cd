import type { Areas } from "../config/schema";
import { databasePath } from "../topology/databases";
import type { Problem } from "../config/problems";
import type { Database } from "../config/schema/databases";
import { show } from "../config/show";

/** Of the newest members, the writer and the one that it began as a copy of are never given up: should the writer prove bad, nothing else is left. */
const KEPT = 2;

/** Members that no database can have had, or too many retired ones. A global database's are checked with Aurora. */
export function checkDatabaseMembers({
  databases,
  workload,
  active,
}: Pick<Areas, "databases" | "workload" | "active">): Problem[] {
  return Object.entries(databases).flatMap(([store, database]) => {
    const { type } = database;
    const restoreFrom = "restoreFrom" in database ? database.restoreFrom : undefined;
    const path = databasePath(workload.strategy, { type, restoreFrom });
    if (path === "global-database") return [];
    const at = `holdfast:databases.${store}`;
    if (workload.strategy === "static-site" || path === "none") return staysAtHome(at, database);
    const order = orderProblems(at, database.members);
    return order.length > 0 ? order : givenUp(at, database, active);
  });
}

type Members = Database["members"];

function staysAtHome(at: string, { members, retired, unprotected }: Database): Problem[] {
  const wrong = Object.entries({
    ...(members.length > KEPT && { members }),
    ...(retired > 0 && { retired }),
    ...(unprotected > 0 && { unprotected }),
  });
  return wrong.map(([field, value]) => ({
    path: `${at}.${field}`,
    message: `${show(value)} is not possible: this database lives in the primary alone, and is never failed over`,
    fix: "Leave it out.",
  }));
}

function orderProblems(at: string, members: Members): Problem[] {
  const problems: Problem[] = [];
  if (members[0] === "secondary")
    problems.push({
      path: `${at}.members[0]`,
      message: '"secondary" cannot be the first: the primary goes up first, and the first member is made empty',
      fix: "Allowed: primary. The list is never rewritten: a failover changes holdfast:active, a failback adds a Region at the end.",
    });
  members.forEach((role, i) => {
    if (i === 0 || role !== members[i - 1]) return;
    const other = role === "primary" ? "secondary" : "primary";
    problems.push({
      path: `${at}.members[${i}]`,
      message: `${show(role)} follows ${show(role)}: member ${i + 1} would be a copy in the region of its source`,
      fix: `Allowed: ${other}, since each member begins as a copy of the one before, in the other region.`,
    });
  });
  return problems;
}

function givenUp(
  at: string,
  { members, retired, unprotected, deletionProtection }: Database,
  active: Areas["active"],
): Problem[] {
  const writer = members.at(-1) === active ? members.length : members.length - 1;
  const most = Math.max(writer - KEPT, 0);
  const inUse =
    writer === 1
      ? "member 1, which writes"
      : `member ${writer - 1} or ${writer}: the latter writes, and began as a copy of the former`;
  const tooMany = (field: string, count: number): Problem => ({
    path: `${at}.${field}`,
    message: `${count} takes in ${inUse}`,
    fix: `Allowed: ${most === 0 ? "0" : `0 to ${most}`} with holdfast:active ${active} and members ${members.join(", ")}.`,
  });
  if (retired > most) return [tooMany("retired", retired)];
  if (unprotected > most) return [tooMany("unprotected", unprotected)];
  if (retired <= unprotected || deletionProtection !== true) return [];
  return [
    {
      path: `${at}.retired`,
      message: `${retired} is more than unprotected (${unprotected}): AWS and Pulumi would refuse to delete what is protected`,
      fix: `Set unprotected: ${retired} and \`pulumi up\` both stacks first; then retired: ${retired}, and \`pulumi up\` both again.`,
    },
  ];
}
