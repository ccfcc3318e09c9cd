import assert from "node:assert/strict";
import { VARIANTS } from "../support/variants";
import { inEurope, nameOf, planOf, SIDES, textsIn, type Pair, type Planned, type Stack } from "./plans";
import { BARE, TUNED } from "./tuned";

const EVERY_VARIANT = [...VARIANTS.map(({ name }) => name), TUNED, BARE];

/** AWS's resources of a stack. */
function awsOf(stack: Stack): Planned[] {
  return stack.resources.filter((r) => r.type.startsWith("aws:"));
}

/** Where a text stands in a stack's resources, as `aws:acm:Certificate region`. */
function places(stack: Stack, text: string): string[] {
  const found = awsOf(stack).flatMap((r) =>
    textsIn(r.inputs)
      .filter(([, value]) => value.includes(text))
      .map(([path]) => `${r.type.replace(/\/[^:]+/, "")} ${path}`),
  );
  return [...new Set(found)].sort();
}

/** What differs between two plans of a stack: resources that are new or gone, and inputs that changed. */
function changes(before: Stack, after: Stack): string[] {
  const old = new Map(awsOf(before).map((r) => [r.urn, r]));
  const found = awsOf(after).flatMap((r) => {
    const was = old.get(r.urn);
    old.delete(r.urn);
    if (!was) return [`+ ${r.type}`];
    return Object.keys({ ...was.inputs, ...r.inputs })
      .filter((key) => JSON.stringify(was.inputs[key]) !== JSON.stringify(r.inputs[key]))
      .map((key) => `~ ${r.type} ${key}`);
  });
  return [...found, ...[...old.values()].map((r) => `- ${r.type}`)];
}

describe("two regions", () => {
  it("stay apart: the secondary needs nothing of the primary's region, and of us-east-1 what CloudFront demands", async () => {
    const { secondary } = await planOf(inEurope({}));
    assert.equal(secondary.region, "eu-central-1");
    assert.deepEqual(places(secondary, "us-east-1"), [
      "aws:acm:Certificate region",
      "aws:acm:CertificateValidation certificateArn",
      "aws:acm:CertificateValidation region",
      "aws:cloudfront:Distribution viewerCertificate.acmCertificateArn",
    ]);
    // The name of the primary's switch, which lies in the secondary.
    assert.deepEqual(places(secondary, "eu-west-1"), ["aws:s3:BucketPolicy policy"]);
  });

  it("stay apart: the primary knows of the secondary's region the address of its own switch, and no more", async () => {
    const { primary } = await planOf(inEurope({}));
    assert.deepEqual(places(primary, "eu-central-1"), ["aws:route53:HealthCheck fqdn"]);
    assert.deepEqual(places(primary, "us-east-1"), []);
  });

  it("stay apart in active-active too", async () => {
    const shared = { workload: { strategy: "active-active" }, standby: { site: { host: "s3-website" } } };
    const { primary, secondary } = await planOf(inEurope({ shared, secondary: { compute: { standby: null } } }));
    assert.deepEqual(places(primary, "us-east-1"), []);
    assert.deepEqual(places(secondary, "us-east-1"), []);
    for (const [stack, region] of [
      [primary, "eu-central-1"],
      [secondary, "eu-west-1"],
    ] as const)
      assert.deepEqual(places(stack, region), ["aws:route53:HealthCheck fqdn", "aws:s3:BucketPolicy policy"]);
  });

  it("have everything in the stack's own region, by one provider, save CloudFront's certificate", async () => {
    for (const variant of EVERY_VARIANT) {
      const pair = await planOf(variant);
      for (const side of SIDES) {
        const elsewhere = awsOf(pair[side]).filter((r) => r.inputs["region"] !== undefined);
        for (const r of elsewhere) assert.match(r.type, /^aws:acm\//);
        const regions = pair[side].all("pulumi:providers:aws").map((provider) => provider.inputs["region"]);
        assert.deepEqual([...new Set(regions)], [side === "primary" ? "us-east-1" : "us-west-2"]);
      }
    }
  });
});

describe("a fail-over by settings", () => {
  const flipped = async (name: string): Promise<{ before: Pair; after: Pair }> => {
    const { shared, ...variant } = VARIANTS.find((v) => v.name === name)!;
    return {
      before: await planOf(name),
      after: await planOf({ ...variant, shared: { ...shared, active: "secondary" } }),
    };
  };

  /** The secondary throws the switch that keeps a recovered primary, whose data are stale, out of service. */
  const thrown = "+ aws:s3/bucketObjectv2:BucketObjectv2";

  it("changes the sizes of the secondary's group and throws the primary's switch, and nothing else, in neither stack", async () => {
    for (const name of ["shipped", "backup-restore"]) {
      const { before, after } = await flipped(name);
      assert.deepEqual(changes(before.primary, after.primary), []);
      const found = changes(before.secondary, after.secondary);
      const allowed = ["minSize", "desiredCapacity", "waitForCapacityTimeout"];
      assert.ok(found.includes("~ aws:autoscaling/group:Group minSize"));
      assert.equal(found.filter((change) => change === thrown).length, 1);
      for (const change of found.filter((one) => one !== thrown))
        assert.ok(
          allowed.some((input) => change === `~ aws:autoscaling/group:Group ${input}`),
          change,
        );
    }
  });

  it("adds to a fixed fleet the instances that it lacks, and takes none away", async () => {
    const { before, after } = await flipped("warm-standby-fixed-fleet");
    assert.deepEqual(changes(before.primary, after.primary), []);
    const added = [
      "aws:ec2/instance:Instance",
      "aws:lb/targetGroupAttachment:TargetGroupAttachment",
      "aws:cloudwatch/metricAlarm:MetricAlarm",
    ];
    const found = changes(before.secondary, after.secondary);
    const wanted = added.flatMap((type) => Array.from({ length: 3 }, () => `+ ${type}`));
    assert.deepEqual(found.sort(), [...wanted, thrown].sort());
  });
});

describe("what cannot be had again", () => {
  it("is protected: load balancers, buckets and the zone, and nothing that a release must replace", async () => {
    for (const variant of EVERY_VARIANT.filter((v) => v !== BARE)) {
      const pair = await planOf(variant);
      for (const side of SIDES)
        for (const r of awsOf(pair[side])) {
          const isPrecious = /^aws:(lb\/loadBalancer|s3\/bucket|route53\/zone):/.test(r.type);
          assert.equal(r.protect ?? false, isPrecious, r.urn);
        }
    }
  });
});

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html#id_tags_naming_best_practices */
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html, GroupDescription, and API_IpRange.html, Description */
const GROUP_DESCRIPTION = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

/** What a person looks for in the console by its name. */
const NAMED =
  /^aws:(lb\/(loadBalancer|targetGroup)|ec2\/(vpc|subnet|securityGroup|launchTemplate|instance|flowLog|natGateway)|s3\/bucket|route53\/(zone|healthCheck)|acm\/certificate|cloudfront\/distribution):/;

describe("tags", () => {
  it("of the workload reach whatever the providers make", async () => {
    const pair = await planOf("shipped");
    for (const side of SIDES)
      for (const provider of pair[side].all("pulumi:providers:aws"))
        assert.equal(JSON.parse(provider.inputs["defaultTags"]).tags.workload, "storefront");
  });

  it("name what a person looks for, in signs that AWS takes", async () => {
    for (const variant of EVERY_VARIANT) {
      const pair = await planOf(variant);
      for (const r of SIDES.flatMap((side) => awsOf(pair[side]))) {
        if (NAMED.test(r.type)) assert.ok(r.inputs["tags"]?.Name, r.urn);
        const tags = Array.isArray(r.inputs["tags"]) ? r.inputs["tags"].map((t: any) => t.value) : r.inputs["tags"];
        for (const value of Object.values<string>(tags ?? {})) assert.match(value, TAG_VALUE, r.urn);
      }
    }
  });

  it("are handed on to a group's instances, which a provider's default tags do not reach", async () => {
    const { tags } = (await planOf("shipped")).primary.one("aws:autoscaling:Group").inputs;
    assert.deepEqual(tags, [{ key: "Name", value: "storefront", propagateAtLaunch: true }]);
  });
});

/** What AWS allows of names that Pulumi makes of the logical one, a hyphen and seven hexadecimal digits. */
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
      assert.equal(r.inputs["name"], undefined, "a name of one's own cannot be replaced before it is deleted");
    }
    for (const bucket of secondary.all("aws:s3:Bucket")) assert.ok(bucket.inputs["bucket"].length <= 63);
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

describe("what a stack tells", () => {
  it("is where the service and the region answer, and nothing that it does not have", async () => {
    const { primary, secondary } = await planOf("static-site");
    assert.deepEqual(primary.outputs["urls"], ["https://shop.example.com", "https://drill.shop.example.com"]);
    assert.equal(primary.outputs["regionalUrl"], "https://us-east-1.shop.example.com");
    assert.equal(primary.outputs["loadBalancer"], primary.one("aws:lb:LoadBalancer").outputs["dnsName"]);
    assert.deepEqual(Object.keys(secondary.outputs).sort(), ["switches", "urls", "zoneId"]);
  });

  it("is the same of every variant: names that a record of the pair answers for", async () => {
    for (const variant of EVERY_VARIANT) {
      const pair = await planOf(variant);
      const hosts = new Set(SIDES.flatMap((side) => pair[side].all("aws:route53:Record").map((r) => r.inputs["name"])));
      for (const side of SIDES)
        for (const url of pair[side].outputs["urls"] as string[]) assert.ok(hosts.has(new URL(url).host), url);
    }
  });
});
