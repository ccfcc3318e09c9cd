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

/** An experiment, as far as it is this fault's alone; its role may do what its statements say and nothing else. */
export interface Experiment extends FaultPart {
  fault: FaultName;
  /** What happens, as a sentence of at most 512 characters. */
  says: string;
  /** What becomes of an action that finds no target; fail, unless said why. */
  emptyTargets: "fail" | "skip";
}
