import assert from "node:assert/strict";
import type { Picture } from "../../../../cli/report/page/model/picture";
import { add, modelFrom, stackOf, warmStandby } from "./exports";
import { aurora, bucket, EVERY, rds, rdsBackups, table, vaults, volumes, withStores, type AddStore } from "./stores";

const pair = () => [stackOf("primary", "us-east-1"), stackOf("secondary", "us-west-2")];

const modelWith = (...stores: AddStore[]) =>
  modelFrom(
    withStores(
      pair(),
      stores.map((store, i) => [`data${i === 0 ? "" : i}`, store] as const),
    ),
  );

/** Each region's stores as "service name: facts". */
function storesIn({ regions }: Picture): Record<string, string[]> {
  const said = regions.map(({ name, stores }) => [
    name,
    stores.map((one) => `${one.service} ${one.name}: ${one.facts.join(", ")}`),
  ]);
  return Object.fromEntries(said) as Record<string, string[]>;
}

/** The copies between regions as "from > to: what", with <> for both ways. */
function waysIn({ copies, regions }: Picture): string[] {
  const stores = regions.flatMap((region) => region.stores);
  const place = (id: string) => stores.find((one) => one.id === id)!.region;
  return copies.map(
    ({ from, to, both, kind, what }) => `${place(from)} ${both ? "<>" : ">"} ${place(to)}: ${what} (${kind})`,
  );
}

describe("the page's model of stores", () => {
  it("has an RDS instance and its read replica", () => {
    const { picture } = modelWith(rds);
    assert.deepEqual(storesIn(picture), {
      "us-east-1": ["RDS data-1: PostgreSQL 16, db.m7g.large, Multi-AZ"],
      "us-west-2": ["RDS data-2: PostgreSQL 16, db.m7g.large, Single-AZ"],
    });
    assert.deepEqual(waysIn(picture), ["us-east-1 > us-west-2: read replica (replication)"]);
  });

  it("has automated backups in another region as copies of their instance", () => {
    const { picture } = modelWith(rdsBackups);
    assert.deepEqual(storesIn(picture), {
      "us-east-1": ["RDS data: MySQL 8.4, db.t4g.small, us-east-1a"],
      "us-west-2": ["RDS data: automated backups, PITR 14 days"],
    });
    assert.deepEqual(waysIn(picture), ["us-east-1 > us-west-2: automated backups (backups)"]);
  });

  it("has an Aurora Global Database with its clusters' instances in their zones", () => {
    const { picture } = modelWith(aurora);
    const parts = picture.regions.map(({ stores: [one] }) => one!.parts.map((part) => part.text));
    assert.deepEqual(parts, [
      ["us-east-1a · tier 0", "us-east-1b · tier 1", "us-east-1c · tier 2"],
      ["us-west-2a · tier 0"],
    ]);
    assert.deepEqual(storesIn(picture)["us-west-2"], [
      "Aurora data-secondary: PostgreSQL 16.6, 1 instance, db.r7g.large",
    ]);
    assert.deepEqual(waysIn(picture), ["us-east-1 > us-west-2: global database (replication)"]);
  });

  it("shows that a headless cluster has no instance, and each instance's class where they differ", () => {
    const stacks = withStores(pair(), [["data", aurora]]);
    const [primary, secondary] = stacks;
    secondary!.resources = secondary!.resources.filter((one) => !one.type.includes("clusterInstance"));
    const [first] = primary!.resources.filter((one) => one.type.includes("clusterInstance"));
    first!.inputs = { ...first!.inputs, instanceClass: "db.r7g.xlarge" };
    const { picture } = modelFrom(stacks);
    assert.deepEqual(storesIn(picture)["us-west-2"], ["Aurora data-secondary: PostgreSQL 16.6, no instance yet"]);
    assert.equal(picture.regions[0]!.stores[0]!.parts[0]!.text, "us-east-1a · tier 0 · db.r7g.xlarge");
  });

  it("calls RDS's own cluster a Multi-AZ DB cluster", () => {
    const stack = stackOf("primary", "us-east-1");
    const own = {
      clusterIdentifier: "data",
      engine: "postgres",
      engineVersion: "17",
      dbClusterInstanceClass: "db.m6gd.large",
    };
    add(stack, "aws:rds/cluster:Cluster", "data", own);
    assert.deepEqual(storesIn(modelFrom([stack]).picture), {
      "us-east-1": ["RDS data: PostgreSQL 17, Multi-AZ DB cluster, db.m6gd.large"],
    });
  });

  it("has a table and its replica, as resources or inline", () => {
    const { picture } = modelWith(table);
    assert.deepEqual(storesIn(picture), {
      "us-east-1": ["DynamoDB data: on demand, point-in-time recovery"],
      "us-west-2": ["DynamoDB data: point-in-time recovery"],
    });
    assert.deepEqual(waysIn(picture), ["us-east-1 <> us-west-2: global table (replication)"]);

    const stack = stackOf("primary", "us-east-1");
    const replicas = [{ regionName: "us-west-2" }, { regionName: "eu-west-1" }];
    add(stack, "aws:dynamodb/table:Table", "data", { name: "data", replicas });
    const inline = modelFrom([stack]).picture;
    assert.deepEqual(waysIn(inline), [
      "us-east-1 <> us-west-2: global table (replication)",
      "us-east-1 <> eu-west-1: global table (replication)",
    ]);
    assert.deepEqual(inline.regions[2]!.stacks, []);
  });

  it("has buckets that are replicated, one way or both", () => {
    const { picture } = modelWith(bucket(false), bucket(true));
    assert.deepEqual(waysIn(picture), [
      "us-east-1 > us-west-2: replication (replication)",
      "us-east-1 <> us-west-2: replication (replication)",
    ]);
    assert.deepEqual(storesIn(picture)["us-west-2"], ["S3 data-us-west-2: versioned", "S3 data1-us-west-2: versioned"]);
  });

  it("has a bucket without another use, and leaves out pages and switches", () => {
    const stacks = warmStandby();
    add(stacks[1]!, "aws:s3/bucket:Bucket", "data", { bucket: "shop-data" });
    const { stores, buckets } = modelFrom(stacks).picture.regions[1]!;
    assert.deepEqual(
      stores.map((one) => `${one.name} ${one.facts}`),
      ["shop-data not versioned"],
    );
    assert.deepEqual(
      buckets.map((one) => one.name),
      ["shop-switch", "shop-page"],
    );
  });

  it("has volumes of a kind as one, with the copies of their lifecycle policy", () => {
    const { picture, attached } = modelWith(volumes);
    assert.deepEqual(storesIn(picture), {
      "us-east-1": ["EBS data: 6 × 100 GiB gp3, us-east-1a × 2, us-east-1b × 2, us-east-1c × 2"],
      "us-west-2": ["EBS data: copies of snapshots, retention 7 days"],
    });
    assert.deepEqual(waysIn(picture), ["us-east-1 > us-west-2: snapshot copies (backups)"]);
    const [first] = picture.regions[0]!.stores;
    assert.equal(first!.members.length, 5);
    for (const member of first!.members) assert.deepEqual(attached.get(member), [first!.urn]);
  });

  it("draws no copies of a lifecycle policy without matching volumes", () => {
    const stacks = pair();
    const [primary, secondary] = stacks as [(typeof stacks)[0], (typeof stacks)[0]];
    add(primary, "aws:ebs/volume:Volume", "data", { availabilityZone: "us-east-1a", size: 8, tags: { a: "b" } });
    for (const [stack, target, tags] of [
      [primary, "us-west-2", { a: "c" }],
      [secondary, "us-east-1", { a: "b" }],
    ] as const) {
      const schedules = [{ crossRegionCopyRules: [{ target, encrypted: true }] }];
      add(stack, "aws:dlm/lifecyclePolicy:LifecyclePolicy", "data", { policyDetails: { targetTags: tags, schedules } });
    }
    const { picture } = modelFrom(stacks);
    assert.deepEqual(storesIn(picture), { "us-east-1": ["EBS data: 8 GiB, us-east-1a"] });
    assert.deepEqual(picture.copies, []);
  });

  it("has vaults, and a plan's copies to the vault of the same name", () => {
    const { picture } = modelWith(vaults);
    assert.deepEqual(storesIn(picture), {
      "us-east-1": ["AWS Backup data: vault, daily retention 35 days"],
      "us-west-2": ["AWS Backup data: vault, locked"],
    });
    assert.deepEqual(waysIn(picture), ["us-east-1 > us-west-2: backup copies (backups)"]);
  });

  it("does not count a store's parts as not drawn", () => {
    const { picture } = modelFrom(withStores(pair(), EVERY));
    assert.deepEqual(
      picture.regions.map((region) => region.others),
      [[], []],
    );
  });
});
