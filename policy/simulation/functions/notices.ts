import { ALARMS } from "../../aws";
import { valueOf, type Resource } from "../../graph";
import { followedBy, type Followed } from "../dns/alarm";
import type { Player } from "../engine/player";
import type { Replay } from "../engine/replay";
import type { ElementId, Notice } from "../model";
import type { Scene } from "../scene";
import { METRIC_DELAY } from "../../services/route53/detection";
import { alarmChain } from "./warn";

/** An alarm that notifies people, perhaps. */
interface Watcher {
  readonly alarm: Resource;
  /** Up while what it sends reaches a person. */
  readonly chain: ElementId;
  /** Undefined where what its metric follows is not modelled. */
  readonly followed: Followed | undefined;
  /** Seconds from when the metric is on the bad side to ALARM; undefined where that is not known. */
  readonly delay: number | undefined;
}

/** Says of each fault whether a person is notified of it, by alarms whose metric surely moves with it. */
export class NoticeReader {
  private readonly watchers: readonly Watcher[];
  /** What must be replayed. */
  readonly elements: readonly ElementId[];

  constructor(private readonly scene: Scene) {
    this.watchers = scene.graph.ofType(...ALARMS).flatMap((alarm): Watcher[] => {
      const chain = alarmChain(alarm, new Set(), scene);
      if (chain === scene.down) return [];
      const read = (property: "period" | "evaluationPeriods") => valueOf(scene.graph.number(alarm, property));
      const [period, periods] = [read("period"), read("evaluationPeriods")];
      const delay = period === undefined || periods === undefined ? undefined : period * periods + METRIC_DELAY;
      return [{ alarm, chain, followed: followedBy(alarm, scene), delay }];
    });
    const all = this.watchers.flatMap(({ chain, followed }) => [chain, followed?.isOk, followed?.measured]);
    this.elements = all.flatMap((id) => id ?? []);
  }

  of(replay: Replay, player: Player): Notice {
    const moved = this.watchers.flatMap((watcher) => {
      const seconds = timeOf(watcher, replay, player);
      return seconds === undefined ? [] : [{ watcher, seconds }];
    });
    const [first] = [...moved].sort((a, b) => a.seconds - b.seconds);
    if (first) {
      const urns = moved.map(({ watcher }) => watcher.alarm.urn).sort();
      const name = this.scene.nameOf(first.watcher.alarm);
      return { is: "yes", alarms: urns, seconds: first.seconds, because: `The metric of ${name} moves with it.` };
    }
    const open = this.watchers.filter((watcher) => mayMove(watcher, replay));
    if (open.length === 0) return { is: "no", alarms: [], because: "No alarm that notifies a person moves with it." };
    const names = open.slice(0, 2).map(({ alarm }) => this.scene.nameOf(alarm));
    const others = open.length > names.length ? ` and ${open.length - names.length} more` : "";
    const because = `Whether ${names.join(", ")}${others} moves with it is not modelled, or not known.`;
    return { is: "undecided", alarms: [], because };
  }
}

/** Seconds until the alarm has surely notified a person; undefined where that is not sure. */
function timeOf({ followed, delay, chain }: Watcher, replay: Replay, player: Player): number | undefined {
  if (!followed || delay === undefined || !player.atRest(followed.isOk).surely) return undefined;
  const changes = replay.of(followed.isOk);
  for (const [index, { at, possibly }] of changes.entries()) {
    const end = changes.slice(index + 1).find((next) => next.possibly)?.at ?? Infinity;
    const seconds = at + delay;
    if (possibly || seconds > end || !replay.stateAt(followed.measured, seconds).surely) continue;
    if (replay.stateAt(chain, seconds).surely) return seconds;
  }
  return undefined;
}

/** Whether an alarm may notify people of the fault: one whose message can't reach them, or whose metric surely stays, does not. */
function mayMove({ followed, chain }: Watcher, replay: Replay): boolean {
  if (replay.of(chain).every(({ possibly }) => !possibly)) return false;
  const stays = (id: ElementId) => replay.of(id).every(({ surely }) => surely);
  return !followed || !stays(followed.isOk) || !stays(followed.measured);
}
