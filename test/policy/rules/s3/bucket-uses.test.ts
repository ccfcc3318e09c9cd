import assert from "node:assert/strict";
import { crossRegionCopy } from "../../../../policy/rules/s3/cross-region-copy";
import { graphOf, judgementsOf, resource } from "../../fixtures";
import { bucket, EAST } from "./buckets";

/** What uses a bucket, by the property that names it, and how: with `data` objects arrive that no program has. */
const USES: readonly (readonly [
  type: string,
  inputs: (bucket: string) => Record<string, unknown>,
  words: string,
  data?: "data",
])[] = [
  ["aws:lb/loadBalancer:LoadBalancer", (name) => ({ accessLogs: { bucket: name } }), "the access logs of by"],
  ["aws:alb/loadBalancer:LoadBalancer", (name) => ({ accessLogs: { bucket: name } }), "the access logs of by"],
  ["aws:elb/loadBalancer:LoadBalancer", (name) => ({ accessLogs: { bucket: name } }), "the access logs of by"],
  ["aws:s3/bucketLogging:BucketLogging", (name) => ({ targetBucket: name }), "the access logs of by"],
  [
    "aws:cloudfront/distribution:Distribution",
    (name) => ({ loggingConfig: { bucket: `${name}.s3.amazonaws.com` } }),
    "the access logs of by",
  ],
  ["aws:ec2/flowLog:FlowLog", (name) => ({ logDestination: `arn:aws:s3:::${name}/vpc` }), "the flow logs of by"],
  ["aws:cloudtrail/trail:Trail", (name) => ({ s3BucketName: name }), "the log files of by"],
  ["aws:synthetics/canary:Canary", (name) => ({ artifactS3Location: `s3://${name}/runs` }), "the artifacts of by"],
  [
    "aws:athena/workgroup:Workgroup",
    (name) => ({ configuration: { resultConfiguration: { outputLocation: `s3://${name}/results/` } } }),
    "the query results of by",
  ],
  ["aws:codepipeline/pipeline:Pipeline", (name) => ({ artifactStores: [{ location: name }] }), "the artifacts of by"],
  ["aws:glue/job:Job", (name) => ({ command: { scriptLocation: `s3://${name}/job.py` } }), "the script of by"],
  ["aws:lambda/function:Function", (name) => ({ s3Bucket: name }), "the code of by"],
  [
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    (name) => ({ extendedS3Configuration: { bucketArn: `arn:aws:s3:::${name}` } }),
    "what is delivered by by",
    "data",
  ],
  ["aws:glue/crawler:Crawler", (name) => ({ s3Targets: [{ path: `s3://${name}/in` }] }), "catalogued by by", "data"],
  ["aws:s3/bucketNotification:BucketNotification", (name) => ({ bucket: name }), "announced by by", "data"],
];

describe("what a bucket holds, by what uses it", () => {
  for (const [type, inputs, words, data] of USES) {
    const judged = (named: string): string => {
      const own = bucket("shop", EAST, { bucket: "shop-files" });
      const [found] = judgementsOf(
        crossRegionCopy,
        graphOf(own, resource(type, "by", inputs(named), { region: EAST })),
      );
      return found?.verdict === "undecided" || found?.verdict === "notApplicable"
        ? `${found.verdict}: ${found.reason}`
        : "";
    };

    it(`${type}: ${data ?? "made again, or a record"}`, () => {
      const said = judged("shop-files");
      // The copy of data may be in a stack that is not judged with it.
      assert.ok(said.startsWith(data ? "undecided: It holds " : "notApplicable: "), said);
      assert.ok(said.includes(words), said);
      assert.ok(!judged("other-files").includes(words));
    });
  }
});
