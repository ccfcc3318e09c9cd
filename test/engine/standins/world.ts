import type { Properties } from "../../../cli/plan/wire";
import type { Action } from "./calls";
import { Live } from "./live";
import { defined, without } from "./properties";

/** A request that AWS refuses, once. */
export interface Refusal {
  type: string;
  action: Action;
  /** In AWS's words. */
  message: string;
}

/** The name of something that Pulumi has not made: AWS Backup has restored it, or an operator has made it. */
export function existing(type: string, id: string): string {
  return `${type} ${id}`;
}

/** The changes in AWS that Pulumi has not made: what its state does not know. */
export class World {
  /** By ARN, name or URN: properties that are not what Pulumi's state says; null where there is none any more. */
  private readonly changes = new Map<string, Properties>();
  /** The URNs of what holds data. */
  private readonly full = new Set<string>();
  private readonly refusals: Refusal[] = [];
  private failing: { action: Action; afterMs: number; fails: (urn: string) => boolean } | undefined;
  /** What Pulumi has made and not deleted. */
  readonly live = new Live();
  /** Called when AWS has made a resource, before Pulumi knows of it. */
  onCreated: ((urn: string) => void) | undefined;
  /** Called when AWS has deleted a resource, before Pulumi knows of it. */
  onDeleted: ((urn: string) => void) | undefined;
  /** The URNs of what an operator has deleted. */
  private readonly gone = new Set<string>();

  /** What is not as Pulumi's state has it. */
  of(thing: string): Properties {
    return this.changes.get(thing) ?? {};
  }

  /** AWS, or an operator in its console, changes a resource; null removes a property. */
  change(thing: string, properties: Properties): void {
    this.changes.set(thing, { ...this.of(thing), ...defined(properties) });
  }

  /** Pulumi has set these properties, so that its state knows them. */
  settle(thing: string, names: string[]): void {
    this.changes.set(thing, without(names, this.of(thing)));
  }

  /** Users write something into a bucket, a backup job into a vault. */
  fill(urn: string): void {
    this.full.add(urn);
  }

  /** An operator deletes its content. */
  empty(urn: string): void {
    this.full.delete(urn);
  }

  isFull(urn: string): boolean {
    return this.full.has(urn);
  }

  /** An operator deletes a resource with AWS's own command. */
  deleteByHand(urn: string): void {
    for (const { id } of this.live.all().filter((one) => one.urn === urn)) this.live.remove(urn, id);
    this.gone.add(urn);
  }

  /** Whether it was deleted, by hand or by Pulumi, and not made again. */
  isGone(urn: string): boolean {
    return (this.gone.has(urn) || this.live.timesMade(urn) > 0) && !this.live.has(urn);
  }

  /** AWS will refuse the next such request. */
  refuseNext(refusal: Refusal): void {
    this.refusals.push(refusal);
  }

  /** AWS will fail one request of a kind, after so many others of it. */
  failAfter(action: Action, others: number): void {
    let left = others;
    this.failing = { action, afterMs: 0, fails: () => left-- === 0 };
  }

  /**
   * AWS will fail the first request of a kind for each resource.
   *
   * @param afterMs how long it takes to answer so
   * @returns the URNs of those that it has failed
   */
  failEachOnce(action: Action, afterMs: number): ReadonlySet<string> {
    const failed = new Set<string>();
    this.failing = { action, afterMs, fails: (urn) => failed.size < failed.add(urn).size };
    return failed;
  }

  failNoMore(): void {
    this.failing = undefined;
  }

  /** Asked once for each request. @returns after how many milliseconds it is to fail; undefined where it is not */
  fails(action: Action, urn: string): number | undefined {
    return this.failing?.action === action && this.failing.fails(urn) ? this.failing.afterMs : undefined;
  }

  /** The refusal that waits for a request, which is then done with. */
  takeRefusal(type: string, action: Action): string | undefined {
    const waiting = this.refusals.findIndex((refusal) => refusal.type === type && refusal.action === action);
    return waiting < 0 ? undefined : this.refusals.splice(waiting, 1)[0]!.message;
  }
}
