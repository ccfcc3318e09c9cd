import type { Figure } from "./model";

/** What no graph and no page of AWS says; every one is shown where it carries an answer. Seconds. */
export interface Settings {
  /** From an alarm to a person at a keyboard. */
  readonly reaction: number;
  /** One command of a runbook. */
  readonly command: number;
  /** How long clients keep an address beyond the TTL of DNS. */
  readonly clientCache: number;
  /** From the launch of an instance until it runs. */
  readonly launch: number;
}

/** `launch` is predictive scaling's default buffer (API_PredictiveScalingConfiguration.html); AWS gives no figure for the others. */
export const DEFAULT_SETTINGS: Settings = { reaction: 900, command: 120, clientCache: 0, launch: 300 };

/** A setting as a figure: assumed, whatever its value. */
export function settingFigure(settings: Settings, name: keyof Settings): Figure {
  const seconds = settings[name];
  return { seconds, arithmetic: `${seconds} s`, source: `setting ${name}`, bounded: "none" };
}
