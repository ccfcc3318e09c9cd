import { DB_CLUSTER, type CLUSTER_INSTANCE } from "../../aws";
import { undecidedIfAny, UndecidedError, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { instancesOf, namesOf, readKind } from "../../services/rds/database";
import { SERVERLESS, sizeRank } from "../../services/rds/instance-class";
import { compliant, notApplicable, violation, type Verdict } from "../../verdict";

const TIER = "promotionTier";
const CLASS = "instanceClass";
/** Readers that Aurora Auto Scaling adds are in it: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html */
const LAST = 15;
/** In tiers 0 and 1 a Serverless v2 reader scales with the writer; in the others it may be smaller. */
const LAST_THAT_FOLLOWS = 1;

/** What a failover depends on. */
interface Instance {
  readonly resource: Resource;
  readonly tier: number;
  readonly instanceClass: string;
  readonly rank: number;
}

function instanceOf(resource: ResourceOf<typeof CLUSTER_INSTANCE>, graph: Graph): Instance {
  const tier = graph.read.number(resource, TIER, 0);
  const instanceClass = graph.read.string(resource, CLASS) ?? "";
  const rank = instanceClass === SERVERLESS ? 0 : sizeRank(instanceClass);
  if (rank === undefined) throw new UndecidedError(CLASS, "can't be compared before deployment", resource);
  return { resource, tier, instanceClass, rank };
}

/** Whether an instance can carry the writer's load. */
function canTakeOver(candidate: Instance, writer: Instance): boolean {
  if (candidate.instanceClass === SERVERLESS) return candidate.tier <= LAST_THAT_FOLLOWS;
  return writer.instanceClass === SERVERLESS || candidate.rank >= writer.rank;
}

/** The readers of the lowest tier, of which Aurora promotes the largest. */
function candidatesOf(writer: Instance, instances: readonly Instance[]): Instance[] {
  const readers = instances.filter((one) => one !== writer);
  const first = Math.min(...readers.map((one) => one.tier));
  return readers.filter((one) => one.tier === first);
}

function weakCandidate(writer: Instance, candidates: readonly Instance[]): Verdict {
  const [candidate = writer] = candidates;
  const serverless = candidate.instanceClass === SERVERLESS;
  return violation({
    property: `${candidate.resource.name}.${serverless ? TIER : CLASS}`,
    actual: serverless ? candidate.tier : candidate.instanceClass,
    wanted: serverless ? `at most ${LAST_THAT_FOLLOWS}` : `at least the size of ${writer.instanceClass}`,
    message: serverless
      ? `If ${writer.resource.name} fails, ${candidate.resource.name} is promoted first, and in tier ${candidate.tier} a Serverless v2 reader may be at its minimum capacity: it must scale while it receives all writes.`
      : `If ${writer.resource.name} (${writer.instanceClass}) fails, ${candidate.resource.name} (${candidate.instanceClass}, tier ${candidate.tier}) is promoted first, which is smaller.`,
  });
}

function judge(instances: readonly Instance[]): Verdict {
  if (instances.every((one) => one.tier === LAST)) {
    return violation({
      property: TIER,
      actual: LAST,
      wanted: "0 or 1 for the readers to promote",
      message: `All of its instances (${namesOf(instances.map((one) => one.resource))}) are in tier 15, like the readers that Aurora Auto Scaling adds: any of these may be promoted, and removed by a scale-in.`,
    });
  }
  const largest = Math.max(...instances.map((one) => one.rank));
  const writers = instances.filter((one) => one.rank === largest);
  for (const writer of writers) {
    const candidates = candidatesOf(writer, instances);
    if (!candidates.some((candidate) => canTakeOver(candidate, writer))) return weakCandidate(writer, candidates);
  }
  return compliant();
}

export const auroraPromotionTiers = defineRule({
  id: "rds-aurora-promotion-tiers",
  title: "Aurora clusters should promote a reader of the writer's size first",
  practices: ["REL11-BP02"],
  service: "RDS",
  severity: "medium",
  why: "Aurora promotes the reader with the lowest tier, even if it is a small one for reports: the failover then ends in an overload.",
  fix: "Give promotionTier 0 or 1 to readers of the writer's instanceClass (or db.serverless), and higher tiers to the others.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html#Aurora.Managing.FaultTolerance",
  types: [DB_CLUSTER],
  check(cluster, graph) {
    if (readKind(cluster, graph) !== "aurora")
      return notApplicable("The instances of a Multi-AZ DB cluster all have the same size.");
    const { certain, possible } = instancesOf(cluster, graph);
    if (certain.length + possible.length < 2) return notApplicable("It has no reader to promote.");
    undecidedIfAny(possible, "clusterIdentifier", "belongs to it");
    return judge(certain.map((one) => instanceOf(one, graph)));
  },
});
