/*
 * What the page's script reads of a simulation, as JSON. Texts, lists and answers are there once and named by their numbers, so that a page of
 * some thousand resources stays small. Every word and time is made here: the script only chooses and lays out.
 */

/** The number of a text, of a list of resources, or of an answer. */
type Ref = number;

/** A moment: seconds since the fault, the share of the need, what may be at most, then both in words and the step that led there. */
export type MomentData = [at: number, share: number, atMost: number, time: Ref, percent: Ref, because: Ref | -1];

/** Whether an answer meets an objective: yes, by typical or assumed times (unproven), no, or undecided; empty where it is not judged. */
export type MetData = "" | "y" | "u" | "n" | "?";

export interface AnswerData {
  /** As in the matrix: `108 s`. */
  text: Ref;
  word: string;
  /** The higher, the worse. */
  bad: number;
  because: Ref;
  moments: MomentData[];
  /** Of a recovery: its seconds. */
  rto?: number;
  sections: [title: Ref, lines: Ref[]][];
  /** Resources that carry the function in the end, and that could but get no clients. */
  path: Ref;
  stranded: Ref;
  /** By objective. */
  met: MetData[];
}

export interface FunctionData {
  id: Ref;
  kind: string;
  /** Without any fault; absent: up. */
  rest?: string;
  /** The answer of faults that reach nothing of it. */
  calm: Ref;
  /** Reasons of what is not seen. */
  blind: Ref[];
}

export interface FaultData {
  id: Ref;
  /** How many alike it is one of; absent: 1. */
  members?: number;
  /** What differs from the functions' calm answers: function, answer, function, answer. */
  effect: Ref;
  objective: Ref | -1;
  /** Lists of resources that are down, and partly down. */
  down: Ref;
  partly: Ref;
  /** Whether a person is notified, by which alarms and when, a line each. */
  notice?: Ref[];
  /** Names of Regions and zones that are down. */
  places: string[];
}

export interface ColumnData {
  title: Ref;
  /** Faults. */
  faults: number[];
}

export interface ViewData {
  title: Ref;
  columns: ColumnData[];
  /** Of a past event: what happened, and the page that says so. */
  note?: Ref;
  source?: Ref;
}

export interface FilterData {
  id: string;
  /** Functions to which the main faults do the same are one row. */
  rows: number[][];
}

export interface ObjectiveData {
  rto?: number;
  rpo?: number;
  /** `recovery in 15 min, at most 60 s of data`. */
  text: Ref;
}

export interface SurvivalData {
  texts: string[];
  /** Numbers of resources. */
  lists: (readonly number[])[];
  /** For a resource that is not drawn, those that it is drawn with. */
  drawn: Record<number, number[]>;
  functions: FunctionData[];
  faults: FaultData[];
  answers: AnswerData[];
  effects: (readonly number[])[];
  objectives: ObjectiveData[];
  /** What a missed objective adds to an answer's `bad`. */
  missed: number;
  views: ViewData[];
  filters: FilterData[];
  /** What is chosen at first: a function, a fault. */
  first: [fn: number, fault: number] | null;
}
