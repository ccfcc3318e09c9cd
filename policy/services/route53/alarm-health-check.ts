import { answered, isTreeList, isTreeObject, type Graph, type Resource, type Tree } from "../../graph";

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_AlarmIdentifier.html */
const STATISTICS: readonly Tree[] = ["Average", "Minimum", "Maximum", "Sum", "SampleCount"];
/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_CloudWatchAlarmConfiguration.html */
const OPERATORS: readonly Tree[] = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
];
const SHORTEST_PERIOD = 60;
const MOST_DIMENSIONS = 10;

/** A requirement of Route 53 on an alarm. */
export interface Requirement {
  readonly property: string;
  readonly wanted: Tree;
  readonly why: string;
  /** Throws UndecidedError where it is not known. */
  holds(alarm: Resource, graph: Graph): boolean;
}

/** Nothing given, an empty text and an empty list are absent. */
function absent(alarm: Resource, property: string, graph: Graph): boolean {
  const value = graph.read.given(alarm, property) ?? "";
  return value === "" || (isTreeList(value) && value.length === 0);
}

function oneOf(alarm: Resource, property: string, allowed: readonly Tree[], graph: Graph): boolean {
  return allowed.includes(graph.read.given(alarm, property) ?? "");
}

const REQUIREMENTS: readonly Requirement[] = [
  {
    property: "metricQueries",
    wanted: "none: metricName, namespace and statistic instead",
    why: "it can't follow metric math",
    holds: (alarm, graph) => absent(alarm, "metricQueries", graph),
  },
  {
    property: "evaluationCriteria",
    wanted: "none: metricName, namespace and statistic instead",
    why: "it can't follow a query",
    holds: (alarm, graph) => absent(alarm, "evaluationCriteria", graph),
  },
  {
    property: "extendedStatistic",
    wanted: `none: statistic ${STATISTICS.join(", ")}`,
    why: "it knows no percentiles",
    holds: (alarm, graph) => absent(alarm, "extendedStatistic", graph),
  },
  {
    property: "statistic",
    wanted: STATISTICS.join(", "),
    why: "it knows no other statistics",
    holds: (alarm, graph) => oneOf(alarm, "statistic", STATISTICS, graph),
  },
  {
    property: "comparisonOperator",
    wanted: OPERATORS.join(", "),
    why: "it can't follow anomaly detection",
    holds: (alarm, graph) => oneOf(alarm, "comparisonOperator", OPERATORS, graph),
  },
  {
    property: "period",
    wanted: `at least ${SHORTEST_PERIOD} s`,
    why: "it sees standard-resolution metrics only",
    holds: (alarm, graph) => (graph.read.number(alarm, "period") ?? 0) >= SHORTEST_PERIOD,
  },
  {
    property: "datapointsToAlarm",
    wanted: "the value of evaluationPeriods, or none",
    why: 'it knows no "M out of N"',
    holds(alarm, graph) {
      if (absent(alarm, "datapointsToAlarm", graph)) return true;
      const [some, all] = [
        graph.read.number(alarm, "datapointsToAlarm"),
        graph.read.number(alarm, "evaluationPeriods"),
      ];
      // AWS answers 0 where it was not given.
      return some !== undefined && (some === 0 || some === all);
    },
  },
  {
    property: "dimensions",
    wanted: `at most ${MOST_DIMENSIONS}`,
    why: "it takes no more dimensions",
    holds(alarm, graph) {
      const value = graph.read.given(alarm, "dimensions") ?? {};
      return isTreeObject(value) && Object.keys(value).length <= MOST_DIMENSIONS;
    },
  },
];

/**
 * What an alarm must hold so that a health check can follow it.
 * A metric alarm has either a metric of its own or queries: what belongs to the other form is not missing from it.
 */
export function requirementsOn(alarm: Resource, graph: Graph): readonly Requirement[] {
  const wrongForm = REQUIREMENTS.slice(0, 3).filter((one) => answered(() => one.holds(alarm, graph)).is === "no");
  return wrongForm.length > 0 ? wrongForm : REQUIREMENTS;
}
