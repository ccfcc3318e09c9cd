import { DATABASES, DB_INSTANCE } from "../../aws";
import { valueOf, type Graph, type Reading, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { besideItsSource, copyRoleOf } from "../../services/rds/copies";
import { instancesOf } from "../../services/rds/database";
import { dailyWindow, overlap, weeklyWindow, type Window } from "../../../lib/windows";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

/** A maintenance window of a resource. */
interface Given {
  readonly owner: Resource;
  readonly property: string;
  readonly reading: Reading<string>;
}

function windowProperties(resource: Resource): { maintenance: string; backup: string } {
  return resource.type === DB_INSTANCE
    ? { maintenance: "maintenanceWindow", backup: "backupWindow" }
    : { maintenance: "preferredMaintenanceWindow", backup: "preferredBackupWindow" };
}

/** The maintenance windows of a database: an Aurora cluster's and its instances', which are patched on their own. */
function maintenanceOf(database: Resource, graph: Graph): Given[] {
  const owners = database.type === DB_INSTANCE ? [database] : [database, ...instancesOf(database, graph).certain];
  return owners.map((owner) => {
    const property = windowProperties(owner).maintenance;
    return { owner, property, reading: graph.givenString(owner, property) };
  });
}

function parsed({ reading }: Given): Window | undefined {
  return weeklyWindow(valueOf(reading) ?? "");
}

function path(one: Given, database: Resource): string {
  return one.owner === database ? one.property : `${one.owner.name}.${one.property}`;
}

function judgeOne(one: Given, database: Resource, graph: Graph): Verdict | undefined {
  if (parsed(one)) return undefined;
  const { owner, property } = one;
  const actual = graph.read.given(owner, property);
  return violation({
    property: path(one, database),
    actual,
    wanted: "a window such as sun:03:00-sun:04:00 (UTC)",
    message: `${owner.name} has no maintenance window: AWS chooses one for each Region, and both may be down at once.`,
  });
}

function judgePair(copy: Given, source: Given, database: Resource): Verdict | undefined {
  const [a, b] = [parsed(copy), parsed(source)];
  if (!a || !b || !overlap(a, b)) return undefined;
  const [its, other] = [copy, source].map(({ reading }) => valueOf(reading) ?? "");
  return violation({
    property: path(copy, database),
    actual: its ?? "",
    wanted: `a window that does not overlap ${other}`,
    message: `${copy.owner.name} (${its}) and ${source.owner.name} (${other}) are maintained at the same time: a bad patch affects both Regions at once.`,
  });
}

/** AWS refuses it: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ManagingAutomatedBackups.html */
function judgeBackupWindow(database: Resource, graph: Graph): Verdict | undefined {
  const { maintenance, backup } = windowProperties(database);
  const [weekly, daily] = [graph.givenString(database, maintenance), graph.givenString(database, backup)];
  if (weekly.kind !== "known" || daily.kind !== "known") return undefined;
  const [a, b] = [weeklyWindow(weekly.value), dailyWindow(daily.value)];
  if (!a || !b || !overlap(a, b)) return undefined;
  return violation({
    property: backup,
    actual: daily.value,
    wanted: `a window that does not overlap ${weekly.value}`,
    message: `Its ${backup} (${daily.value}) overlaps its ${maintenance} (${weekly.value}), which AWS refuses.`,
  });
}

export const maintenanceWindowsDiffer = defineRule({
  id: "rds-maintenance-windows-differ",
  title: "RDS cross-Region copies should have another maintenance window than their source",
  practices: ["REL08-BP05", "REL13-BP04"],
  service: "RDS",
  severity: "medium",
  why: "Maintenance makes a database unavailable, and a bad patch does so for longer. If both Regions share a window, there is nothing to fail over to.",
  fix: "Give both a maintenanceWindow (preferredMaintenanceWindow, also on cluster instances) on different days.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html#Concepts.DBMaintenance",
  types: DATABASES,
  check(database, graph) {
    const role = copyRoleOf(database, graph);
    const backup = judgeBackupWindow(database, graph);
    if (!role || besideItsSource(database, role))
      return backup ?? notApplicable("It is not a cross-Region copy: the windows are compared at its copy.");
    const { source } = role;
    const own = maintenanceOf(database, graph);
    const others = source ? maintenanceOf(source, graph) : [];
    return verdictsOf(database, [
      ...[...own, ...others].map((one) => () => judgeOne(one, database, graph)),
      ...own.flatMap((one) => others.map((other) => () => judgePair(one, other, database))),
      () => backup,
      () =>
        source
          ? undefined
          : undecided({ property: own[0]!.property, reason: `Its source was not found: ${JUDGE_BOTH}.` }),
    ]);
  },
});
