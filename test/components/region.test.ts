import assert from "node:assert/strict";
import { VARIANTS } from "../support/variants";
import { inEurope, nameOf, planOf, SIDES, textsIn, type Planned, type Stack } from "./plans";
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

/**
 * What a variant has by a region of its own choice, besides CloudFront's certificate. The secondary's stack makes what pairs
 * two buckets, on both of them, and what copies the snapshots of the primary's volumes; the primary's stack makes a strongly
 * consistent table with all of its replicas, and so the key of the one in the secondary's region.
 */
const REPLICATION = ["us-east-1", "us-west-2"].map((region) => `aws:s3:BucketReplicationConfig ${region}`);
const SNAPSHOT_COPIES = ["aws:dlm:LifecyclePolicy us-east-1"];
const REPLICA_KEY = ["aws:kms:Alias us-west-2", "aws:kms:Key us-west-2"];
const BY_REGION: Record<string, Partial<Record<(typeof SIDES)[number], string[]>>> = {
  shipped: { secondary: REPLICATION },
  "static-site-s3-website": { secondary: SNAPSHOT_COPIES },
  "backup-restore": { secondary: [...SNAPSHOT_COPIES, ...REPLICATION] },
  "pilot-light-network-load-balancer": { secondary: REPLICATION },
  "warm-standby-existing-vpc": { primary: REPLICA_KEY, secondary: REPLICATION },
  "warm-standby-fixed-fleet": { secondary: SNAPSHOT_COPIES },
  "active-active": { primary: REPLICA_KEY, secondary: REPLICATION },
};

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
        const found = others!.map((r) => `${r.type.replace(/\/[^:]+/, "")} ${r.inputs["region"]}`).sort();
        assert.deepEqual(found, known ?? [], `${JSON.stringify(variant)} ${side}`);
        const regions = pair[side].all("pulumi:providers:aws").map((provider) => provider.inputs["region"]);
        assert.deepEqual([...new Set(regions)], [side === "primary" ? "us-east-1" : "us-west-2"]);
      }
    }
  });
});

/** What holds data or a name that is lost with it: services, then the stores, their keys, their passwords and their backups. */
const PRECIOUS = new Set([
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:s3/bucket:Bucket",
  "aws:route53/zone:Zone",
  "aws:rds/globalCluster:GlobalCluster",
  "aws:rds/cluster:Cluster",
  "aws:rds/instance:Instance",
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  "aws:dynamodb/table:Table",
  "aws:dynamodb/tableReplica:TableReplica",
  "aws:ebs/volume:Volume",
  "aws:kms/key:Key",
  "aws:secretsmanager/secret:Secret",
  "aws:secretsmanager/secretVersion:SecretVersion",
  "random:index/randomPassword:RandomPassword",
  "aws:backup/vault:Vault",
]);

describe("what cannot be had again", () => {
  it("is protected: load balancers, the zone, and what holds data or opens it, and nothing that a release must replace", async () => {
    const seen = new Set<string>();
    for (const variant of EVERY_VARIANT.filter((v) => v !== BARE)) {
      const pair = await planOf(variant);
      for (const r of SIDES.flatMap((side) => pair[side].resources).filter(({ type }) => /^(aws|random):/.test(type))) {
        // Pulumi deletes a policy before its bucket: that of a bucket with data is protected with it.
        const isOfData =
          r.type === "aws:s3/bucketPolicy:BucketPolicy" && r.urn.includes("$holdfast:storage:DataBucket$");
        assert.equal(r.protect ?? false, PRECIOUS.has(r.type) || isOfData, r.urn);
        seen.add(r.type);
      }
    }
    assert.deepEqual(
      [...PRECIOUS].filter((type) => !seen.has(type)),
      [],
    );
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
    assert.deepEqual(Object.keys(secondary.outputs).sort(), ["dataKeyArn", "stores", "switches", "urls", "zoneId"]);
  });

  it("is of a static site's standby that it holds backups and the key that encrypts them, and no store", async () => {
    const { secondary } = await planOf("static-site");
    assert.equal(secondary.outputs["dataKeyArn"], secondary.one("aws:kms:Key").outputs["arn"]);
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
