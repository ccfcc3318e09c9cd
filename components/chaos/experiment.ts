import type { Service } from "../compute/service";
import type { FaultName } from "../config/schema/experiments";
import type { Network } from "../network/network";
import type { FaultPart, Stack } from "./fis";

/** What a region has that a fault can be injected into. */
export interface Surroundings extends Stack {
  /** The region's network and compute, where it has any. */
  network?: Network;
  service?: Service;
  /** The Availability Zone of the faults of one zone, where the region has any. */
  zone?: string;
}

/** What an experiment needs for one fault; its role may do what the statements say and nothing else. */
export interface Experiment extends FaultPart {
  fault: FaultName;
  /** What happens, as a sentence of at most 512 characters. */
  says: string;
  /** Whether an action without a target fails the experiment (the usual choice) or is skipped. */
  emptyTargets: "fail" | "skip";
}
