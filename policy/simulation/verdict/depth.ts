import type { Survival } from "../model";

/**
 * What a fault does to a site with its data, where it is not known whether its health checks ask for the data: the same either way, at worst,
 * or undecided between two words.
 */
export function eitherDepth(process: Survival, data: Survival): Survival {
  const either = [process, data] as const;
  const said = either.map(({ word, rto }) => (rto ? `${word} in ${rto.seconds} s` : word));
  if (said[0] === said[1]) return process;
  const because = `If its health checks ask for its data: ${said[1]}. If not: ${said[0]}.`;
  const [worse] = [...either].sort((a, b) => (b.rto?.seconds ?? 0) - (a.rto?.seconds ?? 0));
  if (process.word === data.word) return { ...worse!, because };
  const last = process.timeline[process.timeline.length - 1] ?? { at: 0, share: 0 };
  const ends = data.timeline[data.timeline.length - 1] ?? last;
  const share = Math.min(last.share, ends.share);
  const atMost = Math.max(last.atMost ?? last.share, ends.atMost ?? ends.share);
  return {
    ...process,
    word: "undecided",
    rto: undefined,
    timeline: [{ at: 0, share, atMost }],
    steps: [...new Set([...process.steps, ...data.steps])],
    stranded: [],
    because,
  };
}
