/*
 * Stores as a stack export has them, each kind with its copy in the other region, to be laid over the service of exports.ts.
 */
import { add, type Stack } from "./exports";

const ACCOUNT = "123456789012";

/** The two stacks of a service, the one that writes first. */
export interface Pair {
  primary: Stack;
  secondary: Stack;
}

export type AddStore = (pair: Pair, name: string) => void;

const arn = (stack: Stack, service: string, rest: string) => `arn:aws:${service}:${stack.region}:${ACCOUNT}:${rest}`;

/** An RDS instance and its read replica. */
export const rds: AddStore = ({ primary, secondary }, name) => {
  const common = { instanceClass: "db.m7g.large", multiAz: true };
  const source = { arn: arn(primary, "rds", `db:${name}-1`) };
  const engine = { engine: "postgres", engineVersion: "16" };
  const group = add(primary, "aws:rds/subnetGroup:SubnetGroup", name, { name });
  const own = { identifier: `${name}-1`, ...engine, ...common, dbSubnetGroupName: name };
  add(primary, "aws:rds/instance:Instance", name, own, source);
  group.outputs = { ...group.outputs, name };
  const replica = { identifier: `${name}-2`, replicateSourceDb: source.arn, ...common, multiAz: false };
  add(secondary, "aws:rds/instance:Instance", name, replica, { arn: arn(secondary, "rds", `db:${name}-2`) });
};

/** An RDS instance and its automated backups in the other region. */
export const rdsBackups: AddStore = ({ primary, secondary }, name) => {
  const source = { arn: arn(primary, "rds", `db:${name}`) };
  const own = { identifier: name, engine: "mysql", engineVersion: "8.4", instanceClass: "db.t4g.small" };
  add(primary, "aws:rds/instance:Instance", name, { ...own, availabilityZone: `${primary.region}a` }, source);
  const type = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
  add(secondary, type, name, { sourceDbInstanceArn: source.arn, retentionPeriod: 14 });
};

/** An Aurora Global Database: three instances in one region, one in the other. */
export const aurora: AddStore = ({ primary, secondary }, name) => {
  const engine = { engine: "aurora-postgresql", engineVersion: "16.6" };
  add(primary, "aws:rds/globalCluster:GlobalCluster", name, { globalClusterIdentifier: `${name}-global`, ...engine });
  for (const [stack, zones] of [
    [primary, ["a", "b", "c"]],
    [secondary, ["a"]],
  ] as const) {
    const clusterIdentifier = `${name}-${stack.name}`;
    const own = { clusterIdentifier, globalClusterIdentifier: `${name}-global`, ...engine };
    add(stack, "aws:rds/cluster:Cluster", name, own, { arn: arn(stack, "rds", `cluster:${clusterIdentifier}`) });
    zones.forEach((letter, promotionTier) => {
      const member = { clusterIdentifier, instanceClass: "db.r7g.large", promotionTier };
      const availabilityZone = `${stack.region}${letter}`;
      add(stack, "aws:rds/clusterInstance:ClusterInstance", `${name}-${letter}`, { ...member, availabilityZone });
    });
  }
};

/** A DynamoDB table and its replica. */
export const table: AddStore = ({ primary, secondary }, name) => {
  const own = { arn: arn(primary, "dynamodb", `table/${name}`) };
  const settings = { name, billingMode: "PAY_PER_REQUEST", pointInTimeRecovery: { enabled: true } };
  add(primary, "aws:dynamodb/table:Table", name, settings, own);
  const replica = { globalTableArn: own.arn, pointInTimeRecovery: true };
  add(secondary, "aws:dynamodb/tableReplica:TableReplica", name, replica, {
    arn: arn(secondary, "dynamodb", `table/${name}`),
  });
};

/** Two buckets, replicated both ways or one. */
export const bucket =
  (both: boolean): AddStore =>
  ({ primary, secondary }, name) => {
    const stacks = [primary, secondary] as const;
    const named = stacks.map((stack) => `${name}-${stack.region}`);
    stacks.forEach((stack, i) => {
      add(stack, "aws:s3/bucket:Bucket", name, { bucket: named[i] }, { arn: `arn:aws:s3:::${named[i]}` });
      const versioningConfiguration = { status: "Enabled" };
      add(stack, "aws:s3/bucketVersioning:BucketVersioning", name, { bucket: named[i], versioningConfiguration });
      if (i === 1 && !both) return;
      const rules = [{ destination: { bucket: `arn:aws:s3:::${named[1 - i]}` } }];
      add(stack, "aws:s3/bucketReplicationConfig:BucketReplicationConfig", name, { bucket: named[i], rules });
    });
  };

/** Volumes in each zone, of which a lifecycle policy copies the snapshots. */
export const volumes: AddStore = ({ primary, secondary }, name) => {
  const tags = { volume: name };
  for (const letter of ["a", "b", "c"]) {
    for (const number of [1, 2]) {
      const availabilityZone = `${primary.region}${letter}`;
      add(primary, "aws:ebs/volume:Volume", `${name}-${availabilityZone}-${number}`, {
        availabilityZone,
        size: 100,
        type: "gp3",
        tags,
      });
    }
  }
  const rule = { target: secondary.region, encrypted: true, retainRule: { interval: 7, intervalUnit: "DAYS" } };
  const policyDetails = { targetTags: tags, schedules: [{ name: "all", crossRegionCopyRules: [rule] }] };
  add(primary, "aws:dlm/lifecyclePolicy:LifecyclePolicy", name, { policyDetails });
};

/** A vault in each region, and a plan that copies from one to the other. */
export const vaults: AddStore = ({ primary, secondary }, name) => {
  const made = [primary, secondary].map((stack) => {
    const own = { arn: arn(stack, "backup", `backup-vault:${name}`) };
    add(stack, "aws:backup/vault:Vault", name, { name }, own);
    return own.arn;
  });
  add(secondary, "aws:backup/vaultLockConfiguration:VaultLockConfiguration", name, {
    backupVaultName: name,
    minRetentionDays: 7,
  });
  const copyActions = [{ destinationVaultArn: made[1] }];
  const plan = { rules: [{ ruleName: "daily", targetVaultName: name, lifecycle: { deleteAfter: 35 }, copyActions }] };
  const { id } = add(primary, "aws:backup/plan:Plan", name, plan);
  add(primary, "aws:backup/selection:Selection", name, { planId: id, resources: ["*"] });
};

/** Every kind of store once. */
export const EVERY: readonly (readonly [name: string, store: AddStore])[] = [
  ["orders", rds],
  ["ledger", rdsBackups],
  ["catalogue", aurora],
  ["sessions", table],
  ["uploads", bucket(true)],
  ["exports", bucket(false)],
  ["scratch", volumes],
  ["backups", vaults],
];

/** The stacks of a service, the first with so many stores. */
export function withStores(stacks: Stack[], stores: readonly (readonly [name: string, store: AddStore])[]): Stack[] {
  const [primary, secondary] = stacks as [Stack, Stack];
  for (const [name, store] of stores) store({ primary, secondary }, name);
  return stacks;
}
