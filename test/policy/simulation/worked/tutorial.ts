import {
  BUCKET,
  BUCKET_VERSIONING,
  BUCKET_WEBSITE,
  CLUSTER_INSTANCE,
  DB_CLUSTER,
  DB_INSTANCE,
  EBS_VOLUME,
  EVENT_SOURCE_MAPPING,
  HEALTH_CHECK,
  HOSTED_ZONE,
  IAM_ROLE,
  IAM_ROLE_POLICY,
  INGRESS_RULE,
  LAMBDA_FUNCTION,
  LOAD_BALANCER,
  QUEUE,
  RECORD,
  SNAPSHOT_POLICY,
} from "../../../../policy/aws";
import { resource, type Fixture } from "../../fixtures";
import { EAST, east, WEST } from "./stores";
import { ACCOUNT, owned } from "./kept";
import { group, web } from "./site";
import { wordTable, type WordCase } from "./words";

const at = { region: EAST };

/** A DB instance with a standby, and an Aurora cluster with a reader, both behind the security group that allows the site. */
function databases(guard: Fixture): Fixture[] {
  const behind = {
    dbSubnetGroupName: east.group.output("name"),
    vpcSecurityGroupIds: [guard.id],
    backupRetentionPeriod: 7,
  };
  const orders = { engine: "mysql", multiAz: true, availabilityZone: "us-east-1a", ...behind };
  const cluster = resource(DB_CLUSTER, "ledger", { engine: "aurora-mysql", ...behind }, at);
  const node = (name: string, zone: string, writer: boolean) => {
    const inputs = { clusterIdentifier: cluster.id, engine: "aurora-mysql", availabilityZone: zone };
    return resource(CLUSTER_INSTANCE, name, inputs, { ...at, outputs: { writer } });
  };
  const nodes = [node("ledger-1", "us-east-1a", true), node("ledger-2", "us-east-1b", false)];
  return [guard, owned(DB_INSTANCE, "orders", "rds", orders), cluster, ...nodes];
}

function storage(): Fixture[] {
  const uploads = owned(BUCKET, "uploads", "s3", { bucket: "uploads-of-shop" });
  const versions = { bucket: uploads.id, versioningConfiguration: { status: "Enabled" } };
  const schedules = [{ name: "daily", createRule: { interval: 24 }, retainRule: { count: 7 } }];
  const policyDetails = { resourceTypes: ["VOLUME"], targetTags: { backup: "daily" }, schedules };
  return [
    uploads,
    resource(BUCKET_VERSIONING, "uploads", versions, at),
    resource(EBS_VOLUME, "disk", { availabilityZone: "us-east-1a", size: 100, tags: { backup: "daily" } }, at),
    resource(SNAPSHOT_POLICY, "daily", { policyDetails, state: "ENABLED" }, at),
  ];
}

/** A queue that a function works on. */
function worker(): Fixture[] {
  const trust = {
    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
  };
  const may = {
    Statement: [{ Effect: "Allow", Action: "sqs:*", Resource: `arn:aws:sqs:${EAST}:${ACCOUNT}:receipts` }],
  };
  const arn = { arn: `arn:aws:iam::${ACCOUNT}:role/worker` };
  const role = resource(IAM_ROLE, "worker", { assumeRolePolicy: JSON.stringify(trust) }, { ...at, outputs: arn });
  const queue = owned(QUEUE, "receipts", "sqs", { name: "receipts" });
  const code = owned(LAMBDA_FUNCTION, "worker", "lambda", {
    name: "worker",
    role: role.output("arn"),
    handler: "index.handler",
  });
  const mapping = { eventSourceArn: queue.output("arn"), functionName: code.output("name") };
  return [
    role,
    resource(IAM_ROLE_POLICY, "worker", { role: role.id, policy: JSON.stringify(may) }, at),
    queue,
    code,
    resource(EVENT_SOURCE_MAPPING, "receipts", mapping, at),
  ];
}

/** The site where its health check passes, else a page in the other Region. */
function records(site: readonly Fixture[]): Fixture[] {
  const balancer = site.find(({ type }) => type === LOAD_BALANCER)!;
  const zone = resource(HOSTED_ZONE, "zone", { name: "example.com" });
  const check = {
    type: "HTTPS",
    fqdn: `web.${EAST}.elb.amazonaws.com`,
    port: 443,
    requestInterval: 30,
    failureThreshold: 3,
  };
  const health = resource(HEALTH_CHECK, "site", check);
  const page = resource(BUCKET, "page", { bucket: "shop.example.com" }, { region: WEST });
  const index = { bucket: page.id, indexDocument: { suffix: "index.html" } };
  const endpoint = { websiteDomain: "s3-website-us-west-2.amazonaws.com" };
  const website = resource(BUCKET_WEBSITE, "page", index, { region: WEST, outputs: endpoint });
  const record = (type: string, alias: Record<string, unknown>, more: Record<string, unknown> = {}) => {
    const aliases = [{ ...alias, evaluateTargetHealth: false }];
    const given = { zoneId: zone.id, name: "shop.example.com", type: "A", setIdentifier: type, aliases, ...more };
    return resource(RECORD, type, { ...given, failoverRoutingPolicies: [{ type }] });
  };
  return [
    zone,
    health,
    page,
    website,
    record(
      "PRIMARY",
      { name: balancer.output("dnsName"), zoneId: balancer.output("zoneId") },
      { healthCheckId: health.id },
    ),
    record("SECONDARY", { name: website.output("websiteDomain"), zoneId: "Z3BJ6K6RIION7M" }),
  ];
}

function system(): Fixture[] {
  const [from, to] = [group("web"), group("databases")];
  const inputs = { securityGroupId: to.id, referencedSecurityGroupId: from.id, ipProtocol: "tcp" };
  const site = web({ securityGroup: from });
  return [
    ...site,
    resource(INGRESS_RULE, "web-to-databases", inputs, at),
    ...databases(to),
    ...storage(),
    ...worker(),
    ...records(site),
  ];
}

/** Function, fault: the word, and the seconds until all is back. */
const EXPECTED: WordCase["expected"] = {
  "serve shop.example.com, at rest": "up",
  "serve shop.example.com with its data, at rest": "up",
  "write orders, at rest": "up",
  "write ledger, at rest": "up",
  "read uploads, at rest": "up",
  "write disk, at rest": "up",
  "process receipts, at rest": "up",
  "serve shop.example.com, host web": "recovers",
  // A page is a part of the site, for as long as the Region is away.
  "serve shop.example.com, region us-east-1 outage": "degraded",
  "serve shop.example.com, region us-west-2 outage": "continues",
  "serve shop.example.com, service rds@us-east-1": "continues",
  // The page needs no database.
  "serve shop.example.com with its data, region us-east-1 outage": "degraded",
  // If its checks ask for the databases, clients get the page; otherwise they get errors.
  "serve shop.example.com with its data, service rds@us-east-1": "undecided",
  "write orders, zone us-east-1a": "recovers 120",
  "write orders, zone us-east-1b": "continues",
  "write orders, host orders": "recovers 120",
  "write orders, region us-east-1 outage": "waits",
  "write orders, region us-east-1 gone": "lost",
  "keep orders, zone us-east-1a": "continues",
  "keep orders, content orders": "recovers",
  [`keep orders, rights ${ACCOUNT}`]: "lost",
  "write ledger, host ledger-1": "recovers 60",
  "write ledger, zone us-east-1a": "recovers 60",
  "write ledger, zone us-east-1b": "continues",
  "read ledger, zone us-east-1a": "continues",
  "read uploads, zone us-east-1a": "continues",
  "read uploads, content uploads": "recovers 1020",
  "keep uploads, region us-east-1 gone": "lost",
  "write disk, zone us-east-1a": "recovers 1740",
  "keep disk, zone us-east-1a": "recovers",
  "keep disk, region us-east-1 gone": "lost",
  "process receipts, zone us-east-1a": "continues",
  "process receipts, service sqs@us-east-1": "waits",
  "process receipts, release worker": "lost",
};

const CASES: WordCase[] = [
  {
    title:
      "instances over two zones behind a load balancer, a Multi-AZ database, Aurora with a reader, a bucket, a volume with snapshots, a queue's worker, and failover to a page in a bucket",
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-types.html",
    why: "The zone's standby and reader take over within 120 and 60 s; a volume is made of its snapshot by a person; a page is a part of the site, for as long as the Region is away. RDS, EBS and SQS do not leave their Region.",
    resources: system,
    expected: EXPECTED,
  },
];

export const TUTORIAL = wordTable(
  "The system that most tutorials build",
  "What a fault does to each function of it.",
  CASES,
);
