import { KINDS } from "../compute";
import { UNIT_PRICES } from "../../facts/prices";
import { HOURS, one, type Cost, type Price } from "./cost";
import { field, fromTemplate, list, number } from "./inputs";
import type { Inputs, Place } from "./place";
import { auroraHourly, ec2Hourly, rdsHourly } from "./sizes";

const MINUTES = 60 * HOURS;

const U = UNIT_PRICES.data;

/** The metrics of EC2's detailed monitoring (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html). */
const DETAILED_METRICS = 7;

const GROUP = "aws:autoscaling/group:Group";
const RESERVATION = "aws:ec2/capacityReservation:CapacityReservation";

/** By type, what a resource costs while it is there and idle. What is not here costs nothing then, or by use alone. */
export const PRICES: Record<string, Price> = {
  [GROUP]: group,
  "aws:ec2/instance:Instance": (inputs, place) => instances(1, fromTemplate(inputs, place)),
  [RESERVATION]: reservation,
  ...Object.fromEntries(KINDS.flatMap(({ prices }) => Object.entries(prices))),
  "aws:ebs/volume:Volume": ({ size, type }) => [
    one("volumes", number(size) * (type === "io2" ? U.io2GiBMonth : U.gp3GiBMonth)),
  ],
  "aws:rds/clusterInstance:ClusterInstance": clusterInstance,
  "aws:rds/instance:Instance": dbInstance,
  "aws:rds/cluster:Cluster": multiAzCluster,
  "aws:ec2/natGateway:NatGateway": () => [one("network", HOURS * U.natGatewayHour)],
  "aws:ec2/eip:Eip": () => [one("network", HOURS * U.publicIpv4Hour)],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ({ vpcEndpointType, subnetIds }) =>
    vpcEndpointType === "Interface" ? [one("network", HOURS * U.interfaceEndpointHour * list(subnetIds).length)] : [],
  "aws:lb/loadBalancer:LoadBalancer": ({ internal, subnets, subnetMappings, minimumLoadBalancerCapacity }) => {
    const addresses = internal === true ? 0 : list(subnets).length || list(subnetMappings).length;
    const reserved = number(field(minimumLoadBalancerCapacity, "capacityUnits")) * U.capacityUnitHour;
    return [one("load balancers", HOURS * (U.loadBalancerHour + reserved + addresses * U.publicIpv4Hour))];
  },
  "aws:synthetics/canary:Canary": ({ schedule }) => [
    one("canaries", (MINUTES / minutesOf(field(schedule, "expression"))) * U.canaryRun),
  ],
  "aws:cloudwatch/metricAlarm:MetricAlarm": ({ metricQueries }) => {
    const metrics = list(metricQueries).filter((query) => field(query, "metric") !== undefined).length;
    return [one("alarms and dashboards", Math.max(1, metrics) * U.alarmMetricMonth)];
  },
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": () => [one("alarms and dashboards", U.compositeAlarmMonth)],
  "aws:cloudwatch/dashboard:Dashboard": () => [one("alarms and dashboards", U.dashboardMonth)],
  "aws:route53/zone:Zone": () => [one("DNS", U.hostedZoneMonth)],
  "aws:route53/healthCheck:HealthCheck": healthCheck,
  "aws:kms/key:Key": () => [one("keys and secrets", U.keyMonth)],
  "aws:kms/replicaKey:ReplicaKey": () => [one("keys and secrets", U.keyMonth)],
  "aws:secretsmanager/secret:Secret": ({ replicas }) => [
    one("keys and secrets", (1 + list(replicas).length) * U.secretMonth),
  ],
  "aws:kinesis/stream:Stream": ({ shardCount, streamModeDetails }) => [
    one(
      "streams",
      HOURS *
        (field(streamModeDetails, "streamMode") === "ON_DEMAND"
          ? U.onDemandStreamHour
          : number(shardCount) * U.shardHour),
    ),
  ],
};

/** Its instances at the size that it is made with, of the first type that it prefers. */
function group(inputs: Inputs, place: Place): Cost[] {
  const mixed = field(inputs["mixedInstancesPolicy"], "launchTemplate");
  const used = field(mixed, "launchTemplateSpecification") ?? inputs["launchTemplate"];
  const [first] = list(field(mixed, "overrides"));
  const count = number(inputs["desiredCapacity"] ?? inputs["minSize"]);
  return instances(count, fromTemplate({ instanceType: field(first, "instanceType"), launchTemplate: used }, place));
}

/** What is reserved beyond the instances that run, its share of all reservations: those are paid for as instances. */
function reservation({ instanceCount, instanceType }: Inputs, place: Place): Cost[] {
  const reserved = place.all(RESERVATION).reduce((sum, one) => sum + number(one["instanceCount"]), 0);
  const groups = place.all(GROUP).reduce((sum, one) => sum + number(one["desiredCapacity"] ?? one["minSize"]), 0);
  const running = groups + place.all("aws:ec2/instance:Instance").length;
  const idle = Math.max(0, reserved - running) * (number(instanceCount) / reserved);
  const price = ec2Hourly(String(instanceType));
  return [
    {
      ...one("instances", idle * HOURS * (price ?? 0)),
      ...(price === undefined && { unknown: String(instanceType) }),
    },
  ];
}

function instances(count: number, { instanceType, monitoring, rootBlockDevice }: Inputs): Cost[] {
  if (count === 0) return [];
  const price = ec2Hourly(String(instanceType));
  const root = number(field(rootBlockDevice, "volumeSize")) * U.gp3GiBMonth;
  const detailed = monitoring === true ? DETAILED_METRICS * U.metricMonth : 0;
  const usd = count * (HOURS * (price ?? 0) + root + detailed);
  return [
    {
      ...one("instances", usd),
      ...(price === undefined && {
        unknown: String(instanceType ?? "an instance type of a launch template elsewhere"),
      }),
    },
  ];
}

/** Storage and I/O are by use. A serverless instance has at least its cluster's fewest capacity units. */
function clusterInstance({ instanceClass, clusterIdentifier }: Inputs, place: Place): Cost[] {
  if (instanceClass === "db.serverless") {
    const cluster = place.find("aws:rds/cluster:Cluster", clusterIdentifier);
    const least = number(field(cluster?.["serverlessv2ScalingConfiguration"], "minCapacity"));
    return [one("databases", HOURS * least * U.acuHour)];
  }
  return database(String(instanceClass), auroraHourly(String(instanceClass)), 1, 0);
}

function dbInstance({ instanceClass, multiAz, allocatedStorage }: Inputs): Cost[] {
  const name = String(instanceClass);
  return database(name, rdsHourly(name), multiAz === true ? 2 : 1, number(allocatedStorage));
}

/** A Multi-AZ DB cluster has three instances of its class; an Aurora cluster has none of its own. */
function multiAzCluster({ dbClusterInstanceClass, allocatedStorage }: Inputs): Cost[] {
  if (dbClusterInstanceClass === undefined) return [];
  const name = String(dbClusterInstanceClass);
  return database(name, rdsHourly(name), 3, number(allocatedStorage));
}

function database(name: string, price: number | undefined, count: number, storageGiB: number): Cost[] {
  const usd = count * (HOURS * (price ?? 0) + storageGiB * U.rdsStorageGiBMonth);
  return [{ ...one("databases", usd), ...(price === undefined && { unknown: name }) }];
}

function healthCheck({ type, requestInterval, measureLatency }: Inputs): Cost[] {
  const kind = String(type);
  const features = [
    kind.startsWith("HTTPS"),
    kind.endsWith("STR_MATCH"),
    requestInterval === 10,
    measureLatency === true,
  ];
  return [one("DNS", U.healthCheckMonth + features.filter(Boolean).length * U.healthCheckFeatureMonth)];
}

/** `rate(5 minutes)`, `rate(1 hour)`. */
function minutesOf(expression: unknown): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour)s?\)$/.exec(String(expression)) ?? [];
  return Number(count ?? 1) * (unit === "hour" ? 60 : 1);
}
