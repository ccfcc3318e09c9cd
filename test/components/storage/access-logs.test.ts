import assert from "node:assert/strict";
import { planOf, statementsOf, type Stack } from "../plans";
import { TUNED } from "../tuned";

const BUCKET = "storefront-123456789012-us-west-2-logs";
const ARN = `arn:aws:s3:::${BUCKET}`;

/** What others than the account itself may do to the log bucket. */
function grantsOf(stack: Stack): Record<string, any>[] {
  const { inputs } = stack.one("aws:s3:BucketPolicy", "storefront-logs");
  assert.equal(inputs["bucket"], BUCKET);
  return statementsOf(inputs["policy"]).filter((s) => s["Effect"] === "Allow");
}

describe("the access logs' bucket", () => {
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
  it("allows an Application Load Balancer's log delivery to write, as AWS documents it, from this account and region", async () => {
    const [write, ...others] = grantsOf((await planOf("shipped")).secondary);
    assert.deepEqual(others, []);
    assert.deepEqual(write!["Principal"], { Service: "logdelivery.elasticloadbalancing.amazonaws.com" });
    assert.deepEqual([write!["Action"]].flat(), ["s3:PutObject"]);
    assert.deepEqual([write!["Resource"]].flat(), [`${ARN}/ingress/AWSLogs/123456789012/*`]);
    assert.deepEqual(write!["Condition"], {
      ArnLike: { "aws:SourceArn": "arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/*" },
    });
  });

  // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html
  it("allows a Network Load Balancer's log delivery to read the ACL and write, as AWS documents it", async () => {
    const grants = grantsOf((await planOf("pilot-light-network-load-balancer")).secondary);
    assert.equal(grants.length, 2);
    for (const { Principal, Condition } of grants) {
      assert.deepEqual(Principal, { Service: "delivery.logs.amazonaws.com" });
      assert.deepEqual([Condition.StringEquals["aws:SourceAccount"]].flat(), ["123456789012"]);
      assert.deepEqual([Condition.ArnLike["aws:SourceArn"]].flat(), ["arn:aws:logs:us-west-2:123456789012:*"]);
    }
    const [look, write] = grants;
    assert.deepEqual([look!["Action"], look!["Resource"]], ["s3:GetBucketAcl", ARN]);
    assert.deepEqual([write!["Action"], write!["Resource"]], ["s3:PutObject", `${ARN}/ingress/AWSLogs/123456789012/*`]);
    assert.equal(write!["Condition"].StringEquals["s3:x-amz-acl"], "bucket-owner-full-control");
    assert.ok(!("s3:x-amz-acl" in look!["Condition"].StringEquals), "a read of the ACL has no ACL header");
  });

  it("is written to under the allowed prefix, which does not contain AWSLogs", async () => {
    const { primary } = await planOf("shipped");
    const { prefix } = primary.one("aws:lb:LoadBalancer").inputs["accessLogs"];
    const [write] = statementsOf(primary.one("aws:s3:BucketPolicy", "storefront-logs").inputs["policy"]).slice(-1);
    assert.ok(String(write!["Resource"]).includes(`/${prefix}/AWSLogs/`));
    assert.ok(!prefix.includes("AWSLogs"));
  });

  it("expires logs after the settings' days", async () => {
    const { primary } = await planOf(TUNED);
    const [rule] = primary.one("aws:s3:BucketLifecycleConfiguration", "storefront-logs").inputs["rules"];
    assert.deepEqual(rule.expiration, { days: 7 });
  });
});
