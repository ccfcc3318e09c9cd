import type { Properties } from "../../../cli/plan/wire";

/** What is asked of a provider about one resource. */
export interface Subject {
  urn: string;
  /** What the program wants of it. */
  inputs: Properties;
}

/** By property: whether its change makes the resource be replaced. */
export type Differences = Record<string, { replaces: boolean }>;

/** What a stand-in for a provider answers; `serve` speaks the protocol for it. Its errors are the provider's. */
export interface StandIn {
  configure(config: Properties): void;
  /** The inputs with what the provider adds. */
  check(subject: Subject): Properties;
  diff(subject: Subject, before: Before, ignored: string[]): Differences;
  create(subject: Subject, preview: boolean): { id: string; outputs: Properties };
  /** What the resource is afterwards. */
  update(subject: Subject, before: Before, ignored: string[], preview: boolean): Properties;
  /** What the resource is, and the inputs as they would read now; without state it is one that is taken over by its id. Undefined where it is gone. */
  read(subject: Subject, state: Properties, id: string): { inputs: Properties; outputs: Properties } | undefined;
  delete(subject: Subject, state: Properties, id: string): void;
}

/** What Pulumi's state says of a resource. */
export interface Before {
  id: string;
  inputs: Properties;
  outputs: Properties;
}
