import assert from "node:assert/strict";
import { VARIANTS } from "../support/variants";
import { nameOf, planOf, SIDES, type Planned, type Stack } from "./plans";
import { BARE, TUNED } from "./tuned";

const EVERY_VARIANT = [...VARIANTS.map(({ name }) => name), TUNED, BARE];

/** AWS's resources of a stack. */
function awsOf(stack: Stack): Planned[] {
  return stack.resources.filter((r) => r.type.startsWith("aws:"));
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html, GroupDescription, and API_IpRange.html, Description */
const GROUP_DESCRIPTION = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

/**
 * What AWS allows of names that Pulumi makes of the logical one, a hyphen and seven hexadecimal digits; of an alarm's, which is its
 * own: other alarms, experiments and the other region know it by that name.
 */
const LONGEST: Record<string, number> = {
  "aws:lb/loadBalancer:LoadBalancer": 32,
  "aws:lb/targetGroup:TargetGroup": 32,
  "aws:iam/role:Role": 64,
  "aws:iam/instanceProfile:InstanceProfile": 128,
  "aws:cloudfront/originAccessControl:OriginAccessControl": 64,
  "aws:autoscaling/group:Group": 255,
  "aws:ec2/launchTemplate:LaunchTemplate": 128,
  "aws:ec2/securityGroup:SecurityGroup": 255,
  "aws:cloudwatch/metricAlarm:MetricAlarm": 255,
};
const AUTO_NAME_SUFFIX = 8;

/** The same of queues, topics, streams and buses: senders must know their names in both regions. */
const LONGEST_OF_MESSAGING: Record<string, number> = {
  "aws:sqs/queue:Queue": 80,
  "aws:sns/topic:Topic": 256,
  "aws:kinesis/stream:Stream": 128,
  "aws:lambda/function:Function": 64,
  "aws:lambda/permission:Permission": 100,
  "aws:cloudwatch/eventBus:EventBus": 256,
  "aws:cloudwatch/eventRule:EventRule": 64,
  "aws:cloudwatch/eventArchive:EventArchive": 48,
  "aws:cloudwatch/eventEndpoint:EventEndpoint": 64,
  "aws:synthetics/canary:Canary": 255,
};

const [QUEUE, TOPIC, STREAM, WORKER] = ["q", "t", "s", "w"].map((letter) => letter.repeat(24)) as [
  string,
  string,
  string,
  string,
];

/** One of each, all with names of 24 letters, the most that settings take. */
const LONGEST_MESSAGING = {
  queues: { [QUEUE]: {} },
  topics: { [TOPIC]: { subscriptions: { ["n".repeat(24)]: { queue: QUEUE } } } },
  streams: { [STREAM]: { enhancedFanOut: true } },
  functions: {
    [WORKER]: { code: "sample-worker", sources: { [QUEUE]: { queue: QUEUE }, [STREAM]: { stream: STREAM } } },
  },
  buses: {
    ["b".repeat(24)]: {
      globalEndpoint: {},
      rules: {
        ["r".repeat(24)]: {
          pattern: { source: ["shop"] },
          targets: {
            [QUEUE]: { queue: QUEUE },
            [TOPIC]: { topic: TOPIC },
            [STREAM]: { stream: STREAM },
            [WORKER]: { function: WORKER },
          },
        },
      },
    },
  },
};

describe("names and descriptions", () => {
  it("are within AWS's limits for the longest name of a workload and of a region", async () => {
    const region = "ap-northeast-1";
    const workload = { name: "sixteen-lettersx", regions: { secondary: region } };
    const zones = ["a", "c", "d"].map((letter) => region + letter);
    const { secondary } = await planOf({
      shared: { workload },
      secondary: { "aws:region": region, network: { zones } },
    });
    const limited = awsOf(secondary).filter((r) => r.type in LONGEST);
    assert.deepEqual(new Set(limited.map((r) => r.type)), new Set(Object.keys(LONGEST)));
    for (const r of limited) {
      assert.ok(nameOf(r).length + AUTO_NAME_SUFFIX <= LONGEST[r.type]!, `${r.type} ${nameOf(r)}`);
      if (r.type === "aws:cloudwatch/metricAlarm:MetricAlarm") assert.equal(r.inputs["name"], nameOf(r));
      else assert.equal(r.inputs["name"], undefined, "a name of one's own cannot be replaced before it is deleted");
    }
    for (const bucket of secondary.all("aws:s3:Bucket")) assert.ok(bucket.inputs["bucket"].length <= 63);
  });

  it("are within AWS's limits for the longest names of what carries messages, bus, rule and target together", async () => {
    const { primary, secondary } = await planOf({
      shared: { workload: { name: "sixteen-lettersx" }, ...LONGEST_MESSAGING },
    });
    const seen = new Set<string>();
    for (const r of [primary, secondary].flatMap(awsOf)) {
      const limit = { ...LONGEST, ...LONGEST_OF_MESSAGING }[r.type];
      if (limit === undefined) continue;
      seen.add(r.type);
      const own: string | undefined = r.inputs["name"];
      assert.ok((own?.length ?? nameOf(r).length + AUTO_NAME_SUFFIX) <= limit, `${r.type} ${own ?? nameOf(r)}`);
    }
    for (const type of Object.keys(LONGEST_OF_MESSAGING)) assert.ok(seen.has(type), type);
  });

  it("of security groups and their rules are in signs that EC2 takes", async () => {
    for (const variant of EVERY_VARIANT) {
      const pair = await planOf(variant);
      for (const r of SIDES.flatMap((side) => awsOf(pair[side]))) {
        if (!/^aws:(ec2\/securityGroup|vpc\/securityGroup)/.test(r.type)) continue;
        assert.match(r.inputs["description"], GROUP_DESCRIPTION, r.urn);
      }
    }
  });
});
