import { MSK_CLUSTER, MSK_CONFIGURATION } from "../../aws";
import type { Graph, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { propertiesIn } from "../../services/msk/server-properties";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "serverProperties";
const FACTOR = "default.replication.factor";
const IN_SYNC = "min.insync.replicas";

/** MSK's defaults by the zones of the cluster: https://docs.aws.amazon.com/msk/latest/developerguide/msk-default-configuration.html */
const DEFAULTS = { two: { factor: 2, inSync: 1 }, three: { factor: 3, inSync: 2 } };

/** What MSK adds to a configuration: by the cluster that uses it, undefined where none is known. */
function defaultsOf(configuration: ResourceOf<readonly [typeof MSK_CONFIGURATION]>, graph: Graph) {
  const [cluster] = graph.referrers(configuration, [MSK_CLUSTER], "configurationInfo.arn").certain;
  if (cluster === undefined) return undefined;
  return graph.read.list(cluster, "brokerNodeGroupInfo.clientSubnets").length > 2 ? DEFAULTS.three : DEFAULTS.two;
}

export const replicationFactor = defineRule({
  id: "msk-replication-factor",
  title: "MSK configurations should replicate topics and leave room for the loss of a broker",
  practices: ["REL10-BP01", "REL11-BP02"],
  service: "MSK",
  severity: "medium",
  why: "A topic with one replica is lost with its broker. If min.insync.replicas equals the replication factor, the loss of any broker stops every write with acks=all.",
  fix: "Set default.replication.factor to 3 and min.insync.replicas to 2 in serverProperties.",
  source: "https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html",
  types: [MSK_CONFIGURATION],
  check(configuration, graph) {
    const given = propertiesIn(graph.read.string(configuration, PROPERTY, ""));
    const isComplete = given.has(FACTOR) && given.has(IN_SYNC);
    const byDefault = isComplete ? undefined : defaultsOf(configuration, graph);
    const factor = given.get(FACTOR) ?? byDefault?.factor;
    const inSync = given.get(IN_SYNC) ?? byDefault?.inSync;
    if (factor === 1) {
      return violation({
        property: PROPERTY,
        actual: `${FACTOR}=${factor}`,
        wanted: `${FACTOR}=3`,
        message: "A new topic has one replica: its records are lost, or unavailable, with the broker that has them.",
      });
    }
    // MSK's own two fit each other.
    if (!given.has(FACTOR) && !given.has(IN_SYNC)) return compliant();
    if (factor === undefined || inSync === undefined) {
      return undecided({
        property: PROPERTY,
        reason: `It gives ${given.has(FACTOR) ? FACTOR : IN_SYNC} alone; the other depends on the zones of its cluster, which was not found.`,
      });
    }
    if (inSync < factor) return compliant();
    return violation({
      property: PROPERTY,
      actual: `${IN_SYNC}=${inSync}`,
      wanted: `${IN_SYNC}=${factor - 1}`,
      message: `Of ${factor} replicas ${inSync} must be in step: while one broker is down, even for an update, writes with acks=all fail.`,
    });
  },
});
