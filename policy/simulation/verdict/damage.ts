import { append } from "../../graph";
import type { Player } from "../engine/player";
import type { Replay } from "../engine/replay";
import type { ElementId, Fault } from "../model";
import type { DecidedScene } from "../scene";

/** What a fault does to resources at once, before anything recovers. */
export interface Damage {
  readonly fault: string;
  /** URNs of those that are down. */
  readonly down: readonly string[];
  /** URNs of those of which a part is down, such as a group's hosts in one zone. */
  readonly partly: readonly string[];
}

/** Reads what faults do to the resources that some functions depend on. */
export class DamageReader {
  /** The elements that are a resource's own parts, and up without a fault. */
  private readonly parts = new Map<string, ElementId[]>();

  constructor(
    private readonly scene: DecidedScene,
    player: Player,
  ) {
    const { elements, copies } = scene;
    const copied = new Set(copies.flatMap(({ reachable }) => [reachable, ...elements[reachable]!.kids]));
    // What is up while any of several things is, is more than the resource.
    const tagged = player.watched().filter((id) => {
      const { resource, op } = elements[id]!;
      return resource && (op === "leaf" || op === "all") && player.atRest(id).possibly;
    });
    const live = new Set(tagged.filter((id) => !copied.has(id)).map((id) => elements[id]!.resource));
    // Copies outlive what they are of; some resources are nothing else.
    const own = tagged.filter((id) => !copied.has(id) || !live.has(elements[id]!.resource));
    // A part of a part counts once, with what it is a part of.
    const inner = new Set(
      own.flatMap((id) => elements[id]!.kids.filter((kid) => elements[kid]!.resource === elements[id]!.resource)),
    );
    for (const id of own) if (!inner.has(id)) append(this.parts, elements[id]!.resource!.urn, id);
  }

  of(fault: Fault, replay: Replay): Damage {
    const isDown = (id: ElementId) => !replay.stateAt(id, 0).possibly;
    const reached = new Set(replay.changed().flatMap((id) => this.scene.elements[id]!.resource?.urn ?? []));
    const found = [...reached].sort().map((urn) => {
      const parts = this.parts.get(urn) ?? [];
      return { urn, all: parts.length, down: parts.filter(isDown).length };
    });
    return {
      fault: fault.id,
      down: found.filter(({ all, down }) => down > 0 && down === all).map(({ urn }) => urn),
      partly: found.filter(({ all, down }) => down > 0 && down < all).map(({ urn }) => urn),
    };
  }
}
