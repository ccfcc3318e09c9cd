import assert from "node:assert/strict";
import { nameOf, SIDES, statementsOf, waitsFor } from "../plans";
import { BUCKETS, NAME, part, planned, REGIONS, replications, REPLICATING, sent } from "./data-buckets";

describe("a data bucket", () => {
  it("is in both regions, under the names that both know", async () => {
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

  it("is encrypted with its own region's key, with bucket keys, and blocks public access", async () => {
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

  it("is deleted in two steps: protected by Pulumi, and by a policy that denies deletion", async () => {
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

  it("has the settings' lifecycle, the same in both regions, since S3 does not replicate lifecycle actions", async () => {
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

  it("has Object Lock by a resource of its own, in both regions, before replication", async () => {
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

  it("has the backup plan's tag in the region that writes, and a tag for an RPO of its own", async () => {
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

  it("exists with static-site in the primary only, and its backups are copied", async () => {
    const pair = await planned("static-site", { buckets: { media: { ...BUCKETS.media, rpo: "5h" } } });
    assert.equal(part(pair.primary, "Bucket", "media").inputs["tags"]["backup-plan"], "storefront");
    assert.deepEqual(sent(pair.secondary), {});
    for (const side of SIDES) assert.deepEqual(replications(pair[side]), []);
  });

  it("can be read, written and restored by the service, with its region's key through S3 only; no version can be deleted", async () => {
    const pair = await planned("warm-standby");
    for (const side of SIDES) {
      const { policy } = pair[side].one("aws:iam:RolePolicy", "storefront-stores").inputs;
      const arn = `arn:aws:s3:::${NAME(REGIONS[side], "media")}`;
      // Buckets that the service uses alike are in one statement.
      const granted = statementsOf(policy).filter(({ Resource }) =>
        [Resource].flat().some((one) => [arn, `${arn}/*`].includes(one)),
      );
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
