import type { Difference } from "../../../../policy/simulation";
import { rowsOf, summaryOf, type ChangeRow } from "../../difference";
import { escaped } from "../escape";
import { choice } from "./lists";

/** What a change of the program makes worse and better: each answer is chosen as those of the table are. */
export function changesSection(difference: Difference): string {
  const { cutSetsAdded, cutSetsRemoved, functionsAdded, functionsRemoved } = difference;
  return [
    `<section class="changes" aria-labelledby="changes"><h2 id="changes">What the change does</h2>`,
    `<p>${escaped(summaryOf(difference))}</p>`,
    answers("Worse", "worse", rowsOf(difference, "worse")),
    names("New single points of failure and pairs", "worse", cutSetsAdded),
    answers("Better", "better", rowsOf(difference, "better")),
    names("Single points of failure and pairs that are gone", "better", cutSetsRemoved),
    names("New functions", "other", functionsAdded),
    names("Functions that are gone", "other", functionsRemoved),
    `</section>`,
  ].join("\n");
}

type Tone = "worse" | "better" | "other";

function answers(title: string, tone: Tone, rows: readonly ChangeRow[]): string {
  const items = rows.map(({ function: id, faults: [fault = ""], under, change, reason }) => {
    const text = `<b>${escaped(id)}</b> under ${escaped(under)}: <b>${escaped(change)}</b>`;
    return `<li>${choice(id, fault, text)} <span class="why">${escaped(reason)}</span></li>`;
  });
  return list(title, tone, items);
}

const names = (title: string, tone: Tone, all: readonly string[]): string =>
  list(
    title,
    tone,
    all.map((one) => `<li>${escaped(one)}</li>`),
  );

/** Longer lists are closed at first; on paper they are open. */
const MOST = 12;

function list(title: string, tone: Tone, items: readonly string[]): string {
  if (items.length === 0) return "";
  const body = `<ul class="${tone}">${items.join("")}</ul>`;
  return items.length > MOST
    ? `<details><summary>${title} (${items.length})</summary>${body}</details>`
    : `<h3>${title}</h3>${body}`;
}
