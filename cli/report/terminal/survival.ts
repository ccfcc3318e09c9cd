import { happens, missedOnce, wantedBy, type Simulation } from "../../../policy/simulation";
import { noticeLines } from "../survival/explanation";
import { renderMatrix } from "./matrix";
import { renderObjectives } from "./objectives";
import { renderHistory } from "./scenarios";
import type { Screen } from "./screen";
import { flow, plural, wrap } from "./words";

/**
 * What every fault does to every function: a matrix of the worst of each kind, the objectives that are missed, then, for each served name,
 * the single points of failure, and what is not known.
 */
export function renderSurvival(simulation: Simulation, options: { all?: boolean }, screen: Screen): string {
  const { bold, dim } = screen.colours;
  const { functions, faults, blindSpots } = simulation;
  if (functions.length === 0) return `${bold("Simulation")}  nothing to simulate: no record, load balancer or store\n`;
  const blind = blindSpots.map(({ reason }) => `  ${dim("-")} ${wrap(reason, screen.width - 4, "    ")}\n`);
  const spots = blind.length > 0 ? `\n${bold("Not seen")}\n${blind.join("")}` : "";
  const how = dim(
    `holdfast simulate FILE... --explain 'FAULT' 'FUNCTION' says how an answer comes about; ${options.all ? "" : "--all has a row for each function, "}--json has all.`,
  );
  return [
    `${bold("Simulation")}  ${plural(faults.length, "fault")}, ${plural(functions.length, "function")}\n\n`,
    renderMatrix(simulation, options.all ? "all" : "folded", screen),
    renderMissed(simulation, screen),
    renderSinglePoints(simulation, screen),
    renderNotices(simulation, screen),
    renderHistory(simulation, screen),
    `${spots}\n${wrap(how, screen.width, "")}\n`,
  ].join("");
}

/** In a plan: the matrix of what is served and has objectives, and the objectives beside what is expected. */
export function renderSurvivalBriefly(simulation: Simulation, screen: Screen): string {
  const { bold, dim } = screen.colours;
  if (simulation.functions.length === 0) return "";
  const faults = simulation.faults.filter(({ kind }) => kind !== "scenario").length;
  const objectives = renderObjectives(simulation, screen);
  return [
    `\n${bold("What faults do")}  ${dim(`the worst of each kind, of ${plural(faults, "simulated fault")}`)}\n`,
    renderMatrix(simulation, "judged", screen),
    objectives === "" ? `\n${bold("Objectives")}  none is declared\n` : `\n${objectives}`,
    "\n",
  ].join("");
}

/** The declared objectives that are missed, each with its worst fault and the arithmetic; empty where all are met. */
export function renderMissed({ survival }: Simulation, screen: Screen): string {
  const { bold, red } = screen.colours;
  const missed = missedOnce(survival);
  const lines = missed.map((one) => {
    const text = `${one.function} under ${one.fault}: ${happens(one)}; the objective is ${wantedBy(one.objective!)}`;
    return `  ${red("✖")} ${wrap(text, screen.width - 4, "    ")}\n`;
  });
  return lines.length === 0 ? "" : `\n${bold("Objectives missed")}\n${lines.join("")}`;
}

function renderSinglePoints({ functions, cutSets }: Simulation, { colours: { bold }, width }: Screen): string {
  return functions
    .filter(({ kind }) => kind === "serve")
    .map(({ id }) => {
      const own = cutSets.filter((one) => one.function === id);
      const single = own.filter(({ order }) => order === 1).map(({ members }) => members[0]!);
      const pairs = own.length - single.length;
      const more = pairs > 0 ? `, and ${plural(pairs, "pair")}` : "";
      const names = flow(single, ", ", width - 4).join("\n    ");
      return single.length === 0
        ? ""
        : `\n${bold(id)}: ${plural(single.length, "single point")} of failure${more}\n    ${names}\n`;
    })
    .join("");
}

/** Of each Region's outage, whether a person is notified, when and by which alarm; empty where that was not asked for. */
function renderNotices({ faults }: Simulation, { colours: { bold }, width }: Screen): string {
  const lines = faults.flatMap(({ id, kind, notice }) => {
    if (kind !== "region" || !notice) return [];
    const [first = "", by] = noticeLines(notice);
    return [`  ${wrap(`${id}: ${by ?? first}`, width - 4, "    ")}\n`];
  });
  return lines.length === 0 ? "" : `\n${bold("Who is notified")}\n${lines.join("")}`;
}
