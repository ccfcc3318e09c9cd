import type { ElementId, Flow, PoolPart, SplitPart } from "../model";

/** What is delivered of the need, 0 to 1: at least, and at most. */
export interface Level {
  readonly least: number;
  readonly most: number;
}

/** The state of an element at one moment. */
export type StateOf = (id: ElementId) => { readonly surely: boolean; readonly possibly: boolean };

/** The share that clients have whose number is not known: more than none. */
const A_FEW = 0.001;
/** 9 of 10 at 90 % is all. */
const ROUNDING = 1e-9;

const ratio = (up: number, need: number): number => (up + ROUNDING >= need ? 1 : rounded(up / need));
/** To a hundredth of a percent, so that 1.8 of 2 is 0.9. */
const rounded = (share: number): number => Math.round(share * 1e4) / 1e4;

/** What a flow delivers. @param share of the need that is asked of it */
export function levelOf(flow: Flow, state: StateOf, share = 1): Level {
  switch (flow.kind) {
    case "gate":
      return { least: state(flow.element).surely ? 1 : 0, most: state(flow.element).possibly ? 1 : 0 };
    case "units": {
      const need = flow.ofShare ? flow.need * share : flow.need;
      const count = (plane: "surely" | "possibly") => flow.units.filter((unit) => state(unit)[plane]).length;
      return { least: ratio(count("surely"), need), most: ratio(count("possibly"), need) };
    }
    case "pool":
      return {
        least: ratio(carried(flow.parts, state, "surely"), flow.load),
        most: ratio(carried(flow.parts, state, "possibly"), flow.load),
      };
    case "part": {
      const { least, most } = levelOf(flow.flow, state, share);
      return { least: Math.min(least, A_FEW), most: Math.min(most, 1 - A_FEW) };
    }
    case "least":
      return each(flow.of, state, share, Math.min);
    case "best":
      return each(flow.of, state, share, Math.max);
    case "choose": {
      const possible = flow.cases.filter(({ when }) => state(when).possibly);
      const sure = possible.find(({ when }) => state(when).surely);
      return sure ? levelOf(sure.flow, state, share) : between(possible.map((one) => levelOf(one.flow, state, share)));
    }
    case "split":
      return levelOfSplit(flow.parts, state, share);
  }
}

/** The hosts that are up of those parts that are chosen. */
function carried(parts: readonly PoolPart[], state: StateOf, plane: "surely" | "possibly"): number {
  const chosen = parts.filter((part) => state(part.chosen)[plane]);
  return chosen.reduce((sum, { units, grown }) => {
    const added = grown && state(grown.element)[plane] ? grown.count : 0;
    return sum + units.filter((unit) => state(unit)[plane]).length + added;
  }, 0);
}

function each(of: readonly Flow[], state: StateOf, share: number, pick: (...of: number[]) => number): Level {
  const levels = of.map((one) => levelOf(one, state, share));
  return { least: pick(...levels.map(({ least }) => least)), most: pick(...levels.map(({ most }) => most)) };
}

/** One of these, but not known which. */
function between(levels: readonly Level[]): Level {
  if (levels.length === 0) return { least: 0, most: 0 };
  return { least: Math.min(...levels.map(({ least }) => least)), most: Math.max(...levels.map(({ most }) => most)) };
}

/** Each of these has some of the clients, but not known how many. */
function inPart(levels: readonly Level[]): Level {
  const { least, most } = between(levels);
  const best = Math.max(0, ...levels.map((one) => one.least));
  const worst = Math.min(1, ...levels.map((one) => one.most));
  return { least: least === 0 && best > 0 ? A_FEW : least, most: most === 1 && worst < 1 ? 1 - A_FEW : most };
}

/** Which of those that may be chosen are chosen is not known: the worst of them, or the best. */
function weighedBetween(possible: readonly SplitPart[], state: StateOf, share: number): Level {
  const found = possible.map((part) => ({
    weight: part.weight ?? 0,
    sure: state(part.chosen).surely,
    level: levelOf(part.flow, state, share),
  }));
  const bound = (plane: keyof Level, isWorse: (a: number, b: number) => boolean): number => {
    const sure = found.filter((one) => one.sure);
    // With none that is sure, one of them is chosen alone.
    if (sure.length === 0) return found.map(({ level }) => level[plane]).reduce((a, b) => (isWorse(a, b) ? a : b));
    let [weight, whole] = [0, 0];
    for (const one of sure) [weight, whole] = [weight + one.weight, whole + one.weight * one.level[plane]];
    const others = found.filter((one) => !one.sure).sort((a, b) => (isWorse(a.level[plane], b.level[plane]) ? -1 : 1));
    for (const { weight: own, level } of others) {
      if (weight > 0 && !isWorse(level[plane], whole / weight)) continue;
      [weight, whole] = [weight + own, whole + own * level[plane]];
    }
    return weight === 0 ? 0 : rounded(whole / weight);
  };
  return { least: bound("least", (a, b) => a < b), most: bound("most", (a, b) => a > b) };
}

function levelOfSplit(parts: readonly SplitPart[], state: StateOf, share: number): Level {
  const possible = parts.filter(({ chosen }) => state(chosen).possibly);
  const isDecided = possible.every(({ chosen }) => state(chosen).surely);
  const isWeighed = possible.every(({ weight }) => weight !== undefined);
  const levels = () => possible.map((part) => levelOf(part.flow, state, share));
  if (!isDecided) return isWeighed ? weighedBetween(possible, state, share) : between(levels());
  if (!isWeighed) return inPart(levels());
  const total = possible.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  const weighed = possible.map(({ weight, flow }) => {
    const part = total === 0 ? 1 / possible.length : (weight ?? 0) / total;
    return { part, level: levelOf(flow, state, share * part) };
  });
  const sum = (plane: keyof Level) => {
    const whole = weighed.reduce((all, { part, level }) => all + part * level[plane], 0);
    return whole + ROUNDING >= 1 ? 1 : rounded(whole);
  };
  return { least: sum("least"), most: sum("most") };
}
