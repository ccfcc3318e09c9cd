import type { Unknown } from "../graph";
import { undecided, type Verdict } from "../verdict";

/** The verdict on a property that can't be read now: "Its kmsKeyId is known only after deployment." */
export function unread(property: string, { reason }: Unknown): Verdict {
  return undecided({ property, reason: `Its ${property} ${reason}.` });
}
