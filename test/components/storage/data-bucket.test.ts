import assert from "node:assert/strict";
import { nameOf, planOf, SIDES, statementsOf, waitsFor, type Pair, type Planned, type Stack } from "../plans";

const [EAST, WEST] = ["us-east-1", "us-west-2"];
const NAME = (region: string, store: string) => `storefront-123456789012-${region}-${store}`;
const REGIONS = { primary: EAST, secondary: WEST };

const BUCKETS = {
  media: {
    rpo: "15m",
    lifecycle: {
      oldVersionsDays: 90,
      incompleteUploadsDays: 2,
      expireAfterDays: 400,
      transitions: [{ storageClass: "STANDARD_IA", afterDays: 30 }],
    },
  },
  archive: { rpo: "1h", replication: { deleteMarkers: false }, objectLock: { mode: "governance", years: 2 } },
  bulk: { rpo: "2d", replication: { timeControl: false, metrics: false }, deletionProtection: false, backup: false },
};

const PATIENT = { objectives: { region: { rto: "8h", rpo: "2h" } } };
const NO_STANDBY_SIZE = { secondary: { compute: { standby: null } } };

/** Both stacks of a strategy with the buckets above. */
function planned(strategy: string, shared: object = {}): Promise<Pair> {
  const isSite = strategy === "static-site";
  return planOf({
    shared: {
      buckets: BUCKETS,
      workload: { strategy, ...PATIENT },
      ...(isSite && { standby: { lastResort: false } }),
      ...shared,
    },
    ...(isSite ? { secondary: { network: null, compute: null } } : strategy !== "warm-standby" && NO_STANDBY_SIZE),
  });
}

const FAIL_OVER = ["backup-restore", "pilot-light", "warm-standby"];
const REPLICATING = [...FAIL_OVER, "active-active"];

/** What belongs to the bucket of a store in a stack. */
function part(stack: Stack, type: string, store: string): Planned {
  return stack.where(`aws:s3:${type}`, "bucket", NAME(stack.region, store));
}

const replications = (stack: Stack) => stack.all("aws:s3:BucketReplicationConfig");

/** What of a stack has to do with the data buckets, as it would be sent to AWS. */
function sent(stack: Stack): Record<string, unknown> {
  const names = Object.keys(BUCKETS).flatMap((store) => [NAME(EAST, store), NAME(WEST, store)]);
  const mine = stack.resources.filter((r) => names.some((name) => JSON.stringify(r.inputs).includes(name)));
  return Object.fromEntries(mine.map((r) => [r.urn, r.inputs]));
}

describe("a data bucket", () => {
  it("is in both regions, under the name that each is known by to the other", async () => {
    for (const strategy of REPLICATING) {
      const pair = await planned(strategy);
      for (const side of SIDES)
        for (const store of Object.keys(BUCKETS)) {
          const bucket = part(pair[side], "Bucket", store);
          assert.equal(bucket.inputs["region"], undefined);
          assert.equal(pair[side].outputs["stores"].buckets[store].bucket, NAME(REGIONS[side], store));
        }
    }
  });

  it("is encrypted by its own region's key, with bucket keys, and nobody can open it", async () => {
    const pair = await planned("warm-standby");
    for (const side of SIDES) {
      const [encryption] = part(pair[side], "BucketServerSideEncryptionConfiguration", "media").inputs["rules"];
      assert.deepEqual(encryption, {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: pair[side].outputs["dataKeyArn"],
        },
        bucketKeyEnabled: true,
      });
      assert.match(pair[side].outputs["dataKeyArn"], new RegExp(`:${REGIONS[side]}:`));
      const { inputs } = part(pair[side], "BucketPublicAccessBlock", "media");
      const { blockPublicAcls, ignorePublicAcls, blockPublicPolicy, restrictPublicBuckets } = inputs;
      assert.deepEqual(
        [blockPublicAcls, ignorePublicAcls, blockPublicPolicy, restrictPublicBuckets],
        Array(4).fill(true),
      );
      assert.deepEqual(part(pair[side], "BucketVersioning", "media").inputs["versioningConfiguration"], {
        status: "Enabled",
      });
    }
  });

  it("takes two steps to delete: protected by Pulumi, and by a policy that refuses", async () => {
    const pair = await planned("warm-standby");
    for (const side of SIDES) {
      for (const [store, isProtected] of [
        ["media", true],
        ["bulk", false],
      ] as const) {
        const bucket = part(pair[side], "Bucket", store);
        assert.equal(bucket.protect ?? false, isProtected);
        assert.equal(bucket.inputs["forceDestroy"], undefined);
        const denied = statementsOf(part(pair[side], "BucketPolicy", store).inputs["policy"]);
        assert.deepEqual(
          denied.map(({ Effect, Principal, Action }) => [Effect, Principal, Action]),
          [["Deny", "*", "s3:*"], ...(isProtected ? [["Deny", "*", "s3:DeleteBucket"]] : [])],
        );
      }
    }
  });

  it("ages as its settings say, alike in both regions since S3 replicates no such action", async () => {
    const pair = await planned("warm-standby");
    for (const side of SIDES) {
      assert.deepEqual(part(pair[side], "BucketLifecycleConfiguration", "media").inputs["rules"], [
        {
          id: "old-versions",
          status: "Enabled",
          filter: { prefix: "" },
          noncurrentVersionExpiration: { noncurrentDays: 90 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 2 },
          expiration: { days: 400 },
          transitions: [{ storageClass: "STANDARD_IA", days: 30 }],
        },
      ]);
      const [plain] = part(pair[side], "BucketLifecycleConfiguration", "bulk").inputs["rules"];
      assert.deepEqual(plain.expiration, { expiredObjectDeleteMarker: true });
      assert.equal(plain.noncurrentVersionExpiration.noncurrentDays, 30);
      assert.equal(plain.transitions, undefined);
    }
  });

  it("locks by a resource beside the bucket, in both regions, and replicates only then", async () => {
    const pair = await planned("warm-standby");
    for (const side of SIDES) {
      const lock = part(pair[side], "BucketObjectLockConfiguration", "archive");
      assert.deepEqual(lock.inputs["rule"], { defaultRetention: { mode: "GOVERNANCE", years: 2 } });
      assert.equal(part(pair[side], "Bucket", "archive").inputs["objectLockEnabled"], undefined, "would replace it");
      assert.ok(waitsFor(lock, part(pair[side], "BucketVersioning", "archive")));
      assert.equal(pair[side].all("aws:s3:BucketObjectLockConfiguration").length, 1);
      if (side === "secondary")
        for (const config of replications(pair[side]).filter((r) => /-archive$/.test(r.inputs["bucket"])))
          assert.ok(waitsFor(config, lock), nameOf(config));
    }
  });

  it("is found by the backup plan of the region that writes, and says an objective of its own", async () => {
    for (const [active, writer, other] of [
      ["primary", "primary", "secondary"],
      ["secondary", "secondary", "primary"],
    ] as const) {
      const pair = await planned("warm-standby", { active });
      const tags = (side: (typeof SIDES)[number], store: string) => part(pair[side], "Bucket", store).inputs["tags"];
      assert.equal(tags(writer, "media")["backup-plan"], "storefront");
      assert.equal(tags(other, "media")["backup-plan"], undefined);
      assert.equal(tags(writer, "bulk")["backup-plan"], undefined, "backup: false");
      for (const side of SIDES) assert.deepEqual([tags(side, "media").rpo, tags(side, "bulk").rpo], ["15m", "2d"]);
    }
  });

  it("is in static-site in the primary alone, which its backups leave", async () => {
    const pair = await planned("static-site", { buckets: { media: { ...BUCKETS.media, rpo: "1h" } } });
    assert.equal(part(pair.primary, "Bucket", "media").inputs["tags"]["backup-plan"], "storefront");
    assert.deepEqual(sent(pair.secondary), {});
    for (const side of SIDES) assert.deepEqual(replications(pair[side]), []);
  });

  it("can be read, written and brought back by the service, by its region's key and for S3 alone; no version can be deleted", async () => {
    const pair = await planned("warm-standby");
    for (const side of SIDES) {
      const { policy } = pair[side].one("aws:iam:RolePolicy", "storefront-stores").inputs;
      const arn = `arn:aws:s3:::${NAME(REGIONS[side], "media")}`;
      const granted = statementsOf(policy).filter(({ Resource }) => [arn, `${arn}/*`].includes(Resource));
      const actions = granted.flatMap(({ Action }) => Action as string[]);
      for (const action of ["ListBucket", "GetObject", "GetObjectVersion", "PutObject", "DeleteObject"])
        assert.ok(actions.includes(`s3:${action}`), action);
      assert.ok(!actions.includes("s3:DeleteObjectVersion") && !actions.some((action) => action.includes("*")));
      const other = NAME(REGIONS[side === "primary" ? "secondary" : "primary"], "media");
      assert.ok(!String(policy).includes(other), "each region uses its own");
      const keys = statementsOf(policy).filter(({ Action }) => String(Action).startsWith("kms:"));
      assert.ok(keys.length > 0);
      for (const key of keys) {
        assert.equal(key["Resource"], pair[side].outputs["dataKeyArn"]);
        assert.deepEqual(key["Condition"], { StringEquals: { "kms:ViaService": `s3.${REGIONS[side]}.amazonaws.com` } });
      }
    }
  });
});

describe("replication of a data bucket", () => {
  it("is made by the secondary's stack alone, both ways, each on its source in the source's region", async () => {
    for (const strategy of REPLICATING) {
      const { primary, secondary } = await planned(strategy);
      assert.deepEqual(replications(primary), []);
      assert.equal(replications(secondary).length, 2 * Object.keys(BUCKETS).length);
      for (const store of Object.keys(BUCKETS))
        for (const [from, to] of [
          [EAST, WEST],
          [WEST, EAST],
        ] as const) {
          const { inputs } = secondary.where("aws:s3:BucketReplicationConfig", "bucket", NAME(from!, store));
          assert.equal(inputs["region"], from);
          const [rule, ...others] = inputs["rules"];
          assert.deepEqual(others, []);
          assert.equal(rule.destination.bucket, `arn:aws:s3:::${NAME(to!, store)}`);
          const key = (to === WEST ? secondary : primary).outputs["dataKeyArn"];
          assert.equal(rule.destination.encryptionConfiguration.replicaKmsKeyId, key, "the key of the destination");
          assert.deepEqual(rule.sourceSelectionCriteria, {
            sseKmsEncryptedObjects: { status: "Enabled" },
            replicaModifications: { status: "Enabled" },
          });
          const versioning = part(secondary, "BucketVersioning", store);
          assert.ok(
            waitsFor(secondary.where("aws:s3:BucketReplicationConfig", "bucket", NAME(from!, store)), versioning),
          );
          assert.deepEqual([rule.filter, rule.status], [{ prefix: "" }, "Enabled"], "the whole bucket");
        }
    }
  });

  it("has Time Control, metrics and delete markers unless the settings say otherwise", async () => {
    const { secondary } = await planned("warm-standby");
    const of = (store: string) => replications(secondary).filter((r) => r.inputs["bucket"].endsWith(`-${store}`));
    const rules = (store: string) => of(store).map(({ inputs }) => inputs["rules"][0]);
    for (const { destination, deleteMarkerReplication } of rules("media")) {
      assert.deepEqual(destination.replicationTime, { status: "Enabled", time: { minutes: 15 } });
      assert.deepEqual(destination.metrics, { status: "Enabled", eventThreshold: { minutes: 15 } });
      assert.deepEqual(deleteMarkerReplication, { status: "Enabled" });
    }
    for (const { deleteMarkerReplication } of rules("archive"))
      assert.deepEqual(deleteMarkerReplication, { status: "Disabled" });
    for (const { destination } of rules("bulk"))
      assert.deepEqual([destination.replicationTime, destination.metrics], [undefined, undefined]);
  });

  it("has a role of its own for each direction, which reads the source, writes the destination, and uses both keys in their regions", async () => {
    const { primary, secondary } = await planned("warm-standby");
    const keys = { [EAST!]: primary.outputs["dataKeyArn"], [WEST!]: secondary.outputs["dataKeyArn"] };
    for (const config of replications(secondary)) {
      const role = secondary.where(
        "aws:iam:Role",
        "tags",
        secondary.one("aws:iam:Role", nameOf(config)).inputs["tags"],
      );
      const policy = secondary.one("aws:iam:RolePolicy", nameOf(config));
      assert.equal(config.inputs["role"], role.outputs["arn"]);
      assert.ok(waitsFor(config, policy), "what is written before the role may read fails");
      const source = `arn:aws:s3:::${config.inputs["bucket"]}`;
      const destination: string = config.inputs["rules"][0].destination.bucket;
      const [from, to] = source.includes(EAST!) ? [EAST!, WEST!] : [WEST!, EAST!];
      const via = (region: string) => ({ StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } });
      const statements = statementsOf(policy.inputs["policy"]);
      assert.deepEqual(
        statements.map(({ Resource, Condition }) => [Resource, Condition]),
        [
          [source, undefined],
          [`${source}/*`, undefined],
          [`${destination}/*`, undefined],
          [keys[from], via(from)],
          [keys[to], via(to)],
        ],
      );
      const actions = statements.flatMap(({ Action }) => Action as string[]);
      for (const action of ["s3:GetObjectRetention", "s3:GetObjectLegalHold", "s3:ReplicateDelete", "kms:Encrypt"])
        assert.ok(actions.includes(action), action);
      const [trust] = statementsOf(role.inputs["assumeRolePolicy"]);
      assert.deepEqual(trust!["Principal"].Service, ["s3.amazonaws.com", "batchoperations.s3.amazonaws.com"]);
    }
  });

  it("is not touched by a flip of the writer, nor is anything else of the buckets, save the tag for backups in the own region", async () => {
    for (const strategy of REPLICATING) {
      const [before, after] = [await planned(strategy), await planned(strategy, { active: "secondary" })];
      for (const side of SIDES) {
        const [was, is] = [sent(before[side]), sent(after[side])];
        assert.deepEqual(Object.keys(is).sort(), Object.keys(was).sort(), "nothing made, nothing deleted");
        for (const [urn, inputs] of Object.entries(is)) {
          const isBucket = /aws:s3\/bucket:Bucket::/.test(urn);
          const untagged = (one: unknown) => (isBucket ? { ...(one as object), tags: undefined } : one);
          if (!/aws:backup\//.test(urn)) assert.deepEqual(untagged(inputs), untagged(was[urn]), urn);
        }
      }
    }
  });

  it("tells the commands for what was there before it, each in the region of its source", async () => {
    const { primary, secondary } = await planned("warm-standby");
    const commands = secondary.outputs["stores"].buckets.media.replicateExisting;
    for (const [direction, region] of [
      ["toSecondary", EAST],
      ["toPrimary", WEST],
    ] as const) {
      const command: string = commands[direction];
      const role = replications(secondary).find((r) => r.inputs["bucket"] === NAME(region!, "media"))!.inputs["role"];
      assert.ok(command.startsWith("aws s3control create-job --account-id 123456789012 "));
      assert.ok(command.includes(` --region ${region} `) && command.includes(` --role-arn ${role} `), command);
      const manifest = /--manifest-generator '([^']+)'/.exec(command)![1]!;
      assert.equal(JSON.parse(manifest).S3JobManifestGenerator.SourceBucket, `arn:aws:s3:::${NAME(region!, "media")}`);
    }
    assert.equal(primary.outputs["stores"].buckets.media.replicateExisting, undefined);
  });
});
