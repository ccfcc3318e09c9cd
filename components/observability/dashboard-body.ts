import type { Role } from "../config/schema/common";
import type { AlarmGroup } from "./alerts";
import {
  annotated,
  frame,
  graphsOf,
  kindsOf,
  thresholds,
  titleOf,
  type Kind,
  type ShownAlarm,
} from "./dashboard-graphs";
import { Column, COLUMNS, type DashboardBody, type MetricProperties } from "./dashboard-widgets";

/** The workload, the regions and the stack of a dashboard. */
export interface DashboardPlace {
  workload: string;
  regions: Record<Role, string>;
  /** The role of the region whose stack makes it. */
  role: Role;
  /** Where docs/ is published, for links to the runbook. */
  runbook: string | undefined;
}

/** Dashboards belong to the whole account, not to a region, and so do their names: each contains its region's. */
export function dashboardName({ workload, regions }: Pick<DashboardPlace, "workload" | "regions">, role: Role): string {
  return `${workload}-${regions[role]}`;
}

/** The name of the side-by-side one that a region's stack makes. */
export function pairName({ workload, regions }: Pick<DashboardPlace, "workload" | "regions">, role: Role): string {
  return `${workload}-both-regions-by-${regions[role]}`;
}

const GROUPS: Record<AlarmGroup, string> = {
  service: "Service",
  stores: "Stores",
  messages: "Messages",
  regions: "Regions",
  audit: "Audit",
};

const GRAPH = { width: 8, height: 5 };
const IN_ALARM = { states: ["ALARM"], height: 3 };

/** Three hours, to show how it began; each graph has its alarm's own period. */
const WINDOW = { start: "-PT3H", periodOverride: "inherit" } as const;

/** One region: its alarms on top, then the graphs of each part of the service with their thresholds. */
export function regionDashboard(alarms: readonly ShownAlarm[], place: DashboardPlace): DashboardBody {
  const { workload, regions, role } = place;
  const region = regions[role];
  const column = new Column(0, COLUMNS);
  column.text(
    `# ${workload} in ${region} (${role})\n${linkTo(pairName(place, role), "Both regions side by side")} · ` +
      `${linkTo(dashboardName(place, otherRole(role)), `${regions[otherRole(role)]} alone`)}`,
    2,
  );
  const of = (severity: ShownAlarm["severity"]) => alarms.filter((one) => one.severity === severity);
  column.alarms("Critical: the region does not work", arnsOf(of("critical")));
  column.alarms("Warnings in ALARM: it may soon not", arnsOf(of("warning")), IN_ALARM);
  for (const group of groupsOf(alarms)) {
    const own = alarms.filter((one) => one.group === group);
    column.text(`## ${GROUPS[group]} · ${runbookLinks(own, place)}`, 1);
    column.graphs(withDistinctTitles(kindsOf(own).flatMap((kind) => graphsOf(kind, region))), GRAPH);
  }
  return { ...WINDOW, widgets: column.widgets };
}

const HALF = COLUMNS / 2;
const HALF_GRAPH = { width: HALF / 2, height: 4 };
const ROLES = ["primary", "secondary"] as const;

/**
 * Both regions, the primary on the left: the same graphs for both. The other region's metrics are found by SEARCH, since only
 * the beginnings of their dimensions' values are known here (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html).
 * @param regionAlarms ARNs of each region's composite alarm, by role
 */
export function pairDashboard(
  alarms: readonly ShownAlarm[],
  place: DashboardPlace,
  regionAlarms: Partial<Record<Role, readonly string[]>>,
): DashboardBody {
  const columns = { primary: new Column(0, HALF), secondary: new Column(HALF, HALF) };
  for (const role of ROLES) {
    const link = linkTo(dashboardName(place, role), "its alarms and graphs");
    columns[role].text(`# ${place.regions[role]} (${role})\n${place.workload}: ${link}`, 2);
    columns[role].alarms("Whether the region works", regionAlarms[role] ?? []);
  }
  let y = Math.max(...ROLES.map((role) => columns[role].bottom));
  const widgets = ROLES.flatMap((role) => columns[role].widgets);
  for (const group of groupsOf(alarms)) {
    const kinds = kindsOf(alarms.filter((one) => one.group === group)).filter((kind) => isFound(kind, place));
    if (kinds.length === 0) continue;
    for (const [i, role] of ROLES.entries()) {
      const column = new Column(i * HALF, HALF, y);
      column.text(`## ${GROUPS[group]} in ${place.regions[role]}`, 1);
      column.graphs(withDistinctTitles(kinds.map((kind) => searched(kind, place, role))), HALF_GRAPH);
      widgets.push(...column.widgets);
      if (i === ROLES.length - 1) y = column.bottom;
    }
  }
  return { ...WINDOW, widgets };
}

/** Graphs with the same title get their first line's name too. */
function withDistinctTitles(graphs: MetricProperties[]): MetricProperties[] {
  return graphs.map((graph) => {
    const label = graph.metrics.flat().find((part) => typeof part === "object" && "label" in part);
    const isAlone = graphs.filter(({ title }) => title === graph.title).length === 1;
    return isAlone || typeof label !== "object"
      ? graph
      : { ...graph, title: `${graph.title} · ${String(label["label"])}` };
  });
}

/** Whether a kind's metrics can be found in the other region: their dimensions contain the workload's name. */
function isFound(kind: Kind, { workload }: DashboardPlace): boolean {
  const [{ dimensions, query }] = kind;
  return query !== undefined || Object.values(dimensions).some((value) => value.includes(workload));
}

function searched(kind: Kind, place: DashboardPlace, role: Role): MetricProperties {
  const { workload, regions } = place;
  const [first] = kind;
  const { namespace, metricName, dimensions, statistic, period, math } = first;
  const schema = [namespace, ...Object.keys(dimensions)].join(",");
  const search = `SEARCH('{${schema}} MetricName="${metricName}" ${workload.split("-").join(" ")}', '${statistic}', ${period})`;
  const expressions = first.query === undefined ? [search] : kind.map(({ query }) => query!);
  return {
    ...frame(first, regions[role]),
    title: titleOf({ namespace, metricName, dimensions }),
    metrics: expressions.map((expression, i) => [{ expression, id: `e${i}` }]),
    // The other region may have other thresholds, as for a reduced size; of metric math only the first metric is shown.
    ...(role === place.role && !math && annotated(thresholds(kind))),
  };
}

function groupsOf(alarms: readonly ShownAlarm[]): AlarmGroup[] {
  return (Object.keys(GROUPS) as AlarmGroup[]).filter((group) => alarms.some((one) => one.group === group));
}

function arnsOf(alarms: readonly ShownAlarm[]): string[] {
  return alarms.map(({ arn }) => arn);
}

function otherRole(role: Role): Role {
  return role === "primary" ? "secondary" : "primary";
}

/** Within the console (CloudWatch-Dashboard-Body-Structure.html, Properties of a Text Widget Object). */
function linkTo(dashboard: string, text: string): string {
  return `[${text}](#dashboards:name=${dashboard})`;
}

/** The runbook's pages that a group's alarms lead to. */
function runbookLinks(alarms: readonly ShownAlarm[], { runbook }: DashboardPlace): string {
  const pages = [...new Set(alarms.map((one) => one.runbook.split("#")[0]!))];
  const shown = pages.map((page) =>
    runbook === undefined ? `docs/runbook/${page}` : `[${page.replace(/\.md$/, "")}](${runbook}/runbook/${page})`,
  );
  return `runbook: ${shown.join(", ")}`;
}
