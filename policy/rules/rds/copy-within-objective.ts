import { BACKUPS_REPLICATION, DATABASES } from "../../aws";
import { z } from "zod";
import { seconds, undecidedIfAny, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { besideItsSource, copiesOf, copyRoleOf, type Path } from "../../services/rds/copies";
import { instancesOf, kindOf } from "../../services/rds/database";
import { durationSetting, regionObjective, regionObjectiveSettings, written } from "../../services/rds/objective";
import { compliant, notApplicable, verdictsOf, violation, type Verdict } from "../../verdict";

/**
 * Seconds until an Aurora cluster without a reader has an instance: "typically takes less than 10 minutes",
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html#Aurora.Managing.FaultTolerance
 */
const NEW_INSTANCE = 600;
/** Seconds between two uploads of transaction logs: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html */
const LOG_UPLOAD = 300;

/** Why an objective of no loss can't be met, in AWS's words. */
const ASYNCHRONOUS: Readonly<Record<Path, string>> = {
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html
  replica: 'RDS copies updates "asynchronously to the read replica"',
  // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html
  "global-database": 'of a global database, the "RPO is typically measured in seconds"',
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html
  "automated-backups": 'RDS uploads transaction logs "every five minutes"',
};

const settings = z.object({
  ...regionObjectiveSettings,
  promotionTime: durationSetting(
    "5m",
    "The time to promote a copy. AWS states several minutes or longer: measure it in a drill.",
  ),
  restoreTime: durationSetting(
    "1h",
    "The time to restore from replicated backups. AWS states that it can take hours: measure it in a drill.",
  ),
});
type Settings = z.output<typeof settings>;

/** The time until a copy accepts writes, in seconds, with its arithmetic. */
interface Time {
  readonly seconds: number;
  readonly arithmetic: string;
  readonly property: string;
  readonly wanted: string;
}

function timeOf(copy: Resource, path: Path, graph: Graph, given: Settings): Time {
  const restore = seconds(given.restoreTime) ?? 0;
  const promotion = seconds(given.promotionTime) ?? 0;
  if (path === "automated-backups") {
    const wanted = "a read replica in its Region";
    return {
      seconds: restore,
      arithmetic: `a restore from backups takes ${written(restore)}`,
      property: "sourceDbInstanceArn",
      wanted,
    };
  }
  const promoted = {
    seconds: promotion,
    arithmetic: `its promotion takes ${written(promotion)}`,
    property: "region",
    wanted: "a longer objective",
  };
  if (kindOf(copy, graph) !== "aurora") return promoted;
  const { certain, possible } = instancesOf(copy, graph);
  if (certain.length > 0) return promoted;
  undecidedIfAny(possible, "clusterIdentifier", "is its instance");
  const total = promotion + NEW_INSTANCE;
  return {
    seconds: total,
    arithmetic: `it has no instance: creating one takes up to ${written(NEW_INSTANCE)}, its promotion ${written(promotion)}, together ${written(total)}`,
    property: "clusterIdentifier",
    wanted: "an aws.rds.ClusterInstance in it",
  };
}

function judge(copy: Resource, path: Path, graph: Graph, given: Settings): Verdict {
  const { rto, rpo } = regionObjective(graph, given);
  if (rpo === 0 || (path === "automated-backups" && rpo < LOG_UPLOAD)) {
    return violation({
      property: "region",
      actual: ASYNCHRONOUS[path],
      wanted: `a recovery point of ${written(rpo)}`,
      message: `Its Region objective allows ${rpo === 0 ? "no loss" : `a loss of ${written(rpo)}`}, but ${ASYNCHRONOUS[path]}: the last writes are lost. Raise the Region objective's rpo${rpo > 0 ? ", or use a replica" : ""}.`,
    });
  }
  const time = timeOf(copy, path, graph, given);
  if (time.seconds <= rto) return compliant();
  return violation({
    property: time.property,
    actual: written(time.seconds),
    wanted: `${time.wanted}: at most ${written(rto)}`,
    message: `It is available later than the Region objective of ${written(rto)} allows: ${time.arithmetic}.`,
  });
}

export const copyWithinObjective = defineRule({
  id: "rds-copy-within-objective",
  title: "RDS cross-Region copies should meet the Region objective",
  practices: ["REL13-BP01", "REL13-BP02"],
  service: "RDS",
  severity: "medium",
  why: "A copy that must be restored, or that needs an instance first, is available later than the objective allows. Every cross-Region copy is asynchronous and can lose the last writes.",
  fix: "Add an instance to a headless cluster, use a replica instead of replicated backups, or raise the objective.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html",
  types: [...DATABASES, BACKUPS_REPLICATION],
  settings,
  check(resource, graph, given) {
    const role = copyRoleOf(resource, graph);
    if (!role) return notApplicable("It is not a copy.");
    if (besideItsSource(resource, role))
      return notApplicable("It is in its source's Region, and unavailable together with it.");
    const verdict = judge(resource, role.path, graph, given);
    if (verdict.verdict !== "violation" || !role.source) return verdict;
    const compliantCopy = copiesOf(role.source, graph).certain.find(
      (copy) =>
        copy.resource !== resource &&
        copy.resource.region !== role.sourceRegion &&
        verdictsOf(copy.resource, [() => judge(copy.resource, copy.path, graph, given)])[0]?.verdict === "compliant",
    );
    return compliantCopy
      ? notApplicable(`${compliantCopy.resource.name}, another copy of the same database, meets the objective.`)
      : verdict;
  },
});
