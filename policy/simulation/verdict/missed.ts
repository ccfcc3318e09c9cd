import { groupedBy } from "../../graph";
import type { Survival } from "../model";

/** The answers that miss their objective; of one function, only those whose recovery takes something else than that of the fault before. */
export function missedOnce(survival: readonly Survival[]): Survival[] {
  const missed = survival.filter(({ objective }) => objective?.met === "no");
  const reason = ({ word, rto, because }: Survival) => `${word} ${rto?.arithmetic ?? because}`;
  const groups = groupedBy(missed, (one) => `${one.function}\n${reason(one)}`);
  return [...groups.values()].map((group) => group[0]!);
}

/** What an objective asks for: `recovery in 900 s and at most 60 s of data`. */
export function wantedBy({ rto, rpo }: NonNullable<Survival["objective"]>): string {
  const time = rto === undefined ? [] : [`recovery in ${rto} s`];
  return [...time, ...(rpo === undefined ? [] : [`${rpo} s of data`])].join(" and at most ");
}

/** What happens instead: the arithmetic of the time to recover, or the word; and of the data given up, where that is too much. */
export function happens({ word, rto, rpo, objective }: Survival): string {
  const isLoss = rpo !== undefined && objective?.rpo !== undefined && rpo.seconds > objective.rpo;
  const lost = isLoss ? [`${rpo.arithmetic} of data given up`] : [];
  return [...(rto ? [rto.arithmetic] : isLoss ? [] : [word]), ...lost].join("; ");
}
