import assert from "node:assert/strict";
import { VARIANTS } from "../../support/variants";
import { nameOf, planOf, SIDES, statementsOf, waitsFor, type Planned, type Stack } from "../plans";

/** Every bucket of a variant, with what belongs to it. */
async function bucketsOf(
  variant: string,
): Promise<{ stack: Stack; bucket: Planned; part: (type: string) => Planned }[]> {
  const pair = await planOf(variant);
  return SIDES.flatMap((side) =>
    pair[side].all("aws:s3:Bucket").map((bucket) => ({
      stack: pair[side],
      bucket,
      part: (type: string) => {
        const found = pair[side].all(`aws:s3:${type}`).filter((r) => r.inputs["bucket"] === bucket.id);
        assert.equal(found.length, 1, `${found.length} of ${type} for ${bucket.id}`);
        return found[0]!;
      },
    })),
  );
}

/** Every bucket of every variant but those for data, which have tests of their own; names are unique within one. */
async function everyBucket() {
  const all = (await Promise.all(VARIANTS.map(({ name }) => bucketsOf(name)))).flat();
  return all.filter(({ bucket }) => !bucket.urn.includes("holdfast:storage:DataBucket"));
}

/** What canaries found and what an experiment puts on a function: it is written again, and an unprotected bucket can be deleted. */
const isExpendable = ({ urn }: Planned) => /\$holdfast:(observability:Canaries|chaos:Experiments)\$/.test(urn);

/** The record of who did what, which a setting protects, and with it a policy that refuses to delete of it. */
const isRecord = ({ urn }: Planned) => urn.includes("$holdfast:audit:Record$");

const isWebsite = (stack: Stack, bucket: Planned) =>
  stack.all("aws:s3:BucketWebsiteConfiguration").some((w) => w.inputs["bucket"] === bucket.id);

describe("buckets", () => {
  it("are protected, versioned, encrypted with S3's own key, and their owner's only", async () => {
    const buckets = await everyBucket();
    assert.ok(buckets.length >= VARIANTS.length * 2);
    for (const { bucket, part } of buckets) {
      if (!isRecord(bucket)) assert.equal(bucket.protect ?? false, !isExpendable(bucket), bucket.urn);
      assert.deepEqual(part("BucketVersioning").inputs["versioningConfiguration"], { status: "Enabled" });
      const [rule] = part("BucketServerSideEncryptionConfiguration").inputs["rules"];
      assert.deepEqual(rule.applyServerSideEncryptionByDefault, { sseAlgorithm: "AES256" });
      const { rule: ownership } = part("BucketOwnershipControls").inputs;
      assert.equal(ownership.objectOwnership, "BucketOwnerEnforced");
    }
  });

  it("deny plain HTTP, except those of S3 websites", async () => {
    for (const { stack, bucket, part } of await everyBucket()) {
      const refusals = statementsOf(part("BucketPolicy").inputs["policy"]).filter((s) => s["Effect"] === "Deny");
      if (isWebsite(stack, bucket)) {
        assert.deepEqual(refusals, []);
        continue;
      }
      const [refusal, ...others] = refusals;
      assert.deepEqual(
        others.map((statement) => statement["Sid"]),
        isRecord(bucket) ? ["WorkloadStaysOut", ...(bucket.protect ? ["DenyDeletion"] : [])] : [],
        bucket.urn,
      );
      assert.deepEqual(refusal!["Condition"], { Bool: { "aws:SecureTransport": "false" } });
      assert.deepEqual([refusal!["Principal"], refusal!["Action"]], ["*", "s3:*"]);
      const arn = `arn:aws:s3:::${bucket.id}`;
      assert.deepEqual(refusal!["Resource"], [arn, `${arn}/*`]);
    }
  });

  it("are public only if their policy allows everyone, and that policy is created after the public access block", async () => {
    for (const { bucket, part } of await everyBucket()) {
      const policy = part("BucketPolicy");
      const block = part("BucketPublicAccessBlock");
      const toAll = statementsOf(policy.inputs["policy"]).filter(
        (s) => s["Effect"] === "Allow" && s["Principal"] === "*",
      );
      const { blockPublicPolicy, restrictPublicBuckets, blockPublicAcls, ignorePublicAcls } = block.inputs;
      const isPublic = toAll.length > 0;
      assert.deepEqual([blockPublicPolicy, restrictPublicBuckets], [!isPublic, !isPublic], bucket.urn);
      assert.deepEqual([blockPublicAcls, ignorePublicAcls], [true, true]);
      for (const { Action } of toAll) assert.equal(Action, "s3:GetObject");
      assert.ok(waitsFor(policy, block));
    }
  });

  it("expire old versions, after versioning is enabled", async () => {
    for (const { bucket, part } of await everyBucket()) {
      const lifecycle = part("BucketLifecycleConfiguration");
      const [rule, ...others] = lifecycle.inputs["rules"];
      const results = nameOf(bucket) === "storefront-canary" ? ["results/"] : [];
      assert.deepEqual(
        others.map((one: any) => one.filter.prefix),
        results,
        bucket.urn,
      );
      assert.equal(rule.status, "Enabled");
      assert.ok(rule.noncurrentVersionExpiration.noncurrentDays > 0);
      assert.ok(waitsFor(lifecycle, part("BucketVersioning")), "S3 has no noncurrent versions before");
    }
  });

  it("have names that are unique in both stacks and that S3 accepts", async () => {
    for (const { name: variant } of VARIANTS) {
      const names = (await bucketsOf(variant)).map(({ bucket }) => bucket.inputs["bucket"] as string);
      assert.equal(new Set(names).size, names.length, variant);
    }
    for (const { bucket } of await everyBucket()) {
      const name: string = bucket.inputs["bucket"];
      assert.match(name, /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);
      assert.doesNotMatch(name, /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3|-an)$|\.\./);
    }
  });
});

describe("objects", () => {
  it("are written after versioning is enabled, so that the first one is a version too", async () => {
    for (const variant of ["shipped", "static-site-s3-website"]) {
      for (const { stack, bucket, part } of await bucketsOf(variant)) {
        const objects = stack.all("aws:s3:BucketObjectv2").filter((o) => o.inputs["bucket"] === bucket.id);
        for (const object of objects) assert.ok(waitsFor(object, part("BucketVersioning")), nameOf(object));
      }
    }
  });
});
