import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { presentType } from "../../../policy/aws/former";

const provider = join(__dirname, "../../../node_modules/@pulumi/aws");
/** The modules of what the pack reads. */
const MODULES = ["alb", "elb", "lb", "s3", "ec2transitgateway"];
const ALIAS = /aliases: \[\{ type: "([^"]+)"/;
const TYPE = /__pulumiType = '([^']+)'/;

/** S3's V2 types are read as the present ones; a bucket's is a type of its own, whose properties differ. */
const KEPT = ["aws:s3/bucketV2:BucketV2"];

const renamed = MODULES.flatMap((module) =>
  readdirSync(join(provider, module))
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(join(provider, module, file), "utf8"))
    .flatMap((source) => {
      const [, former = ""] = ALIAS.exec(source) ?? [];
      const [, present = ""] = TYPE.exec(source) ?? [];
      return former === "" || former === present ? [] : [{ former, present }];
    }),
);

describe("former type tokens", () => {
  it("are all those that the provider has as aliases", () => {
    assert.ok(renamed.length > 30);
    for (const { former, present } of renamed)
      assert.equal(presentType(former), KEPT.includes(former) ? former : present, former);
  });

  it("are nothing else", () => {
    for (const token of [
      "aws:sqs/queue:Queue",
      "aws:lb/loadBalancer:LoadBalancer",
      "kubernetes:apps/v1:Deployment",
      "",
    ])
      assert.equal(presentType(token), token);
  });
});
