import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Properties } from "../../../cli/plan/wire";
import type { Action } from "./calls";

/** Names the file in which the stand-in for AWS keeps what Pulumi's state does not know. */
export const WORLD = "HOLDFAST_STANDIN_WORLD";

/** A request that AWS refuses, once. */
export interface Refusal {
  type: string;
  action: Action;
  /** In AWS's words. */
  message: string;
}

interface Content {
  /** By ARN, name or URN: properties that are not what Pulumi's state says; null where there is none any more. */
  changes: Record<string, Properties>;
  /** The URNs of what holds data. */
  full: string[];
  refusals: Refusal[];
}

/** The name of something that Pulumi has not made: AWS Backup has restored it, or an operator has made it. */
export function existing(type: string, id: string): string {
  return `${type} ${id}`;
}

/** The changes in AWS that Pulumi has not made: a file, since engine, provider and test are processes of their own. */
export class World {
  constructor(private readonly file: string | undefined = process.env[WORLD]) {}

  /** What is not as Pulumi's state has it. */
  of(thing: string): Properties {
    return this.read().changes[thing] ?? {};
  }

  /** AWS, or an operator in its console, changes a resource; null removes a property. */
  change(thing: string, properties: Properties): void {
    this.write((content) => (content.changes[thing] = { ...content.changes[thing], ...properties }));
  }

  /** Pulumi has set these properties, so that its state knows them. */
  settle(thing: string, names: string[]): void {
    if (Object.keys(this.of(thing)).length === 0) return;
    this.write(({ changes }) => {
      const rest = Object.entries(changes[thing] ?? {}).filter(([name]) => !names.includes(name));
      changes[thing] = Object.fromEntries(rest);
    });
  }

  /** Users write something into a bucket, a backup job into a vault. */
  fill(urn: string): void {
    this.write(({ full }) => full.push(urn));
  }

  /** An operator deletes its content. */
  empty(urn: string): void {
    this.write((content) => (content.full = content.full.filter((one) => one !== urn)));
  }

  isFull(urn: string): boolean {
    return this.read().full.includes(urn);
  }

  /** AWS will refuse the next such request. */
  refuseNext(refusal: Refusal): void {
    this.write(({ refusals }) => refusals.push(refusal));
  }

  /** The refusal that waits for a request, which is then done with. */
  takeRefusal(type: string, action: Action): string | undefined {
    const waiting = this.read().refusals.findIndex((refusal) => refusal.type === type && refusal.action === action);
    if (waiting < 0) return undefined;
    let message: string | undefined;
    this.write(({ refusals }) => (message = refusals.splice(waiting, 1)[0]!.message));
    return message;
  }

  private read(): Content {
    const content = this.file !== undefined && existsSync(this.file) ? readFileSync(this.file, "utf8") : "{}";
    return { changes: {}, full: [], refusals: [], ...(JSON.parse(content) as Partial<Content>) };
  }

  private write(edit: (content: Content) => unknown): void {
    if (this.file === undefined) return;
    const content = this.read();
    edit(content);
    // Beside its place and then moved there: the engine may run several processes of the stand-in, and none may read half of it.
    const unfinished = `${this.file}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(content));
    renameSync(unfinished, this.file);
  }
}
