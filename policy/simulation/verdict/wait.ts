import type { Fault, SimulatedFunction, Word } from "../model";
import type { Settings } from "../settings";

/** What waits is there when AWS is back, as long as it is kept until then. */
export function wait(
  { keeps }: SimulatedFunction,
  { kind }: Fault,
  settings: Settings,
): { readonly word: Word; readonly because?: string } {
  if (keeps === undefined) return { word: "waits" };
  if (keeps === "unknown") return { word: "undecided", because: "How long what comes in is kept is not known." };
  const setting = kind === "zone" ? "zoneOutage" : "outage";
  if (keeps.seconds >= settings[setting]) return { word: "waits" };
  const because = `What comes in is kept for ${keeps.seconds} s, less than an outage may last (setting ${setting}: ${settings[setting]} s).`;
  return { word: "lost", because };
}
