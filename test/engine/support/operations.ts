import type { EngineEvent } from "@pulumi/pulumi/automation";

/** How an operation of the engine is run. */
export interface RunOptions {
  /** With the policy pack enforced, by the repository's configuration or this one. Default: false. */
  pack?: boolean | Record<string, unknown>;
  /** A region that is unavailable. */
  dead?: string;
  /** `--refresh`: AWS is asked first what there is. */
  refresh?: boolean;
  /** `--target`: these resources alone, by their URNs. */
  target?: string[];
  /** `--parallel`: how many resources at a time. */
  parallel?: number;
  /** How long the engine may take to end by itself after it has reported that its program failed. */
  graceMs?: number;
  /** `--diff`: each property that differs is shown. */
  diff?: boolean;
  /** The state is written after each step, as an engine does that may be killed. */
  checkpoints?: boolean;
}

/** What every operation takes. */
export interface Settings {
  color: "never";
  diff?: boolean;
  signal: AbortSignal;
  onEvent: (event: EngineEvent) => void;
  onOutput: (chunk: string) => void;
  onError: (chunk: string) => void;
  policyPacks?: string[];
  policyPackConfigs?: string[];
}
