import { RECOMMENDED_ALARMS } from "../../../facts/alarms";
import {
  CLUSTER_INSTANCE,
  DB_CLUSTER,
  DB_INSTANCE,
  DYNAMODB_TABLE,
  ECS_SERVICE,
  LOAD_BALANCERS,
  OPENSEARCH_DOMAIN,
  STATE_MACHINE,
} from "../../aws";
import { valueOf, type Graph, type Resource } from "../../graph";
import { kindOf } from "../rds/database";
import type { WantedMetric } from "./metric-alarms";

type Namespace = keyof typeof RECOMMENDED_ALARMS.data;

/** How the metrics of a type's resources are named. */
interface Kind {
  readonly namespaces: readonly Namespace[];
  readonly dimension: string;
  /** The property that has the dimension's value. */
  readonly name: string;
}

const LOAD_BALANCER: Kind = {
  namespaces: ["AWS/ApplicationELB", "AWS/NetworkELB"],
  dimension: "LoadBalancer",
  name: "arnSuffix",
};

const KINDS: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(LOAD_BALANCERS.map((type) => [type, LOAD_BALANCER])),
  [DB_INSTANCE]: { namespaces: ["AWS/RDS"], dimension: "DBInstanceIdentifier", name: "identifier" },
  [CLUSTER_INSTANCE]: { namespaces: ["AWS/RDS"], dimension: "DBInstanceIdentifier", name: "identifier" },
  [DB_CLUSTER]: { namespaces: ["AWS/RDS"], dimension: "DBClusterIdentifier", name: "clusterIdentifier" },
  [DYNAMODB_TABLE]: { namespaces: ["AWS/DynamoDB"], dimension: "TableName", name: "name" },
  [ECS_SERVICE]: { namespaces: ["AWS/ECS", "ECS/ContainerInsights"], dimension: "ServiceName", name: "name" },
  [STATE_MACHINE]: { namespaces: ["AWS/States"], dimension: "StateMachineArn", name: "arn" },
  [OPENSEARCH_DOMAIN]: { namespaces: ["AWS/ES"], dimension: "DomainName", name: "domainName" },
};

/** The types whose resources should have an alarm. */
export const WATCHED = [
  ...LOAD_BALANCERS,
  ...[DB_INSTANCE, DB_CLUSTER, DYNAMODB_TABLE, ECS_SERVICE, STATE_MACHINE, OPENSEARCH_DOMAIN],
] as const;

/** AWS names the three instances of a Multi-AZ DB cluster so: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.html */
const MEMBERS = ["-instance-1", "-instance-2", "-instance-3"];

/** The metrics of a resource on which AWS recommends an alarm; any of them will do. */
export function recommendedMetrics(resource: Resource, graph: Graph): readonly WantedMetric[] {
  const kind = KINDS[resource.type];
  if (kind === undefined) return [];
  const text = valueOf(graph.string(resource, kind.name));
  const wanted = kind.namespaces.map((namespace) => ({
    namespace,
    metricNames: RECOMMENDED_ALARMS.data[namespace],
    dimensions: { [kind.dimension]: { resource, text } },
    region: resource.region,
  }));
  if (kindOf(resource, graph) !== "multi-az-cluster" || text === undefined) return wanted;
  const members = MEMBERS.map((suffix) => ({ DBInstanceIdentifier: { text: text + suffix } }));
  return [...wanted, ...members.flatMap((dimensions) => wanted.map((one) => ({ ...one, dimensions })))];
}
