import assert from "node:assert/strict";
import { replicationDestination } from "../../../policy/rules/s3/replication-destination";
import { replicationKms } from "../../../policy/rules/s3/replication-kms";
import { bucketVersioning } from "../../../policy/rules/s3/bucket-versioning";
import { crossRegionCopy } from "../../../policy/rules/s3/cross-region-copy";
import { lifecycleExpiration } from "../../../policy/rules/s3/lifecycle-expiration";
import { objectLockRetention } from "../../../policy/rules/s3/object-lock-retention";
import { deleteMarkerReplication } from "../../../policy/rules/s3/delete-marker-replication";
import { replicationTimeControl } from "../../../policy/rules/s3/replication-time-control";
import { graphOf, previewOf, resource, unknown, verdicts, type Fixture } from "../fixtures";

type Values = Record<string, unknown>;
const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1";

/** A bucket with arguments of its own, in both forms that the provider has had. */
const FORMS: Record<string, (name: string, of: Values, region?: string) => Fixture> = {
  Bucket: (name, of, region = "eu-central-1") =>
    resource("aws:s3/bucket:Bucket", name, { bucket: name, ...of }, { region }),
  BucketV2: (name, of, region = "eu-central-1") => {
    const lists = Object.entries(of).map(([key, value]) =>
      ["lifecycleRules", "objectLockConfiguration", "objectLockEnabled"].includes(key)
        ? [key, value]
        : [`${key}s`, [value]],
    );
    return resource("aws:s3/bucketV2:BucketV2", name, { bucket: name, ...Object.fromEntries(lists) }, { region });
  },
};

const encrypted = { rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } } };
const replicated = (to: unknown, more: Values = {}, destination: Values = {}) => ({
  role: "role",
  rules: [{ status: "Enabled", filter: { prefix: "" }, destination: { bucket: to, ...destination }, ...more }],
});
const on = { enabled: true };

describe("a bucket's own arguments", () => {
  for (const [form, bucket] of Object.entries(FORMS)) {
    const copy = bucket("invoices-copy", { versioning: on }, "eu-west-1");
    const near = bucket("invoices-near", { versioning: on });

    for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
      it(`replicate like a BucketReplicationConfig: ${form}, ${when}`, () => {
        const far = build(copy, bucket("invoices", { versioning: on, replicationConfiguration: replicated(copy.id) }));
        assert.equal(verdicts(crossRegionCopy, far).invoices, "compliant");
        assert.deepEqual(verdicts(replicationDestination, far), { invoices: "compliant" });
        const same = build(near, bucket("invoices", { versioning: on, replicationConfiguration: replicated(near.id) }));
        assert.deepEqual(verdicts(replicationDestination, same), { invoices: "violation" });
        assert.equal(verdicts(crossRegionCopy, same).invoices, "violation");
      });
    }

    it(`are judged for keys, delete markers and time: ${form}`, () => {
      const criteria = { sourceSelectionCriteria: { sseKmsEncryptedObjects: { enabled: true } } };
      const judge = (more: Values, destination: Values = {}) => {
        const config = replicated("arn:aws:s3:::invoices-copy", more, destination);
        const own = { serverSideEncryptionConfiguration: encrypted, replicationConfiguration: config };
        const graph = graphOf(copy, bucket("invoices", own));
        return [replicationKms, deleteMarkerReplication, replicationTimeControl].map(
          (rule) => verdicts(rule, graph).invoices,
        );
      };
      assert.deepEqual(judge({}), ["violation", "violation", "violation"]);
      const whole = {
        replicaKmsKeyId: KEY,
        replicationTime: { status: "Enabled", minutes: 15 },
        metrics: { status: "Enabled", minutes: 15 },
      };
      assert.equal(judge(criteria, whole)[0], "compliant");
      assert.deepEqual(judge({ ...criteria, deleteMarkerReplicationStatus: "Enabled" }, whole).slice(1), [
        "compliant",
        "compliant",
      ]);
    });

    it(`version, expire and lock: ${form}`, () => {
      const graph = (of: Values) => graphOf(bucket("notes", of));
      assert.deepEqual(verdicts(bucketVersioning, graph({ versioning: on })), { notes: "compliant" });
      assert.deepEqual(verdicts(bucketVersioning, graph({ versioning: { enabled: false } })), { notes: "violation" });
      assert.deepEqual(verdicts(bucketVersioning, graph({ versioning: { enabled: unknown } })), { notes: "undecided" });
      const lifecycleRules = [
        { enabled: true, abortIncompleteMultipartUploadDays: 7, noncurrentVersionExpiration: { days: 30 } },
      ];
      assert.deepEqual(verdicts(lifecycleExpiration, graph({ versioning: on, lifecycleRules })), {
        notes: "compliant",
      });
      assert.deepEqual(
        verdicts(
          lifecycleExpiration,
          graph({ versioning: on, lifecycleRules: [{ ...lifecycleRules[0], enabled: false }] }),
        ),
        { notes: "violation" },
      );
      const objectLockConfiguration = {
        objectLockEnabled: "Enabled",
        rule: { defaultRetention: { mode: "COMPLIANCE", days: 30 } },
      };
      assert.deepEqual(verdicts(objectLockRetention, graph({ objectLockEnabled: true, objectLockConfiguration })), {
        notes: "compliant",
      });
      assert.deepEqual(verdicts(objectLockRetention, graph({ objectLockEnabled: true })), { notes: "violation" });
    });
  }

  it("do not hide the resource beside the bucket", () => {
    const bucket = resource("aws:s3/bucket:Bucket", "notes", { bucket: "notes", versioning: on });
    const beside = resource("aws:s3/bucketVersioning:BucketVersioning", "off", {
      bucket: bucket.id,
      versioningConfiguration: { status: "Suspended" },
    });
    assert.match(verdicts(bucketVersioning, graphOf(bucket, beside)).notes!, /violation/);
  });

  it("are not known where the whole argument is not", () => {
    const bucket = resource("aws:s3/bucket:Bucket", "notes", {
      replicationConfiguration: unknown,
      versioning: unknown,
    });
    assert.deepEqual(verdicts(bucketVersioning, graphOf(bucket)), { notes: "undecided" });
    assert.deepEqual(verdicts(crossRegionCopy, graphOf(bucket)), { notes: "undecided" });
  });

  it("are parts with their own arguments: metrics, filters by prefix and tags, a policy, nothing of an empty one", () => {
    const made = (inputs: Values, type: string) =>
      graphOf(FORMS.Bucket!("invoices", inputs))
        .ofType(type)
        .map((one) => one.inputs);
    const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
    const [rules] = made(
      {
        replicationConfiguration: replicated(
          "arn:aws:s3:::invoices-copy",
          { filter: { prefix: "a/", tags: { keep: "yes" } } },
          { metrics: { status: "Enabled", minutes: 15 }, replicationTime: { status: "Enabled", minutes: 15 } },
        ),
      },
      REPLICATION,
    );
    const [first] = rules!.rules as Values[];
    assert.deepEqual(first!.filter, { and: { prefix: "a/", tags: { keep: "yes" } } });
    const { metrics, replicationTime } = first!.destination as Values;
    assert.deepEqual(metrics, { status: "Enabled", eventThreshold: { minutes: 15 } });
    assert.deepEqual(replicationTime, { status: "Enabled", time: { minutes: 15 } });
    assert.deepEqual(
      made({ policy: "{}" }, "aws:s3/bucketPolicy:BucketPolicy").map(({ policy }) => policy),
      ["{}"],
    );
    for (const nothing of [null, []])
      assert.deepEqual(made({ versionings: nothing }, "aws:s3/bucketVersioning:BucketVersioning"), []);
  });
});
