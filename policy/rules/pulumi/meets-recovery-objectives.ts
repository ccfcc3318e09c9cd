import { z } from "zod";
import {
  CLASSIC_LOAD_BALANCER,
  DATABASES,
  DB_CLUSTER,
  DISTRIBUTION,
  DYNAMODB_TABLE,
  EC2_INSTANCE,
  LOAD_BALANCERS,
  RECORD,
} from "../../aws";
import type { PackConfig } from "../../config";
import {
  FAULT_KINDS,
  groupedBy,
  isOfType,
  perGraph,
  seconds,
  type FaultKind,
  type Graph,
  type Resource,
} from "../../graph";
import { defineRule } from "../../rule";
import { copyRoleOf } from "../../services/rds/copies";
import { durationSetting } from "../../services/rds/objective";
import { routingOf } from "../../services/route53/record";
import { keyOf, setName } from "../../services/route53/record-set";
import {
  DEFAULT_SETTINGS,
  disruptionOf,
  happens,
  missedOnce,
  simulationOf,
  wantedBy,
  type Settings,
  type Simulation,
  type Survival,
} from "../../simulation";
import { compliant, failuresOf, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const JUDGE_BOTH =
  "What serves then may be in another stack; judge both together: holdfast check primary.json secondary.json";

const ID = "meets-recovery-objectives";
const STACK_REFERENCE = "pulumi:pulumi:StackReference";

const settings = z.object({
  reaction: durationSetting("15m", "How long a person takes from an alarm to the first command."),
  checks: z
    .enum(["process", "data", "either"])
    .default("either")
    .describe("What the application's health checks ask for; either: both are computed."),
});

/** What the simulation assumes where the rule has such settings. */
export function assumedBy(given: Readonly<Record<string, unknown>> = {}): Settings {
  const { reaction, checks } = settings.parse(given);
  return {
    ...DEFAULT_SETTINGS,
    reaction: seconds(reaction) ?? DEFAULT_SETTINGS.reaction,
    ...(checks !== "either" && { checks }),
  };
}

/** What the simulation assumes where a pack is configured so. */
export const assumedIn = (config: PackConfig): Settings => assumedBy(config.settings[ID]);

type Answers = ReadonlyMap<string, ReadonlyMap<FaultKind | undefined, readonly Survival[]>>;

const answers = new WeakMap<Simulation, Answers>();

/** The answers that have objectives, by the resource that stands for their function and the kind of disruption. */
function answersOf(simulation: Simulation): Answers {
  const before = answers.get(simulation);
  if (before) return before;
  const mains = new Map(simulation.functions.map(({ id, main }) => [id, main]));
  const kinds = new Map(simulation.faults.map((fault) => [fault.id, disruptionOf(fault)]));
  const judged = simulation.survival.filter(({ objective }) => objective !== undefined);
  const byResource = groupedBy(judged, (one) => mains.get(one.function) ?? "");
  const found = new Map(
    [...byResource].map(([urn, own]) => [urn, groupedBy(own, ({ fault }) => kinds.get(fault))] as const),
  );
  answers.set(simulation, found);
  return found;
}

/** Sets of records of which one alone is there: the others may be in another stack. */
const isLone = perGraph((graph: Graph): boolean => {
  const routed = graph.ofType(RECORD).filter((record) => routingOf(record, graph).policies.length > 0);
  return [...groupedBy(routed, (record) => setName(keyOf(record, graph))).values()].some((set) => set.length === 1);
});

/** Whether all that could serve is among the resources: in a stack by itself, only where it has two Regions and needs no other stack. */
const isWhole = perGraph((graph: Graph): boolean => {
  if (graph.stacks.size > 1) return true;
  const regions = new Set(graph.resources.flatMap(({ region }) => region ?? []));
  return regions.size > 1 && graph.ofType(STACK_REFERENCE).length === 0 && !isLone(graph);
});

/** Whether something that is not among the resources may take over from it: another record of its set, or another cluster of its global database. */
function mayHavePeers(resource: Resource, graph: Graph): boolean {
  // What stands for itself and is a copy has its source elsewhere.
  if (isOfType(resource, ...DATABASES) && copyRoleOf(resource, graph)?.path === "replica") return true;
  if (isWhole(graph)) return false;
  if (isOfType(resource, RECORD)) return routingOf(resource, graph).policies.length > 0;
  return isOfType(resource, DB_CLUSTER) && graph.given(resource, "globalClusterIdentifier").kind !== "missing";
}

function judge(kind: FaultKind, all: readonly Survival[], resource: Resource, graph: Graph): Verdict {
  const property = `objectives.${kind}`;
  const missed = missedOnce(all);
  const isOpen = kind === "region" && !isWhole(graph);
  if (isOpen || (missed.length > 0 && mayHavePeers(resource, graph)))
    return undecided({ property, reason: JUDGE_BOTH });
  const [worst] = missed;
  if (worst?.objective) {
    const { function: what, fault, word, rto, because } = worst;
    const seen = happens(worst);
    const more = missed.length > 1 ? ` ${missed.length - 1} more: holdfast simulate FILE... --all.` : "";
    return violation({
      property,
      actual: rto ? `${rto.seconds} s` : word,
      wanted: wantedBy(worst.objective),
      message: `${what} misses its objective under ${fault}: ${seen === word ? `${word}. ${because}` : `${seen}.`}${more}`,
    });
  }
  const open = all.find(({ objective }) => objective?.met === "undecided");
  return open ? undecided({ property, reason: `${open.function} under ${open.fault}: ${open.because}` }) : compliant();
}

export const meetsRecoveryObjectives = defineRule({
  id: ID,
  title: "Services and databases should meet their recovery objectives under every fault",
  practices: ["REL13-BP01", "REL13-BP02"],
  service: "Pulumi",
  severity: "medium",
  why: "An objective that the resources can't meet is missed in the outage; the simulation computes it before.",
  fix: "holdfast simulate --fix, or plan --fix, finds the cheapest change that meets it. Where none does, raise the objective to what can be held.",
  source:
    "https://docs.aws.amazon.com/wellarchitected/latest/framework/rel_planning_for_recovery_disaster_recovery.html",
  types: [RECORD, DISTRIBUTION, ...LOAD_BALANCERS, CLASSIC_LOAD_BALANCER, EC2_INSTANCE, ...DATABASES, DYNAMODB_TABLE],
  settings,
  check(resource: Resource, graph, given) {
    if (graph.objectives === undefined) return notApplicable("No recovery objective is declared.");
    const own = answersOf(simulationOf(graph, assumedBy(given), { judgedOnly: true })).get(resource.urn);
    if (own === undefined) return notApplicable("No service or database that has objectives is found from it.");
    return failuresOf(
      FAULT_KINDS.flatMap((kind) => {
        const all = own.get(kind);
        return all === undefined ? [] : [judge(kind, all, resource, graph)];
      }),
    );
  },
});
