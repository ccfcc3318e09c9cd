import assert from "node:assert/strict";
import { set, unset, type Edit } from "../config/edits";
import { imageIn } from "../../support/containers";
import { tasks } from "../config/bad-settings/containers";
import { http } from "../config/bad-settings/http-rows";
import { several } from "../config/bad-settings/experiments";
import { problemsAfter } from "../config/read";

const X86 = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";
const SPOT = { instanceTypes: ["m6g.large"], onDemandPercentage: 0 };
const SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:storefront-AbCdEf";
const SDA = { device: "/dev/sda1" };
const LABEL = "a".repeat(50);
const nightly = (rule: object) => set("backup.rules", { nightly: rule });
const SITE = set("standby.site.host", "s3-website");
const EXISTING = {
  vpc: "existing",
  id: "vpc-0a1b2c3d4e5f60718",
  cidr: "10.10.0.0/16",
  subnets: {
    "us-east-1a": { public: "subnet-0000000a", private: "subnet-0000000b" },
    "us-east-1f": { public: "subnet-0000000c", private: "subnet-0000000d" },
  },
};

const ROUTES = {
  "GET /{id}": "api",
  "ANY /{id}": "api",
  "GET /healthz": "api",
  "GET /{proxy+}": "api",
  $default: "api",
};
const TOKEN = { "GET /healthz": "api", $default: { function: "api", authorizer: "users", scopes: ["read"] } };
const JWT = { issuer: "https://login.example.com", audience: ["shop"] };

const released = (deployment: object) => ({ code: "sample-api", timeout: "10s", deployment });

/** The last settings before a mistake: each check's other side. */
const JUST_ALLOWED: [name: string, edits: Edit[], stack?: "secondary"][] = [
  ["as few as the most", [set("compute.min", 18)]],
  ["at first as many as the fewest", [set("compute.desired", 6)]],
  ["at first as many as the most", [set("compute.desired", 18)]],
  ["none at all", [set("compute.min", 0)]],
  ["a reduced size that is the full one", [set("compute.standby", { min: 6, desired: 6 }, "secondary")], "secondary"],
  ["a reduced size that starts at its fewest", [set("compute.standby.desired", 3, "secondary")], "secondary"],
  ["whole minutes", [set("compute.stepScaling.for", "180s")]],
  [
    "rollback with an image by its id",
    [set("compute.image", "ami-0a1b2c3d"), set("compute.volume", SDA), set("compute.refresh", { rollback: true })],
  ],
  [
    "x86 types with an x86 image",
    [
      set("compute.image", X86),
      set("compute.instanceType", "m7i.large"),
      set("compute.mixedInstances.instanceTypes", ["c6a.large", "g5.xlarge"]),
    ],
  ],
  [
    "any type with an image that does not say",
    [set("compute.image", "ami-0a1b2c3d"), set("compute.volume", SDA), set("compute.instanceType", "m7i.large")],
  ],
  [
    "an image of another parameter, with its root device",
    [set("compute.image", "resolve:ssm:/shop/image"), set("compute.volume", SDA)],
  ],
  ["Amazon Linux with its own root device", [set("compute.volume", { device: "/dev/xvda" })]],
  ["the shortest grace period", [set("compute.gracePeriod", "30s")]],
  ["tasks of the least memory of their CPU", [tasks({ cpu: 256, memoryMiB: 512 })]],
  ["tasks of the most memory that there is", [tasks({ cpu: 32_768, memoryMiB: 249_856 })]],
  ["an image of another account's registry", [tasks({ image: imageIn("us-east-1").replace("1234", "4321") })]],
  ["a secret by its JSON key", [tasks({ secrets: { PASSWORD: `${SECRET}:password::` } })]],
  ["a parameter as a secret", [tasks({ secrets: { DSN: "arn:aws:ssm:us-east-1:123456789012:parameter/shop/dsn" } })]],
  ["Fargate Spot above a base", [tasks({ spot: { onDemandBase: 1, onDemandPercentage: 0 } })]],
  ["almost all Fargate Spot", [tasks({ spot: { onDemandPercentage: 1 } })]],
  ["a base that leaves one for Fargate Spot", [tasks({ spot: { onDemandBase: 17 } })]],
  ["a deployment of one task more", [tasks({ deployment: { maxRunning: 117 } })]],
  ["a deployment of one task less", [tasks({ deployment: { minHealthy: 83, maxRunning: 101 } })]],
  ["a schedule by days of the month", [tasks({ schedules: { month: { cron: "0 6 1 * *", min: 7 } } })]],
  ["functions behind an API", http()],
  ["routes that answer a part of each other's requests", http({ routes: ROUTES })],
  ["a health path that a greedy route answers", http({ routes: { "ANY /{proxy+}": "api" } })],
  ["a health path in a variable", http({ routes: { "GET /{page}": "api" } })],
  ["the root as health path", http({ routes: { "GET /": "api" }, healthPath: "/" })],
  ["API Gateway's own path below another", http({ routes: { $default: "api", "GET /shop/ping": "api" } })],
  ["an issuer's token on one route", http({ routes: TOKEN, authorizers: { users: JWT } })],
  ["every origin without credentials", http({ cors: { origins: ["*"], headers: ["*"] } })],
  ["a function that runs as long as API Gateway waits", http({}, { api: { code: "sample-api", timeout: "30s" } })],
  ["a canary that its alarm can roll back", http({}, { api: released({ interval: "3m" }) })],
  ["linear steps that their alarm can roll back", http({}, { api: released({ type: "linear", interval: "1m" }) })],
  ["linear steps of two days", http({}, { api: released({ type: "linear", percent: 20, interval: "12h" }) })],
  ["the slowest alarm that can go to ALARM", [...http(), set("monitoring.service.latency.p99", "29s")]],
  ["no task at all", [tasks({ min: 0 })]],
  [
    "many tables, of which the tasks use one",
    [
      tasks({ uses: { tables: ["t1"] } }),
      set("tables", several("t", 245, { partitionKey: { name: "id", type: "S" } })),
    ],
  ],
  [
    "tasks that start without a NAT gateway",
    [
      tasks(),
      set("network.natGateways", "none"),
      set("network.interfaceEndpoints", ["ecr.api", "ecr.dkr", "logs"]),
      set("network.gatewayEndpoints", ["s3"]),
    ],
  ],
  ["tasks of a warm standby", [tasks({ standby: { min: 3 } }, "us-west-2")], "secondary"],
  ["Spot above a base", [set("compute.mixedInstances", { ...SPOT, onDemandBase: 1 })]],
  ["almost all Spot", [set("compute.mixedInstances", { ...SPOT, onDemandPercentage: 1 })]],
  [
    "as many stores as an experiment has actions",
    [set("experiments.faults.replication", {}), set("buckets", several("b", 10, { rpo: "15m" }))],
  ],
  [
    "the databases of a zone's power that an experiment has actions for",
    [
      set("experiments.faults.zonePower", { databases: ["d1", "d2", "d3", "d4", "d5", "d6", "d7"] }),
      set(
        "databases",
        several("d", 8, {
          type: "aurora",
          engine: "postgres",
          version: "17.7",
          instances: { class: "db.r7g.large", readers: 1 },
        }),
      ),
    ],
  ],
  ["a file that is there", [set("compute.userData", "package.json")]],
  ["a time-out just below the interval", [set("ingress.healthCheck", { interval: "10s", timeout: "9s" })]],
  ["TLS 1.2 and 1.3", [set("ingress.tlsPolicy", "ELBSecurityPolicy-TLS13-1-2-2021-06")]],
  ["an RTO as long as noticing and DNS take", [set("workload.objectives.region.rto", "90s")]],
  ["an RPO of a second", [set("workload.objectives.region.rpo", "1s")]],
  ["an RTO as long as the load balancer takes", [set("workload.objectives.zone.rto", "20s")]],
  ["the zone's apex as domain", [set("workload.domain", "example.com"), set("dns.records", "live-and-drill")]],
  ["an international name", [set("workload.domain", "xn--80ak.xn--p1ai"), set("workload.zone", "xn--80ak.xn--p1ai")]],
  ["a domain of 64 characters", [set("workload.domain", `${LABEL}.x.example.com`)]],
  [
    "a long drill name behind a short one",
    [set("dns.records", "live-and-drill"), set("dns.drillName", `${LABEL}.${LABEL}.example.com`)],
  ],
  ["a website's domain of 63 characters", [set("workload.domain", `${LABEL}x.example.com`), SITE]],
  [
    "a website's long domain that is not in use",
    [
      set("workload.domain", `${LABEL}.x.example.com`),
      set("dns.records", "drill"),
      set("dns.drillName", "drill.example.com"),
      SITE,
    ],
  ],
  ["a drill name beside the domain", [set("dns.drillName", "drill.example.com")]],
  ["a weight of nothing and one of something", [set("dns.weights", { primary: 0, secondary: 1 })]],
  ["subnets that fill their zone's part of the block", [set("network.subnets", { public: 19, private: 19 })]],
  [
    "every zone of us-east-1",
    [
      set(
        "network.zones",
        [..."fedcba"].map((letter) => `us-east-1${letter}`),
      ),
      set("network.subnets", { public: 20, private: 19 }),
    ],
  ],
  ["an existing VPC", [set("network", EXISTING)]],
  ["an existing zone", [set("workload.zone", { name: "example.com", id: "Z0123456789ABC" })]],
  ["cold storage for just 90 days", [nightly({ retentionDays: 120, coldAfterDays: 30 })]],
  [
    "a retention as long as a fault may go unnoticed",
    [nightly({ retentionDays: 7 }), set("workload.objectives.software.rto", "7d")],
  ],
  [
    "a lock of the one retention that all have",
    [set("backup.lock", { mode: "governance", minRetentionDays: 35, maxRetentionDays: 35 })],
  ],
  [
    "restore tests of a week's recovery points, one each week",
    [nightly({ cron: "cron(0 5 ? * SUN *)" }), set("backup.restoreTests.newestOfDays", 7)],
  ],
  ["an account among others", [set("aws:allowedAccountIds", ["210987654321", "123456789012"])]],
  ["an account without quotes", [set("aws:allowedAccountIds", [123456789012])]],
  ["no word on accounts", [unset("aws:allowedAccountIds")]],
  ["a failover by hand", [set("dns.failover", "manual")]],
  ["a latch of a minute", [set("dns.latch", "1m")]],
  ["no reduced size", [unset("compute.standby", "secondary")], "secondary"],
  [
    "the standby of a static site without network, load balancer and instances",
    [
      set("workload.strategy", "static-site"),
      set("workload.objectives.region.rpo", "1h"),
      set("standby.lastResort", false),
      unset("network", "secondary"),
      unset("compute", "secondary"),
      unset("ingress"),
    ],
    "secondary",
  ],
];

describe("settings that are just allowed", () => {
  for (const [name, edits, stack] of JUST_ALLOWED) {
    it(name, () => assert.deepEqual(problemsAfter(edits, stack), []));
  }
});
