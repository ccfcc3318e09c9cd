import { z } from "zod";
import { SEVERAL_UNITS } from "../../../lib/duration";
import { seconds as secondsIn, type Graph } from "../../graph";

/** A rule's setting that is a duration such as 90s, 15m or 1h30m. */
export function durationSetting(byDefault: string, description: string) {
  return z
    .string()
    .regex(SEVERAL_UNITS, "must be a duration such as 90s, 15m or 1h30m")
    .default(byDefault)
    .describe(description);
}

/** The recovery objectives of a rule's settings, for programs that declare none. */
export const regionObjectiveSettings = {
  regionRto: durationSetting(
    "15m",
    "The recovery time objective for a Region disruption, if the program declares none.",
  ),
  regionRpo: durationSetting(
    "5m",
    "The recovery point objective for a Region disruption, if the program declares none.",
  ),
};

/** The objectives for the loss of a region, in seconds: what the program declares, else the rule's settings. */
export function regionObjective(graph: Graph, settings: { regionRto: string; regionRpo: string }) {
  const declared = graph.objectives?.region;
  return {
    rto: declared?.rto ?? secondsIn(settings.regionRto) ?? 0,
    rpo: declared?.rpo ?? secondsIn(settings.regionRpo) ?? 0,
  };
}

/** Seconds as people write them: 90 s, 10 min, 2 h. */
export function written(seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds >= 60 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
