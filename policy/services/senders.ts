import { NOT_YET, type Answer, type Found, type Resource, type Tree } from "../graph";
import type { Sender } from "../permissions";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../verdict";

/** The senders behind what makes services send. */
export function sendersOf(found: Found, of: (by: Resource) => Sender | undefined): Found<Sender> {
  const each = (list: readonly Resource[]) => list.map(of).filter((one) => one !== undefined);
  return { certain: each(found.certain), possible: each(found.possible), why: found.why };
}

/** What is said of senders that may not send. */
export interface SenderWording {
  /** The property that decides it. */
  readonly property: string;
  readonly actual: Tree | undefined;
  readonly wanted: (sender: Sender) => string;
  /** A sentence. */
  readonly message: (sender: Sender) => string;
}

/**
 * The verdict on whether services may send: the first of each service that may not. One that only may send is asked too: it is undecided
 * where it might not be allowed.
 * @param none why there is nothing to judge, where there are no senders
 */
export function judgeSenders(
  { certain, possible }: Found<Sender>,
  may: (sender: Sender) => Answer,
  { property, actual, wanted, message }: SenderWording,
  none: string,
): readonly Verdict[] {
  if (certain.length + possible.length === 0) return [notApplicable(none)];
  const byService = new Map<string, Verdict>();
  for (const sender of certain) {
    const allowed = may(sender);
    const before = byService.get(sender.service)?.verdict;
    if (allowed.is === "no" && before !== "violation")
      byService.set(sender.service, violation({ property, actual, wanted: wanted(sender), message: message(sender) }));
    if (allowed.is === "unknown" && before === undefined)
      byService.set(sender.service, undecided({ property, reason: allowed.why }));
  }
  for (const sender of possible)
    if (!byService.has(sender.service) && may(sender).is !== "yes")
      byService.set(
        sender.service,
        undecided({ property, reason: `Whether ${sender.by.name} sends to it ${NOT_YET}.` }),
      );
  return byService.size > 0 ? [...byService.values()] : [compliant()];
}
