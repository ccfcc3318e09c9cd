import { STRONG_CONSISTENCY_SETS } from "../../../facts/dynamodb";
import { isTreeList, valueOf, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { inlineReplicas, type InlineReplica } from "../../services/dynamodb/replicas";
import { DYNAMODB_TABLE } from "../../aws";
import { compliant, notApplicable, undecided, undecidedOn, verdictsOf, violation, type Verdict } from "../../verdict";

const REPLICAS = "replicas";
const WITNESS = "globalTableWitness.regionName";
const REGIONS = 3;
const WANTED = "three Regions of one set: two STRONG replicas, or one and a witness";

function refuse(property: string, actual: string | number | undefined, message: string, wanted = WANTED): Verdict {
  return violation({ property, actual, wanted, message });
}

/** AWS requires exactly three Regions of one set. */
function judgeSet(
  table: ResourceOf<typeof DYNAMODB_TABLE>,
  replicas: readonly InlineReplica[],
  witness: string | undefined,
): Verdict {
  const modes = replicas.map(({ properties }) => properties.consistencyMode);
  if (modes.some((mode) => mode !== "STRONG")) {
    return refuse(
      REPLICAS,
      modes.filter((mode) => mode === "STRONG").length,
      "Its replicas are not all STRONG: a table has one consistency mode.",
    );
  }
  const regions = [table.region, ...replicas.map(({ region }) => region), ...(witness === undefined ? [] : [witness])];
  if (regions.length !== REGIONS || replicas.length === 0) {
    return refuse(
      REPLICAS,
      replicas.length,
      `With it, ${replicas.length} STRONG replica${replicas.length === 1 ? "" : "s"} and ${witness === undefined ? "no" : "a"} witness make ${regions.length} Regions, and AWS requires exactly ${REGIONS}: two of them must agree when one is unavailable.`,
    );
  }
  const known = regions.filter((region) => region !== undefined);
  if (new Set(known).size < known.length)
    return refuse(REPLICAS, known.join(", "), `Two of its three Regions are the same: ${known.join(", ")}.`);
  const fits = STRONG_CONSISTENCY_SETS.data.some((set) => known.every((region) => set.includes(region)));
  if (!fits)
    return refuse(
      REPLICAS,
      known.join(", "),
      `${known.join(", ")} are not in one of AWS's Region sets for strong consistency.`,
    );
  if (known.length < REGIONS) return undecided({ property: REPLICAS, reason: "Its own Region can't be determined." });
  return compliant();
}

/** AWS supports no TTL on such a table. */
function judgeTtl(table: ResourceOf<typeof DYNAMODB_TABLE>, graph: Graph): Verdict | undefined {
  if (!graph.read.boolean(table, "ttl.enabled", false)) return undefined;
  const message = "AWS does not support TTL on a table with multi-Region strong consistency.";
  return violation({ property: "ttl.enabled", actual: true, wanted: false, message });
}

/** AWS supports no local secondary indexes on such a table. */
function judgeLocalIndexes(table: ResourceOf<typeof DYNAMODB_TABLE>, graph: Graph): Verdict | undefined {
  const property = "localSecondaryIndexes";
  const local = table.inputsSeen ? graph.input(table, property) : graph.value(table, property);
  if (local.kind === "unknown") return undecidedOn(property, local);
  const count = local.kind === "missing" ? 0 : isTreeList(local.value) ? local.value.length : 1;
  const message = "AWS does not support local secondary indexes on a table with multi-Region strong consistency.";
  return count === 0 ? undefined : violation({ property, actual: count, wanted: "none", message });
}

export const strongConsistencyRegions = defineRule({
  id: "dynamodb-strong-consistency-regions",
  title: "DynamoDB global tables with strong consistency should have three Regions of one Region set",
  practices: ["REL10-BP01"],
  service: "DynamoDB",
  severity: "high",
  why: "Multi-Region strong consistency needs exactly three Regions of one set, and each write needs two of them. AWS refuses anything else.",
  fix: "Give the Table two replicas with consistencyMode STRONG, or one and a globalTableWitness, all in one of AWS's Region sets. Remove ttl and localSecondaryIndexes.",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html",
  types: [DYNAMODB_TABLE],
  check(table, graph) {
    const replicas = inlineReplicas(table, graph);
    const witness = table.inputsSeen ? graph.input(table, WITNESS) : graph.value(table, WITNESS);
    if (replicas.kind === "unknown") return undecidedOn(REPLICAS, replicas);
    if (witness.kind === "unknown") return undecidedOn(WITNESS, witness);
    const list = valueOf(replicas) ?? [];
    const modes = list.map(({ properties }) => properties.consistencyMode);
    const isStrong = modes.includes("STRONG") || witness.kind === "known";
    if (!isStrong && modes.every((mode) => mode === undefined || mode === null || mode === "EVENTUAL")) {
      return notApplicable("It has no replica with strong consistency.");
    }
    if (modes.some((mode) => typeof mode === "symbol") || list.some(({ region }) => region === undefined)) {
      return undecided({ property: REPLICAS, reason: `Its ${REPLICAS} are known only after deployment.` });
    }
    const region = valueOf(witness);
    return verdictsOf(table, [
      () => judgeSet(table, list, typeof region === "string" ? region : undefined),
      () => judgeTtl(table, graph),
      () => judgeLocalIndexes(table, graph),
    ]);
  },
});
