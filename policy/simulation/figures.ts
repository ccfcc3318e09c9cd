import type { Estimate } from "../../facts/recovery/estimate";
import type { Figure } from "./model";

const WORST = ["resource", "SLA", "typical", "none"] as const;

/** A published estimate as a figure. */
export function figureOf({ seconds, source, bounded }: Estimate): Figure {
  return { seconds, arithmetic: `${seconds} s`, source, bounded };
}

/** Figures one after another; as well known as the worst of them. */
export function sum(figures: readonly Figure[]): Figure {
  const [first] = figures;
  if (first && figures.length === 1) return first;
  const seconds = figures.reduce((total, one) => total + one.seconds, 0);
  return {
    seconds,
    arithmetic: figures.length === 0 ? "0 s" : `${figures.map((one) => `${one.seconds} s`).join(" + ")} = ${seconds} s`,
    source: [...new Set(figures.map(({ source }) => source))].join(" "),
    bounded: WORST[Math.max(0, ...figures.map(({ bounded }) => WORST.indexOf(bounded)))] ?? "none",
  };
}
