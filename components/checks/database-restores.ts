import type { Areas } from "../config/schema";
import { databasePath } from "../topology/databases";
import type { Problem } from "../config/problems";
import type { Role } from "../config/schema/common";
import type { Database } from "../config/schema/databases";

/** How a snapshot's ARN names its kind. */
const KIND = { "rds-instance": "snapshot", aurora: "cluster-snapshot" } as const;

/** A database that comes from backups, with its members. */
interface Restored {
  store: string;
  type: keyof typeof KIND;
  members: Role[];
  retired: number;
}

/** Recovery points that a member needs and the settings do not name, or that cannot be what they are named for. */
export function checkDatabaseRestores(
  areas: Pick<Areas, "workload" | "role" | "active" | "restore" | "databases">,
): Problem[] {
  const restored = Object.entries(areas.databases).flatMap(([store, database]) => restoredOf(areas, store, database));
  return [...missing(areas, restored), ...misplaced(areas, restored)];
}

function restoredOf({ workload }: Pick<Areas, "workload">, store: string, database: Database): Restored[] {
  if (workload.strategy !== "backup-restore") return [];
  const { type, members, retired } = database;
  if (type === "rds-cluster") return [];
  const restoreFrom = "restoreFrom" in database ? database.restoreFrom : undefined;
  if (databasePath(workload.strategy, { type, restoreFrom }) !== "backup-copies") return [];
  return [{ store, type, members, retired }];
}

/** A member that is restored exists from its promotion on, in the stack of its region. */
function missing(
  { workload, role, active, restore }: Pick<Areas, "workload" | "role" | "active" | "restore">,
  restored: Restored[],
): Problem[] {
  return restored.flatMap(({ store, type, members, retired }) => {
    const writer = members.at(-1) === active ? members.length : members.length - 1;
    return members.flatMap((lives, i) => {
      const number = i + 1;
      const exists = lives === role && i > 0 && number <= writer && number > retired;
      const named = Object.hasOwn(restore.databases[store] ?? {}, number);
      if (!exists || named) return [];
      const source = { name: `${workload.name}-${store}-${i}`, region: workload.regions[members[i - 1]!] };
      const at = workload.regions[role];
      return [
        {
          path: `holdfast:restore.databases.${store}.${number}`,
          message: `is missing: with holdfast:active ${active} the database is restored in ${at} from a backup of ${source.name}`,
          fix:
            `Add the newest recovery point's ARN, in quotes, in this stack's file. To see them: aws backup list-recovery-points-by-backup-vault ` +
            `--region ${at} --backup-vault-name ${workload.name}-backup --by-resource-arn ` +
            `arn:aws:rds:${source.region}:${workload.account}:${type === "aurora" ? "cluster" : "db"}:${source.name} ` +
            `--query 'RecoveryPoints[].[CreationDate,RecoveryPointArn]' --output text`,
        },
      ];
    });
  });
}

function misplaced(
  { workload, role, restore }: Pick<Areas, "workload" | "role" | "restore">,
  restored: Restored[],
): Problem[] {
  return Object.entries(restore.databases).flatMap(([store, points]) => {
    const path = `holdfast:restore.databases.${store}`;
    const database = restored.find((one) => one.store === store);
    if (!database) return [];
    return Object.entries(points).flatMap(([number, arn]) =>
      wrongPoint(`${path}.${number}`, database, Number(number), arn, { role, workload }),
    );
  });
}

function wrongPoint(
  path: string,
  { members, type }: Restored,
  number: number,
  arn: string | undefined,
  { role, workload }: Pick<Areas, "role" | "workload">,
): Problem[] {
  // The schema reports what is no member's number.
  if (!(number > 1)) return [];
  const lives = members[number - 1];
  if (lives === undefined || lives !== role)
    return [
      {
        path,
        message: lives === undefined ? `there is no member ${number}` : `member ${number} lives in the ${lives}`,
        fix: `Allowed here: ${places(members, role)}; the members are ${members.join(", ")}.`,
      },
    ];
  const region = role && workload.regions[role];
  const [, , , pointRegion, account, kind] = arn?.split(":") ?? [];
  const wrong =
    pointRegion !== undefined && pointRegion !== region
      ? `is a recovery point in ${pointRegion}, and the database is restored in ${region}`
      : account !== undefined && account !== workload.account
        ? `is a recovery point of account ${account}, and the workload's is ${workload.account}`
        : kind !== undefined && kind !== KIND[type]
          ? `is a ${kind}, and a database of type ${type} is restored from a ${KIND[type]}`
          : undefined;
  if (wrong === undefined) return [];
  const fix = `Allowed: arn:aws:rds:${region}:${workload.account}:${KIND[type]}:…, a copy in this region's vault.`;
  return [{ path, message: wrong, fix }];
}

function places(members: Role[], role: Role | undefined): string {
  const here = members.flatMap((lives, i) => (i > 0 && (role === undefined || lives === role) ? [String(i + 1)] : []));
  return here.join(", ") || "none";
}
