import { groupedBy } from "../../../../policy/graph";
import type { Simulation } from "../../../../policy/simulation";
import { escaped } from "../escape";
import { linkTo, plural, type Context } from "../parts/context";

/** What each served name can't do without, and what the simulation does not see. */
export function listsOf({ functions, cutSets, blindSpots }: Simulation, context: Context): string {
  const served = functions.filter(({ kind }) => kind === "serve").map(({ id }) => id);
  const single = groupedBy(
    cutSets.filter(({ order }) => order === 1),
    (one) => one.function,
  );
  const points = served.flatMap((id) => {
    const own = (single.get(id) ?? []).map(({ members }) => members[0]!);
    if (own.length === 0) return [];
    const chips = own.map((fault) => `<li>${choice(id, fault, escaped(fault))}</li>`);
    return [
      `<h3>${escaped(id)}: ${plural(own.length, "single point")} of failure</h3><ul class="points">${chips.join("")}</ul>`,
    ];
  });
  const spots = blindSpots.map(({ reason, urn }) => {
    const where = urn === undefined ? "" : ` ${linkTo(context, urn)}`;
    return `<li>${escaped(reason)}${where}</li>`;
  });
  return [
    points.length > 0
      ? `<section class="single"><h2>Single points of failure</h2><p class="none">Each of these alone leaves nothing of it, for certain.</p>${points.join("")}</section>`
      : "",
    spots.length > 0 ? `<section class="unseen-list"><h2>Not seen</h2><ul>${spots.join("")}</ul></section>` : "",
  ].join("\n");
}

/** A button with which the script chooses an answer. */
export function choice(fn: string, fault: string, html: string): string {
  return `<button type="button" class="choice" data-function="${escaped(fn)}" data-fault="${escaped(fault)}">${html}</button>`;
}
