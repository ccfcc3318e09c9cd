import assert from "node:assert/strict";
import { matches } from "../../support/incident/log-filter";
import { VARIANTS } from "../../support/variants";
import { inEurope, planOf, shippedStores, SIDES, statementsOf, waitsFor, type Stack } from "../plans";

const ON = { trail: { enabled: true, objectLock: { mode: "compliance", days: 30 } } };
const STATIC = VARIANTS.find(({ name }) => name === "static-site")!;
const REGIONS = { primary: "us-east-1", secondary: "us-west-2" };

const trailBucket = (region: string) => `storefront-123456789012-${region}-trail`;

/** What of the trail's bucket is of a type. */
function ofBucket(stack: Stack, type: string) {
  return stack.where(type, "bucket", trailBucket(stack.region));
}

describe("the trail", () => {
  it("does not exist by default", async () => {
    const { primary, secondary } = await planOf({ shared: { trail: null } }, "trail");
    for (const stack of [primary, secondary]) assert.deepEqual(stack.all("aws:cloudtrail:Trail"), []);
  });

  for (const side of SIDES) {
    describe(`of the ${side}`, () => {
      it("is multi-Region, validates files, is logging, and has a bucket and key in its own region", async () => {
        const stack = (await planOf({ shared: ON }, "trail"))[side];
        const region = REGIONS[side];
        const { inputs, protect } = stack.one("aws:cloudtrail:Trail");
        assert.equal(inputs["name"], `storefront-${region}-trail`);
        for (const on of [
          "isMultiRegionTrail",
          "includeGlobalServiceEvents",
          "enableLogFileValidation",
          "enableLogging",
        ])
          assert.equal(inputs[on], true, on);
        assert.equal(inputs["s3BucketName"], trailBucket(region));
        const key = stack.where("aws:kms:Key", "description", "CloudTrail of storefront");
        assert.equal(inputs["kmsKeyId"], key.outputs["arn"]);
        assert.ok(String(inputs["kmsKeyId"]).includes(region));
        assert.equal(inputs["advancedEventSelectors"], undefined);
        assert.deepEqual([protect, key.protect, ofBucket(stack, "aws:s3:Bucket").protect], [true, true, true]);
      });

      it("is created after CloudTrail's write access and the lock", async () => {
        const stack = (await planOf({ shared: ON }, "trail"))[side];
        const trail = stack.one("aws:cloudtrail:Trail");
        const role = stack.all("aws:iam:RolePolicy").find((one) => one.inputs["policy"].includes("_CloudTrail_"))!;
        for (const type of ["aws:s3:BucketPolicy", "aws:s3:BucketObjectLockConfiguration"])
          assert.ok(waitsFor(trail, ofBucket(stack, type)), type);
        assert.ok(waitsFor(trail, role));
        assert.ok(String(trail.inputs["cloudWatchLogsGroupArn"]).endsWith(":/aws/cloudtrail/storefront:*"));
      });

      it("has versioning, Object Lock and a lifecycle", async () => {
        const stack = (await planOf({ shared: ON }, "trail"))[side];
        assert.deepEqual(ofBucket(stack, "aws:s3:BucketObjectLockConfiguration").inputs["rule"], {
          defaultRetention: { mode: "COMPLIANCE", days: 30 },
        });
        assert.equal(ofBucket(stack, "aws:s3:BucketVersioning").inputs["versioningConfiguration"].status, "Enabled");
        const [rule] = ofBucket(stack, "aws:s3:BucketLifecycleConfiguration").inputs["rules"];
        assert.deepEqual(rule.expiration, { days: 365 });
        assert.equal(ofBucket(stack, "aws:s3:BucketPublicAccessBlock").inputs["restrictPublicBuckets"], true);
      });

      it("allows CloudTrail for this trail only, and denies deletion", async () => {
        const stack = (await planOf({ shared: ON }, "trail"))[side];
        const arn = `arn:aws:s3:::${trailBucket(REGIONS[side])}`;
        const trail = `arn:aws:cloudtrail:${REGIONS[side]}:123456789012:trail/storefront-${REGIONS[side]}-trail`;
        const found = statementsOf(ofBucket(stack, "aws:s3:BucketPolicy").inputs["policy"]);
        const by = Object.fromEntries(found.map((one) => [one["Sid"], one]));
        assert.deepEqual(Object.keys(by), [
          "TlsOnly",
          "CloudTrailLooks",
          "CloudTrailWrites",
          "WorkloadStaysOut",
          "DenyDeletion",
        ]);
        assert.deepEqual(by["CloudTrailWrites"], {
          Sid: "CloudTrailWrites",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `${arn}/AWSLogs/123456789012/*`,
          Condition: { StringEquals: { "aws:SourceArn": trail, "s3:x-amz-acl": "bucket-owner-full-control" } },
        });
        assert.deepEqual(by["DenyDeletion"]!["Resource"], [arn, `${arn}/*`]);
        assert.deepEqual(by["DenyDeletion"]!["Action"], [
          "s3:DeleteObject",
          "s3:DeleteObjectVersion",
          "s3:DeleteBucket",
          "s3:BypassGovernanceRetention",
        ]);
        const roles = "arn:aws:iam::123456789012:role/storefront-*";
        assert.deepEqual(by["WorkloadStaysOut"]!["Condition"], { ArnLike: { "aws:PrincipalArn": roles } });
        const key = statementsOf(
          stack.where("aws:kms:Key", "description", "CloudTrail of storefront").inputs["policy"],
        );
        const deny = key.find((one) => one["Effect"] === "Deny")!;
        for (const action of ["kms:Decrypt", "kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:PutKeyPolicy"])
          assert.ok(deny["Action"].includes(action), action);
        assert.deepEqual(deny["Condition"], { ArnLike: { "aws:PrincipalArn": roles } });
        const encrypts = key.find((one) => one["Sid"] === "CloudTrailEncrypts")!;
        assert.deepEqual(encrypts["Condition"], {
          StringEquals: { "aws:SourceArn": trail, "kms:EncryptionContext:aws:cloudtrail:arn": trail },
        });
      });

      it("notifies of a stop, a change of its bucket or the loss of a key, in the region where that is logged", async () => {
        const stack = (await planOf({ shared: ON }, "trail"))[side];
        const rules = stack.all("aws:cloudwatch:EventRule").map((one) => ({
          one,
          pattern: JSON.parse(String(one.inputs["eventPattern"])) as Record<string, any>,
        }));
        for (const [event, bucket] of [
          ["StopLogging"],
          ["DeleteBucketPolicy", trailBucket(REGIONS[side])],
          ["ScheduleKeyDeletion"],
        ]) {
          const { one, pattern } = rules.find(({ pattern: { detail } }) => detail.eventName?.includes(event))!;
          assert.deepEqual(pattern["detail-type"], ["AWS API Call via CloudTrail"]);
          assert.deepEqual(pattern["detail"].requestParameters?.bucketName, bucket && [bucket]);
          const trails = Object.values(REGIONS).map((region) => ({ suffix: `storefront-${region}-trail` }));
          assert.deepEqual(
            pattern["detail"].$or,
            event === "StopLogging"
              ? ["name", "trailName"].map((field) => ({ requestParameters: { [field]: trails } }))
              : undefined,
          );
          assert.equal(one.outputs["region"], REGIONS[side]);
          const target = stack.where("aws:cloudwatch:EventTarget", "rule", one.outputs["name"]);
          assert.equal(target.inputs["arn"], `arn:aws:sns:${REGIONS[side]}:123456789012:storefront-alerts`);
          assert.match(target.inputs["deadLetterConfig"].arn, new RegExp(`^arn:aws:sqs:${REGIONS[side]}:`));
        }
      });

      it("has alarms on changes and on silence", async () => {
        const stack = (await planOf({ shared: ON }, "trail"))[side];
        const filter = stack.one("aws:cloudwatch:LogMetricFilter");
        const logged = (eventName: string, requestParameters: object) =>
          matches(filter.inputs["pattern"], { eventSource: "cloudtrail.amazonaws.com", eventName, requestParameters });
        for (const region of Object.values(REGIONS)) {
          const name = `storefront-${region}-trail`;
          assert.ok(logged("StopLogging", { name: `arn:aws:cloudtrail:${region}:123456789012:trail/${name}` }));
          assert.ok(logged("DeleteTrail", { name }));
          assert.ok(logged("PutEventSelectors", { trailName: name }));
        }
        assert.ok(!logged("StopLogging", { name: "organization-trail" }), "another trail is others' concern");
        assert.ok(!logged("PutEventSelectors", { trailName: "organization-trail" }));
        assert.ok(!logged("GetTrailStatus", { name: `storefront-${REGIONS[side]}-trail` }));
        const changed = stack.where("aws:cloudwatch:MetricAlarm", "name", "storefront-trail-changed").inputs;
        assert.deepEqual(
          [changed["namespace"], changed["metricName"], changed["treatMissingData"]],
          [filter.inputs["metricTransformation"].namespace, filter.inputs["metricTransformation"].name, "notBreaching"],
        );
        const silent = stack.where("aws:cloudwatch:MetricAlarm", "name", "storefront-trail-silent").inputs;
        assert.deepEqual(
          [silent["dimensions"], silent["treatMissingData"], silent["period"], silent["evaluationPeriods"]],
          [{ LogGroupName: "/aws/cloudtrail/storefront" }, "missing", 3600, 1],
        );
      });
    });
  }

  it("is in both regions of a static site too", async () => {
    const { primary, secondary } = await planOf({ ...STATIC, shared: { ...STATIC.shared, ...ON } }, "trail");
    for (const stack of [primary, secondary]) assert.equal(stack.all("aws:cloudtrail:Trail").length, 1);
  });

  it("is the same before and after a failover", async () => {
    const at = async (active: string) => {
      const { secondary } = await planOf({ shared: { ...ON, active } }, "trail");
      return secondary.resources
        .filter(({ urn }) => urn.includes("holdfast:audit:"))
        .map(({ urn, inputs }) => ({ urn, inputs }));
    };
    const before = await at("primary");
    assert.ok(before.length > 15);
    assert.deepEqual(await at("secondary"), before);
  });

  it("can be deleted without its protection", async () => {
    const { primary } = await planOf({ shared: { trail: { enabled: true, deletionProtection: false } } }, "trail");
    const sids = statementsOf(ofBucket(primary, "aws:s3:BucketPolicy").inputs["policy"]).map((one) => one["Sid"]);
    assert.ok(!sids.includes("DenyDeletion") && sids.includes("WorkloadStaysOut"));
    assert.equal(primary.one("aws:cloudtrail:Trail").protect ?? false, false);
    assert.equal(ofBucket(primary, "aws:s3:Bucket").protect ?? false, false);
    assert.deepEqual(primary.all("aws:s3:BucketObjectLockConfiguration"), []);
  });

  it("allows the administrators of the settings, although named like the workload's roles", async () => {
    const administrators = ["arn:aws:iam::123456789012:role/storefront-deploy"];
    const { primary } = await planOf({ shared: { trail: { enabled: true, administrators } } }, "trail");
    const policy = statementsOf(ofBucket(primary, "aws:s3:BucketPolicy").inputs["policy"]);
    const deny = policy.find((one) => one["Sid"] === "WorkloadStaysOut")!;
    assert.deepEqual(deny["Condition"].ArnNotLike, { "aws:PrincipalArn": administrators });
  });

  it("records the data events of both regions' stores besides the management events", async () => {
    const { secondary } = await planOf(
      inEurope({ shared: { ...shippedStores(), trail: { enabled: true, dataEvents: ["buckets", "tables"] } } }),
      "trail",
    );
    const selectors = secondary.one("aws:cloudtrail:Trail").inputs["advancedEventSelectors"];
    assert.deepEqual(selectors[0].fieldSelectors, [{ field: "eventCategory", equals: ["Management"] }]);
    const arns = selectors.slice(1).map((one: any) => one.fieldSelectors.at(-1).startsWiths);
    assert.deepEqual(arns, [
      ["eu-west-1", "eu-central-1"].map((region) => `arn:aws:s3:::storefront-123456789012-${region}-uploads/`),
      ["eu-west-1", "eu-central-1"].flatMap((region) =>
        ["carts", "receipts"].map((table) => `arn:aws:dynamodb:${region}:123456789012:table/storefront-${table}`),
      ),
    ]);
  });
});
