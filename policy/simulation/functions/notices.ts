import { ALARMS, COMPOSITE_ALARM } from "../../aws";
import { isOfType, valueOf, type Resource, type ResourceOf } from "../../graph";
import { compared } from "../compared";
import { alarmNamed, isInAlarm } from "../dns/alarm-state";
import type { Player } from "../engine/player";
import type { Replay } from "../engine/replay";
import type { ElementId, Notice, Notifier } from "../model";
import type { Scene } from "../scene";
import { alarmChain } from "./warn";
import { recipientsOf } from "./recipients";

/** An alarm that notifies people, perhaps. */
interface Watcher {
  readonly alarm: Resource;
  /** Up while what it sends reaches a person. */
  readonly chain: ElementId;
  /** Up while it is in ALARM. */
  readonly inAlarm: ElementId;
  readonly suppressor: Suppressor | undefined;
}

/** A composite alarm takes no action while its suppressor is in ALARM. */
interface Suppressor {
  readonly inAlarm: ElementId;
  /** Seconds for which it waits for the suppressor to go to ALARM. */
  readonly waits: number;
}

/** Says of each fault whether a person is notified of it, by alarms that surely go to ALARM. */
export class NoticeReader {
  private readonly watchers: readonly Watcher[];
  /** What must be replayed. */
  readonly elements: readonly ElementId[];

  constructor(private readonly scene: Scene) {
    this.watchers = scene.graph.ofType(...ALARMS).flatMap((alarm): Watcher[] => {
      const chain = alarmChain(alarm, new Set(), scene);
      if (chain === scene.down) return [];
      const suppressor = isOfType(alarm, COMPOSITE_ALARM) ? suppressorOf(alarm, scene) : undefined;
      return [{ alarm, chain, inAlarm: isInAlarm(alarm, scene), suppressor }];
    });
    const all = this.watchers.flatMap(({ chain, inAlarm, suppressor }) => [chain, inAlarm, suppressor?.inAlarm]);
    this.elements = all.flatMap((id) => id ?? []);
  }

  of(replay: Replay, player: Player): Notice {
    const sure = this.watchers.flatMap(({ alarm, ...watcher }) => {
      const seconds = timeOf(watcher, replay, player);
      return seconds === undefined ? [] : [{ alarm, seconds }];
    });
    sure.sort((a, b) => a.seconds - b.seconds || compared(a.alarm.urn, b.alarm.urn));
    const [first] = sure;
    if (first) {
      const others = sure.length > 1 ? `, the first of ${sure.length} alarms` : "";
      const because = `${this.scene.nameOf(first.alarm)} goes to ALARM${others}.`;
      return { is: "yes", alarms: sure.map((one) => this.notifier(one)), seconds: first.seconds, because };
    }
    const open = this.watchers.filter((watcher) => mayNotify(watcher, replay));
    if (open.length === 0) return { is: "no", alarms: [], because: "No alarm that notifies a person goes to ALARM." };
    const names = open.slice(0, 2).map(({ alarm }) => this.scene.nameOf(alarm));
    const others = open.length > names.length ? ` or ${open.length - names.length} more` : "";
    const because = `Whether ${names.join(", ")}${others} goes to ALARM is not modelled, or not known.`;
    return { is: "undecided", alarms: [], because };
  }

  private notifier({ alarm, seconds }: { readonly alarm: Resource; readonly seconds: number }): Notifier {
    return { urn: alarm.urn, seconds, recipients: recipientsOf(alarm, this.scene) };
  }
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-suppression.html */
function suppressorOf(alarm: ResourceOf<typeof COMPOSITE_ALARM>, scene: Scene): Suppressor | undefined {
  const { graph } = scene;
  if (graph.given(alarm, "actionsSuppressor").kind === "missing") return undefined;
  const named = valueOf(graph.string(alarm, "actionsSuppressor.alarm"));
  const name = named?.slice(named.lastIndexOf(":") + 1);
  const waits = valueOf(graph.number(alarm, "actionsSuppressor.waitPeriod"));
  const suppressor = name === undefined ? undefined : alarmNamed(name, alarm.region, scene);
  const reason = `Whether what suppresses ${scene.nameOf(alarm)} is in ALARM is not known.`;
  return suppressor && waits !== undefined
    ? { inAlarm: isInAlarm(suppressor, scene), waits }
    : { inAlarm: scene.unknown(reason, alarm), waits: 0 };
}

/** Seconds until the alarm has surely notified a person; undefined where that is not sure. */
function timeOf(watcher: Omit<Watcher, "alarm">, replay: Replay, player: Player): number | undefined {
  const { chain, inAlarm, suppressor } = watcher;
  // An alarm acts when it goes to ALARM, not while it is.
  if (player.atRest(inAlarm).possibly) return undefined;
  const changes = replay.of(inAlarm);
  for (const [index, { at, surely }] of changes.entries()) {
    const end = changes.slice(index + 1).find((next) => !next.surely)?.at ?? Infinity;
    const seconds = at + (suppressor?.waits ?? 0);
    if (!surely || seconds > end || (suppressor && maySuppress(suppressor, seconds, replay))) continue;
    if (replay.stateAt(chain, seconds).surely) return seconds;
  }
  return undefined;
}

const maySuppress = ({ inAlarm }: Suppressor, until: number, replay: Replay): boolean =>
  replay.of(inAlarm).some(({ at, possibly }) => at <= until && possibly);

/** Whether an alarm may notify people of the fault: one whose message can't reach them, or that surely does not go to ALARM, does not. */
function mayNotify({ chain, inAlarm }: Watcher, replay: Replay): boolean {
  return [chain, inAlarm].every((id) => replay.of(id).some(({ possibly }) => possibly));
}
