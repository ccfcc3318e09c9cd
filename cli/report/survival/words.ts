import type { Survival, Word } from "../../../policy/simulation";

/** From the best to the worst. */
const WORDS: readonly Word[] = ["continues", "recovers", "degraded", "waits", "lost", "undecided"];

type Answer = Pick<Survival, "word" | "rto" | "timeline">;

/** `continues`, `108 s` of one that recovers, `degraded 67 %`. */
export function wordOf({ word, rto, timeline }: Answer): string {
  if (word === "recovers" && rto) return time(rto.seconds);
  const share = timeline[timeline.length - 1]?.share ?? 0;
  return word === "degraded" && share > 0.005 ? `degraded ${Math.round(share * 100)} %` : word;
}

/** `45 s`, `13 min 45 s`, `3 h 20 min`. */
export function time(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  const [large, small, names] = whole < 7200 ? [60, 1, ["min", "s"]] : [3600, 60, ["h", "min"]];
  const rest = Math.floor((whole % large) / small);
  return `${Math.floor(whole / large)} ${names[0]}${rest > 0 ? ` ${rest} ${names[1]}` : ""}`;
}

/** The higher, the worse: by the word, then the time, then what is left of the load at worst. */
export function badness({ word, rto, timeline }: Answer): number {
  const lowest = Math.min(1, ...timeline.map(({ share }) => share));
  return WORDS.indexOf(word) * 1e9 + (rto?.seconds ?? 0) + (1 - lowest);
}

/** What a missed objective adds to `badness`: it is worse than any that is met. */
export const MISSED = 1e10;

/** `recovery in 15 min and at most 60 s of data`. */
export function objectiveText({
  rto,
  rpo,
}: {
  readonly rto?: number | undefined;
  readonly rpo?: number | undefined;
}): string {
  const parts = [
    ...(rto === undefined ? [] : [`recovery in ${time(rto)}`]),
    ...(rpo === undefined ? [] : [`at most ${time(rpo)} of data`]),
  ];
  return parts.join(" and ");
}
