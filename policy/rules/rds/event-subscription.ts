import { DATABASES, DB_CLUSTER, DB_EVENT_SUBSCRIPTION } from "../../aws";
import { answered, any, decided, groupedBy, perGraph, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const near = perGraph((graph) => groupedBy(graph.ofType(DB_EVENT_SUBSCRIPTION), ({ region }) => `${region}`));

/** Whether a subscription is on, for sources of a kind or of all. */
function covers(subscription: ResourceOf<typeof DB_EVENT_SUBSCRIPTION>, kind: string, graph: Graph): boolean {
  // The provider's default (node_modules/@pulumi/aws/rds/eventSubscription.d.ts, enabled).
  if (!graph.read.boolean(subscription, "enabled", true)) return false;
  const source = graph.read.given(subscription, "sourceType");
  return source === undefined || source === kind;
}

export const eventSubscription = defineRule({
  id: "rds-event-subscription",
  title: "RDS databases should have an event notification subscription",
  practices: ["REL11-BP06"],
  peers: {
    securityHub: ["RDS.19", "RDS.20"],
    prowler: ["rds_cluster_critical_event_subscription", "rds_instance_critical_event_subscription"],
  },
  optIn: true,
  service: "RDS",
  severity: "low",
  why: "RDS publishes an event when a database fails over, runs out of storage or is about to be maintained. No one sees it without a subscription.",
  fix: "Add an aws.rds.EventSubscription with the sourceType of the database, or with none for all sources, to a topic with subscribers.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html",
  types: DATABASES,
  check(database: Resource, graph) {
    const kind = database.type === DB_CLUSTER ? "db-cluster" : "db-instance";
    const subscriptions = near(graph).get(`${database.region}`) ?? [];
    const found = any(subscriptions.map((one) => answered(() => covers(one, kind, graph))));
    if (decided(found, "")) return compliant();
    return violation({
      property: "tags",
      actual: undefined,
      wanted: `an aws.rds.EventSubscription for ${kind}`,
      message: "No subscription sends its events (failover, failure, low storage, maintenance) to anyone.",
    });
  },
});
