import type { Evidence, Fault, Survival } from "../../../policy/simulation";
import { urnParts } from "../../../policy/graph";
import { time } from "./words";

/** How one answer comes about, in words, ready to be laid out. */
export interface Explanation {
  /** Why the word is what it is. */
  readonly because: string;
  /** The timeline, a line a moment. */
  readonly moments: readonly { readonly at: string; readonly share: string; readonly because: string | undefined }[];
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** @param notice whether a person is notified of the fault, where that was asked for */
export function explanationOf(survival: Omit<Survival, "objective">, notice?: Fault["notice"]): Explanation {
  const { because, rto, rpo, timeline, afterwards, stranded, blocked, assumes, evidence = [] } = survival;
  const moments = timeline.map(({ at, share, atMost, because }) => {
    const most = atMost === undefined ? "" : ` to ${percent(atMost)}`;
    return { at: time(at), share: `${percent(share)}${most}`, because };
  });
  const sections = [
    { title: "Notified", lines: notice ? noticeLines(notice) : [] },
    { title: "Recovery time", lines: rto ? [`${time(rto.seconds)} = ${rto.arithmetic}`, rto.source] : [] },
    { title: "Data given up", lines: rpo ? [`${time(rpo.seconds)} = ${rpo.arithmetic}`, rpo.source] : [] },
    { title: "Once it is back", lines: afterwards ? returnLines(afterwards) : [] },
    { title: "Can't be done", lines: blocked.map(({ step, needs }) => `${step}: needs ${needs.join(", ")}`) },
    { title: "Could serve, and gets no clients", lines: stranded },
    { title: "Rests on", lines: assumes },
    { title: "Read from", lines: [...new Set(evidence.flatMap(evidenceLines))] },
  ];
  return { because, moments, sections: sections.filter(({ lines }) => lines.length > 0) };
}

/** The Region's return: clients go back by themselves, unless something keeps them where they went. */
function returnLines({ is, seconds, heldFrom, because }: NonNullable<Survival["afterwards"]>): string[] {
  const back =
    seconds === undefined ? "clients do not go back" : `clients go back by themselves, ${time(seconds)} later`;
  if (is === "back") return [`${back}. ${because}`];
  if (heldFrom === undefined) return [`undecided: ${because}`];
  return [`after an outage of less than ${time(heldFrom)}: ${back}`, `after a longer one: ${because}`];
}

/** So many alarms are named that notify people of one fault. */
const NAMED = 5;

/** Whether a person is notified of a fault, when, by which alarms, and who. */
export function noticeLines({ is, seconds, alarms, because }: NonNullable<Fault["notice"]>): string[] {
  if (is !== "yes" || seconds === undefined) return [`${is === "no" ? "no" : "undecided"}: ${because}`];
  const each = alarms.slice(0, NAMED).map((one) => {
    const people = one.recipients.length > 0 ? one.recipients.join(", ") : "recipients can't be determined";
    return `${urnParts(one.urn).name}, after ${time(one.seconds)}: ${people}`;
  });
  const others = alarms.length > NAMED ? [`and ${alarms.length - NAMED} more`] : [];
  return [`yes, ${time(seconds)} after the fault: ${because}`, ...each, ...others];
}

/** The properties that decided, each of its resource; and where AWS's own text was not read. */
function evidenceLines({ of, value, source, read, properties }: Evidence): string[] {
  const given = properties.map(
    (one) => `${urnParts(one.urn).name} ${one.property} = ${one.value}${one.isDefault ? " (default)" : ""}`,
  );
  const unread =
    read === "quoted" ? "as others quote AWS" : read === "not read" ? "AWS's text was not read" : undefined;
  return [
    ...(given.length > 0 ? [`${of}: ${given.join(", ")}`] : []),
    ...(unread === undefined ? [] : [`${of}: ${value} (${unread}: ${source})`]),
  ];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
