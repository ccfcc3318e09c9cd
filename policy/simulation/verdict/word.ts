import type { Moment, Word } from "../model";

/**
 * The word of a course of events; what is claimed is claimed of what is sure.
 * - continues: all of the need throughout
 * - recovers: all of it in the end
 * - degraded: something in the end, but not all
 * - waits, lost: nothing in the end, not even possibly; waits where what failed comes back
 */
export function wordOf(timeline: readonly Moment[], comesBack: boolean): Word {
  const last = timeline[timeline.length - 1];
  if (last === undefined) return "undecided";
  if (timeline.every(({ share }) => share === 1)) return "continues";
  if (last.share === 1) return "recovers";
  const most = last.atMost ?? last.share;
  if (most === 0) return comesBack ? "waits" : "lost";
  return last.share > 0 && most < 1 ? "degraded" : "undecided";
}
