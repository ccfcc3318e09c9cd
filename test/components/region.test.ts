import assert from "node:assert/strict";
import { VARIANTS } from "../support/variants";
import { inEurope, nameOf, planOf, SIDES, textsIn, type Planned, type Stack } from "./plans";
import { BARE, TUNED } from "./tuned";

const EVERY_VARIANT = [...VARIANTS.map(({ name }) => name), TUNED, BARE];

/** AWS's resources of a stack. */
function awsOf(stack: Stack): Planned[] {
  return stack.resources.filter((r) => r.type.startsWith("aws:"));
}

/** The place of a text in a stack's resources, as `aws:acm:Certificate storefront-page region`. */
function places(stack: Stack, text: string): string[] {
  const found = awsOf(stack).flatMap((r) =>
    textsIn(r.inputs)
      .filter(([, value]) => value.includes(text))
      .map(([path]) => `${r.type.replace(/\/[^:]+/, "")} ${nameOf(r)} ${path}`),
  );
  return [...new Set(found)].sort();
}

/** What says the other region's name to people, asks its host whether it answers, and lets its topic speak to this region's queue. */
const WATCHING = (composite: string) => [
  ...[composite, "storefront-both-regions-impaired", "storefront-region-unhealthy"].map(
    (one) => `aws:cloudwatch:CompositeAlarm ${one} alarmDescription`,
  ),
  "aws:cloudwatch:Dashboard storefront-both-regions dashboardBody",
  "aws:cloudwatch:Dashboard storefront-region dashboardBody",
  "aws:cloudwatch:MetricAlarm storefront-peer-canary-silent alarmDescription",
  "aws:cloudwatch:MetricAlarm storefront-peer-unreachable alarmDescription",
  "aws:sqs:QueuePolicy storefront-alerts-record policy",
  "aws:synthetics:Canary storefront-peer runConfig.environmentVariables.URL",
];

/** The subscriptions of each region's alerts in the other: one of each pair is in the primary's region. */
const RECORDED = ["alerts-record", "alerts-record-warning"];
const CROSSING = RECORDED.flatMap((record) => [
  ...["redrivePolicy", "region", "topic"].map(
    (input) => `aws:sns:TopicSubscription storefront-${record}-from-primary ${input}`,
  ),
  `aws:sns:TopicSubscription storefront-${record}-to-primary endpoint`,
]);

/** The alarm on the object beside the switch that a region keeps: what it says names the region that the switch takes out. */
const READABLE = "aws:cloudwatch:MetricAlarm storefront-switch-unreachable alarmDescription";

const PEER_SWITCH = "aws:route53:HealthCheck storefront-live-switch fqdn";
const OWN_SWITCH = "aws:s3:BucketPolicy storefront-switch policy";

/*
 * What a variant has by a region of its own choice, besides CloudFront's certificate. The secondary's stack makes what pairs
 * two buckets, on both of them, what copies the snapshots of the primary's volumes, the subscription to the primary's alerts, and the
 * address of a pair of buses; each stack makes the alarm of its own private switch, which its health check follows; the primary's stack makes a strongly consistent table with all of its replicas, and so the key of
 * the one in the secondary's region.
 */
const SUBSCRIBED = RECORDED.map((record) => `aws:sns:TopicSubscription us-east-1 storefront-${record}-from-primary`);
const replication = (bucket: string) => [
  `aws:s3:BucketReplicationConfig us-east-1 storefront-${bucket}-to-secondary`,
  `aws:s3:BucketReplicationConfig us-west-2 storefront-${bucket}-to-primary`,
];
const SNAPSHOT_COPIES = ["aws:dlm:LifecyclePolicy us-east-1 storefront-uploads-primary-by-age"];
const GLOBAL_ENDPOINT = ["aws:cloudwatch:EventEndpoint us-east-1 storefront-shop"];
const REPLICA_KEY = ["Alias", "Key"].map((type) => `aws:kms:${type} us-west-2 storefront-carts-us-west-2`);
const switchAlarm = (region: string) => [`aws:cloudwatch:MetricAlarm ${region} storefront-live-switch`];
const BY_REGION: Record<string, Partial<Record<(typeof SIDES)[number], string[]>>> = {
  shipped: { secondary: replication("uploads") },
  "static-site-s3-website": { secondary: SNAPSHOT_COPIES },
  "backup-restore": { secondary: [...SNAPSHOT_COPIES, ...replication("media")] },
  "pilot-light-network-load-balancer": { secondary: replication("media") },
  "warm-standby-existing-vpc": { primary: REPLICA_KEY, secondary: [...GLOBAL_ENDPOINT, ...replication("media")] },
  "warm-standby-fixed-fleet": { primary: switchAlarm("us-west-2"), secondary: SNAPSHOT_COPIES },
  "active-active": { primary: REPLICA_KEY, secondary: [...replication("media"), ...replication("uploads")] },
  "active-active-weighted-network-load-balancer": {
    primary: switchAlarm("us-west-2"),
    secondary: switchAlarm("us-east-1"),
  },
};

describe("two regions", () => {
  it("stay apart: the secondary needs nothing of the primary's region, and of us-east-1 what CloudFront requires", async () => {
    const { secondary } = await planOf(inEurope({}));
    assert.equal(secondary.region, "eu-central-1");
    assert.deepEqual(places(secondary, "us-east-1"), [
      "aws:acm:Certificate storefront-page region",
      "aws:acm:CertificateValidation storefront-page certificateArn",
      "aws:acm:CertificateValidation storefront-page region",
      "aws:cloudfront:Distribution storefront-page viewerCertificate.acmCertificateArn",
    ]);
    // The name of the primary's switch, which is in the secondary, the primary's monitoring, and the subscription to its alerts.
    assert.deepEqual(
      places(secondary, "eu-west-1"),
      [OWN_SWITCH, READABLE, ...WATCHING("storefront-take-over"), ...CROSSING].sort(),
    );
  });

  it("stay apart: the primary knows of the secondary's region the address of its own switch and what it watches, and no more", async () => {
    const { primary } = await planOf(inEurope({}));
    assert.deepEqual(places(primary, "eu-central-1"), [PEER_SWITCH, ...WATCHING("storefront-standby-lost")].sort());
    assert.deepEqual(places(primary, "us-east-1"), []);
  });

  it("stay apart in active-active too", async () => {
    const shared = { workload: { strategy: "active-active" }, standby: { site: { host: "s3-website" } } };
    const { primary, secondary } = await planOf(inEurope({ shared, secondary: { compute: { standby: null } } }));
    assert.deepEqual(places(primary, "us-east-1"), []);
    assert.deepEqual(places(secondary, "us-east-1"), []);
    const switches = [PEER_SWITCH, OWN_SWITCH, READABLE];
    for (const [stack, region, known] of [
      [primary, "eu-central-1", WATCHING("storefront-standby-lost")],
      [secondary, "eu-west-1", [...WATCHING("storefront-take-over"), ...CROSSING]],
    ] as const)
      assert.deepEqual(places(stack, region), [...switches, ...known].sort());
  });

  it("have everything in the stack's own region, by one provider, save CloudFront's certificate and what pairs stores", async () => {
    for (const variant of EVERY_VARIANT) {
      const pair = await planOf(variant);
      for (const side of SIDES) {
        const elsewhere = awsOf(pair[side]).filter((r) => r.inputs["region"] !== undefined);
        const [certificates, others] = [true, false].map((is) =>
          elsewhere.filter((r) => r.type.startsWith("aws:acm/") === is),
        );
        for (const r of certificates!) assert.equal(r.inputs["region"], "us-east-1", r.urn);
        const known = typeof variant === "string" ? BY_REGION[variant]?.[side] : undefined;
        const found = others!.map((r) => `${r.type.replace(/\/[^:]+/, "")} ${r.inputs["region"]} ${nameOf(r)}`).sort();
        const expected = [...(known ?? []), ...(side === "secondary" ? SUBSCRIBED : [])].sort();
        assert.deepEqual(found, expected, `${JSON.stringify(variant)} ${side}`);
        const regions = pair[side].all("pulumi:providers:aws").map((provider) => provider.inputs["region"]);
        assert.deepEqual([...new Set(regions)], [side === "primary" ? "us-east-1" : "us-west-2"]);
      }
    }
  });
});

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html#id_tags_naming_best_practices */
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

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

describe("a stack's outputs", () => {
  it("is where the service and the region answer, and nothing that it does not have", async () => {
    const { primary, secondary } = await planOf("static-site");
    assert.deepEqual(primary.outputs["urls"], ["https://shop.example.com", "https://drill.shop.example.com"]);
    assert.equal(primary.outputs["regionalUrl"], "https://us-east-1.shop.example.com");
    assert.equal(primary.outputs["loadBalancer"], primary.one("aws:lb:LoadBalancer").outputs["dnsName"]);
    assert.deepEqual(Object.keys(secondary.outputs).sort(), [
      "dataKeyArn",
      "stores",
      "switches",
      "trail",
      "urls",
      "zoneId",
    ]);
  });

  it("is of a static site's standby that it holds backups and the key that encrypts them, and no store", async () => {
    const { secondary } = await planOf("static-site");
    assert.equal(secondary.outputs["dataKeyArn"], secondary.one("aws:kms:Key", "storefront").outputs["arn"]);
    const vault = secondary.one("aws:backup:Vault");
    assert.equal(vault.inputs["kmsKeyArn"], secondary.outputs["dataKeyArn"]);
    const { name } = vault.outputs;
    const list = `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${name} --region us-west-2`;
    assert.deepEqual(secondary.outputs["stores"], {
      databases: {},
      tables: {},
      buckets: {},
      volumes: {},
      backups: { vault: name, list },
    });
  });

  it("is nothing of stores and their key where the settings name none", async () => {
    const pair = await planOf(TUNED);
    for (const side of SIDES)
      for (const output of ["dataKeyArn", "stores"]) assert.ok(!(output in pair[side].outputs), `${output} ${side}`);
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
