import type { Answer, Found, Resource, Tree } from "../graph";
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
  readonly wanted: (service: string) => string;
  /** A sentence. */
  readonly message: (sender: Sender) => string;
}

/**
 * The verdict on whether services may send: the first of each service that may not.
 * @param none why there is nothing to judge, where there are no senders
 */
export function judgeSenders(
  senders: readonly Sender[],
  may: (sender: Sender) => Answer,
  { property, actual, wanted, message }: SenderWording,
  none: string,
): readonly Verdict[] {
  if (senders.length === 0) return [notApplicable(none)];
  const byService = new Map<string, Verdict>();
  for (const sender of senders) {
    const allowed = may(sender);
    const before = byService.get(sender.service)?.verdict;
    if (allowed.is === "no" && before !== "violation")
      byService.set(
        sender.service,
        violation({ property, actual, wanted: wanted(sender.service), message: message(sender) }),
      );
    if (allowed.is === "unknown" && before === undefined)
      byService.set(sender.service, undecided({ property, reason: allowed.why }));
  }
  return byService.size > 0 ? [...byService.values()] : [compliant()];
}
