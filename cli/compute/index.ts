import { containersTypes } from "./containers";
import { functionsTypes } from "./functions";
import type { KindTypes } from "./kind";

/** The kinds of compute that have resource types of their own: instances are in the tables of EC2. */
export const KINDS: readonly KindTypes[] = [containersTypes, functionsTypes];
