import type { Estimate } from "../../facts/recovery/estimate";
import type { Graph, Resource } from "../graph";
import { alarmTime } from "../services/route53/detection";
import type { Figure, Given } from "./model";

const READ = ["AWS", "quoted", "not read"] as const;
const WORST = ["resource", "SLA", "typical", "none"] as const;

/** A published estimate as a figure. */
export function figureOf({ seconds, source, bounded, read }: Estimate): Figure {
  return { seconds, arithmetic: `${seconds} s`, source, bounded, read };
}

/** How long an alarm takes to evaluate so many periods of so many seconds. */
export const alarmFigure = (periods: number, period: number): Figure => ({
  ...alarmTime(periods, period),
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html",
  bounded: "none",
});

/** A figure that some properties of a resource decide. */
export const by = (figure: Figure, given: readonly Given[]): Figure => ({
  ...figure,
  given: [...(figure.given ?? []), ...given],
});

type Scalar = Given["value"];

/** What a property says, or is by default: empty where that is not known, or no single value. */
export function givenBy(resource: Resource, property: string, graph: Graph, byDefault?: Scalar): Given[] {
  const reading = graph.given(resource, property);
  const value = reading.kind === "known" ? reading.value : reading.kind === "missing" ? byDefault : undefined;
  const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isScalar ? [{ urn: resource.urn, property, value, isDefault: reading.kind === "missing" }] : [];
}

/** Figures one after another; as well known as the worst of them, and as well read. */
export function sum(figures: readonly Figure[]): Figure {
  const [first] = figures;
  if (first && figures.length === 1) return first;
  const seconds = figures.reduce((total, one) => total + one.seconds, 0);
  return {
    seconds,
    arithmetic: figures.length === 0 ? "0 s" : `${figures.map((one) => `${one.seconds} s`).join(" + ")} = ${seconds} s`,
    source: [...new Set(figures.map(({ source }) => source))].join(", "),
    read: READ[Math.max(...figures.map(({ read }) => (read === undefined ? -1 : READ.indexOf(read))))],
    given: figures.flatMap(({ given = [] }) => given),
    bounded: WORST[Math.max(0, ...figures.map(({ bounded }) => WORST.indexOf(bounded)))] ?? "none",
  };
}
