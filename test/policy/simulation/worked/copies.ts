import {
  AIR_GAPPED_VAULT,
  BACKUP_PLAN,
  BACKUP_SELECTION,
  BACKUP_VAULT,
  BACKUP_VAULT_LOCK,
  DB_INSTANCE,
  KMS_KEY,
} from "../../../../policy/aws";
import { resource, unknown, type Fixture } from "../../fixtures";
import { EAST, east, WEST } from "./stores";
import { ACCOUNT, copyTable, owned, type CopyCase } from "./kept";

const OTHER = "444455556666";

function database(inputs: Record<string, unknown> = {}) {
  const given = {
    engine: "postgres",
    multiAz: true,
    availabilityZone: "us-east-1a",
    tags: { backup: "daily" },
    ...inputs,
  };
  return owned(DB_INSTANCE, "orders", "rds", { ...given, dbSubnetGroupName: east.group.output("name") });
}

interface Vaults {
  readonly local?: Fixture;
  /** ARNs or vaults. */
  readonly copies?: readonly (Fixture | string)[];
  readonly schedule?: unknown;
}

/** A plan that backs tagged resources up every day into a vault, and copies the backups to others. */
function plan({ local, copies = [], schedule = "cron(0 5 ? * * *)" }: Vaults = {}): Fixture[] {
  const vault = local ?? owned(BACKUP_VAULT, "vault", "backup", { name: "vault" });
  const arn = (one: Fixture | string) => (typeof one === "string" ? one : one.output("arn"));
  const rule = {
    ruleName: "daily",
    targetVaultName: vault.output("name"),
    schedule,
    completionWindow: 120,
    copyActions: copies.map((one) => ({ destinationVaultArn: arn(one) })),
  };
  const made = owned(BACKUP_PLAN, "plan", "backup", { name: "plan", rules: [rule] });
  const selectionTags = [{ type: "STRINGEQUALS", key: "backup", value: "daily" }];
  const selection = resource(BACKUP_SELECTION, "tagged", { planId: made.id, selectionTags }, { region: EAST });
  return [vault, ...copies.filter((one) => typeof one !== "string"), made, selection];
}

const vaultIn = (region: string, name = "copies") => owned(BACKUP_VAULT, name, "backup", { name }, region);
const lock = (vault: Fixture, days: unknown) =>
  resource(
    BACKUP_VAULT_LOCK,
    "lock",
    { backupVaultName: vault.output("name"), changeableForDays: days },
    { region: EAST },
  );

/** Daily, with two hours to complete: 86400 + 7200; a copy has as long again. */
const BACKUP = 93600;
const COPIED = 100800;

const RDS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/";
const BACKUPS = "https://docs.aws.amazon.com/aws-backup/latest/devguide/";

const CASES: CopyCase[] = [
  {
    title: "a Multi-AZ instance without backups",
    source: `${RDS}Concepts.MultiAZSingleStandby.html`,
    why: "The standby is a synchronous copy in another zone of the Region. It takes over what the application writes.",
    resources: () => [database({ tags: {} })],
    expected: {
      "zone us-east-1a": "continues 0",
      "zone us-east-1b": "continues 0",
      "host orders": "continues 0",
      "region us-east-1 outage": "waits 0",
      "region us-east-1 gone": "lost",
      "content orders": "lost",
      [`rights ${ACCOUNT}`]: "lost",
      [`account ${ACCOUNT}`]: "lost",
    },
  },
  {
    title: "a Multi-AZ instance with automated backups",
    source: `${RDS}USER_PIT.html`,
    why: "The latest restorable time is within 5 minutes. Automated backups are in the Region, and go with the instance.",
    resources: () => [database({ backupRetentionPeriod: 7, tags: {} })],
    expected: {
      "zone us-east-1a": "continues 0",
      "content orders": "recovers 300",
      "region us-east-1 gone": "lost",
      // Automated backups are deleted as the instance is, by who may.
      [`rights ${ACCOUNT}`]: "lost",
    },
  },
  {
    title: "an instance in one zone with automated backups",
    source: "https://aws.amazon.com/rds/features/multi-az/",
    why: "Automated backups are in Amazon S3; of the volume in the zone nothing is promised.",
    resources: () => [database({ multiAz: false, backupRetentionPeriod: 7, tags: {} })],
    expected: { "zone us-east-1a": "recovers 300", "zone us-east-1b": "continues 0", "host orders": "continues 0" },
  },
  {
    title: "an instance in a zone that is not known, with automated backups",
    source: "https://aws.amazon.com/rds/features/multi-az/",
    why: "As above, if the zone is its own: the most that may be lost.",
    resources: () => [database({ multiAz: false, backupRetentionPeriod: 7, availabilityZone: unknown, tags: {} })],
    // At the most: whether the zone is its own is not known.
    expected: { "zone us-east-1a": "recovers 300" },
  },
  {
    title: "a daily backup in a vault of the Region",
    source: `${BACKUPS}API_StartBackupJob.html`,
    why: "A day and 2 hours to complete: 86400 + 7200 s. Vaults are Regional, and without a lock users with the permission delete recovery points.",
    resources: () => [database(), ...plan()],
    expected: {
      "content orders": `recovers ${BACKUP}`,
      "region us-east-1 gone": "lost",
      [`rights ${ACCOUNT}`]: "lost",
    },
  },
  {
    title: "a daily backup that is copied to another Region",
    source: `${BACKUPS}cross-region-backup.html`,
    why: "The copy starts after the backup, for which a second window of 2 hours is assumed: 100800 s.",
    resources: () => [database(), ...plan({ copies: [vaultIn(WEST)] })],
    expected: {
      "content orders": `recovers ${BACKUP}`,
      "region us-east-1 outage": `recovers ${COPIED}`,
      "region us-east-1 gone": `recovers ${COPIED}`,
      [`rights ${ACCOUNT}`]: "lost",
      [`account ${ACCOUNT}`]: "lost",
    },
  },
  {
    title: "a backup in a vault under a lock in compliance mode",
    source: `${BACKUPS}vault-lock.html`,
    why: "Once its grace time is over, no user can take the lock off or delete what is in the vault.",
    resources: () => {
      const vault = vaultIn(EAST, "vault");
      return [database(), ...plan({ local: vault }), lock(vault, 3)];
    },
    expected: { [`rights ${ACCOUNT}`]: `recovers ${BACKUP}`, [`account ${ACCOUNT}`]: "lost" },
  },
  {
    title: "a backup in a vault under a lock in governance mode",
    source: `${BACKUPS}vault-lock.html`,
    why: "Users with the permissions can take the lock off.",
    resources: () => {
      const vault = vaultIn(EAST, "vault");
      return [database(), ...plan({ local: vault }), lock(vault, undefined)];
    },
    expected: { [`rights ${ACCOUNT}`]: "lost" },
  },
  {
    title: "a backup in a vault whose lock is known only after deployment",
    source: `${BACKUPS}vault-lock.html`,
    why: "changeableForDays decides between the two modes.",
    resources: () => {
      const vault = vaultIn(EAST, "vault");
      return [database(), ...plan({ local: vault }), lock(vault, unknown)];
    },
    expected: { [`rights ${ACCOUNT}`]: "undecided" },
  },
  {
    title: "a backup that is copied to a logically air-gapped vault",
    source: `${BACKUPS}logicallyairgappedvault.html`,
    why: "An air-gapped vault is locked in compliance mode from the start.",
    resources: () => {
      const inputs = { name: "gapped", minRetentionDays: 7, maxRetentionDays: 30 };
      return [database(), ...plan({ copies: [owned(AIR_GAPPED_VAULT, "gapped", "backup", inputs)] })];
    },
    expected: { [`rights ${ACCOUNT}`]: `recovers ${COPIED}`, "region us-east-1 gone": "lost" },
  },
  {
    title: "a backup that is copied to another account",
    source: `${BACKUPS}create-cross-account-backup.html`,
    why: "The administrator of one account has no rights in the other.",
    resources: () => [database(), ...plan({ copies: [`arn:aws:backup:${WEST}:${OTHER}:backup-vault:isolated`] })],
    expected: {
      [`rights ${ACCOUNT}`]: `recovers ${COPIED}`,
      [`account ${ACCOUNT}`]: `recovers ${COPIED}`,
      "region us-east-1 gone": `recovers ${COPIED}`,
    },
  },
  {
    title: "a backup whose schedule is known only after deployment",
    source: `${BACKUPS}API_BackupRule.html`,
    why: "How old the newest backup is follows from the schedule.",
    resources: () => [database(), ...plan({ schedule: unknown })],
    expected: { "content orders": "undecided", "zone us-east-1a": "continues 0" },
  },
  {
    title: "a backup under the database's own key, and a copy under another",
    source: `${BACKUPS}encryption.html`,
    why: "A copy is encrypted with the key of its own vault.",
    resources: () => {
      const [key, other] = [
        resource(KMS_KEY, "orders-key", {}, { region: EAST }),
        resource(KMS_KEY, "copies-key", {}, { region: WEST }),
      ];
      const away = owned(BACKUP_VAULT, "copies", "backup", { name: "copies", kmsKeyArn: other.output("arn") }, WEST);
      return [
        key,
        other,
        database({ kmsKeyId: key.output("arn"), storageEncrypted: true }),
        ...plan({ copies: [away] }),
      ];
    },
    expected: { "key orders-key": `recovers ${COPIED}`, "key copies-key": "continues 0" },
  },
];

export const DATABASE_COPIES = copyTable("Copies of databases, and their backups", CASES);
